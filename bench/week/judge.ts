import type postgres from "postgres";
import type { SandboxMessage } from "../../src/sandbox/page-parts.ts";
import type { Sandbox } from "../../src/sandbox/platform/open.ts";
import { cardWords } from "../../test/support/read-card.ts";

const wordsOf = ({ card, content }: SandboxMessage): string => (card ? cardWords(card) : JSON.stringify(content));

/** What was heard in all chats: the small Feishu forgets its oldest messages, so it is read every evening. */
export function hearing(sandbox: Sandbox) {
  const marks = new Map<string, string | null>();
  const markOf = (message: SandboxMessage): string | null => {
    const words = wordsOf(message);
    const mark = /#([0-9a-f]{8})/.exec(words)?.[1];
    return mark && !words.includes("重发") ? `${message.chatId} ${mark}` : null;
  };
  return {
    listen() {
      for (const { chatId } of sandbox.chats())
        for (const message of sandbox.messages(chatId)) marks.set(message.messageId, markOf(message));
    },
    has: (messageId: string) => marks.has(messageId),
    /** How often a message was there once more. */
    twice(): number {
      const all = [...marks.values()].filter((mark) => mark !== null);
      return all.length - new Set(all).size;
    },
  };
}

type Heard = ReturnType<typeof hearing>;

/** Kept as sent, but no message of that id was ever there. */
async function unheard(sql: postgres.Sql, heard: Heard): Promise<number> {
  const sent = await sql<
    { message_id: string | null }[]
  >`select message_id from outbox_message where status = 'sent' and tidies is null`;
  return sent.filter(({ message_id }) => !heard.has(message_id ?? "")).length;
}

/** What should have come about by now, asked of the tables apart from the product's own plans, with how many times it did not. */
async function missed(sql: postgres.Sql, until: string): Promise<Record<string, number>> {
  const [row] = await sql<Record<string, number>[]>`select
    (select count(*)::int from assignment a where status = 'inProgress' and due <= ${until} and extract(isodow from due) < 6
      and not exists (select 1 from outbox_line l join outbox_message m on m.id = l.outbox_id
        where l.assignment_id = a.id and m.status = 'sent' and m.view->>'day' = a.due::text)) as "due and not told that day",
    (select count(*)::int from outbox_message where status in ('waiting', 'failed') and tidies is null) as "messages not sent",
    (select count(*)::int from outbox_message where status = 'waiting' and tidies is not null) as "redraws waiting",
    (select count(*)::int from inbox_event where status in ('waiting', 'dead')) as "events not worked off",
    (select count(*)::int from follow_up where kind = 'unsaid') as "reminders the auditor missed",
    (select count(*)::int from follow_up where kind = 'stalled' and ended_at is null) as "standstills not over"`;
  return row ?? {};
}

type Told = { sql: postgres.Sql; heard: Heard; reports: number; until: string };

/** Every fault by its name, with how often it was found; none where all is well. `reports` is how many 反馈 were said. */
export async function judgeWeek({ sql, heard, reports, until }: Told): Promise<[string, number][]> {
  const [kept] = await sql`select count(*)::int as count from journal where act = 'reportProgress' and refusal is null`;
  const found = {
    ...(await missed(sql, until)),
    "said twice": heard.twice(),
    "sent and not there": await unheard(sql, heard),
    "反馈 lost or doubled": Math.abs(reports - Number(kept?.count)),
  };
  return Object.entries(found).filter(([, count]) => count > 0);
}

/** What is known of messages that should have been sent, for whoever looks for the reason. */
export async function unsent(sql: postgres.Sql): Promise<string[]> {
  const rows = await sql<{ said: string }[]>`
    select concat_ws(', ', status, view->>'view', 'attempt ' || attempts, error, 'try at ' || try_at) as said
    from outbox_message where status in ('waiting', 'failed') and tidies is null limit 10`;
  return rows.map(({ said }) => said);
}
