import type postgres from "postgres";
import type { SandboxMessage } from "../../src/sandbox/page-parts.ts";
import type { Sandbox } from "../../src/sandbox/platform/open.ts";
import { cardWords } from "../../test/support/read-card.ts";

const wordsOf = ({ card, content }: SandboxMessage): string => (card ? cardWords(card) : JSON.stringify(content));

function twice(messages: readonly SandboxMessage[]): number {
  const said = messages.map(wordsOf).filter((words) => !words.includes("重发"));
  const marks = said.flatMap((words) => /#([0-9a-f]{8})/.exec(words)?.[1] ?? []);
  return marks.length - new Set(marks).size;
}

/** Kept as sent, but no message of that id is anywhere. */
async function unheard(sql: postgres.Sql, messages: readonly SandboxMessage[]): Promise<number> {
  const heard = new Set(messages.map(({ messageId }) => messageId));
  const sent = await sql<
    { message_id: string | null }[]
  >`select message_id from outbox_message where status = 'sent' and tidies is null`;
  return sent.filter(({ message_id }) => !heard.has(message_id ?? "")).length;
}

/** What should have come about by now, asked of the tables apart from the product's own plans: each kind with how many times it did not. */
async function missed(sql: postgres.Sql, until: string): Promise<Record<string, number>> {
  const [row] = await sql<Record<string, number>[]>`select
    (select count(*)::int from assignment a where status = 'inProgress' and due <= ${until} and extract(isodow from due) < 6
      and not exists (select 1 from outbox_line l join outbox_message m on m.id = l.outbox_id
        where l.assignment_id = a.id and m.status = 'sent' and m.view->>'day' = a.due::text)) as "due today and not told",
    (select count(*)::int from outbox_message where status in ('waiting', 'failed')) as "messages not sent",
    (select count(*)::int from inbox_event where status in ('waiting', 'dead')) as "events not worked off",
    (select count(*)::int from follow_up where kind in ('unsaid', 'stalled')) as "alarms of the auditor"`;
  return row ?? {};
}

type Told = { sandbox: Sandbox; sql: postgres.Sql };

/** Every fault by its name, with how often it was found; none where all is well. `reports` is how many 反馈 were said. */
export async function judgeWeek({ sandbox, sql }: Told, reports: number, until: string): Promise<[string, number][]> {
  const chats = sandbox.chats().map(({ chatId }) => sandbox.messages(chatId));
  const [kept] = await sql`select count(*)::int as count from journal where act = 'reportProgress' and refusal is null`;
  const found = {
    ...(await missed(sql, until)),
    "said twice": chats.reduce((sum, messages) => sum + twice(messages), 0),
    "sent and not there": await unheard(sql, chats.flat()),
    "反馈 lost or doubled": Math.abs(reports - Number(kept?.count)),
  };
  return Object.entries(found).filter(([, count]) => count > 0);
}
