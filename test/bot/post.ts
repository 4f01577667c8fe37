import { eq, sql } from "drizzle-orm";
import type { App } from "../../src/app.ts";
import type { Bot } from "../../src/bot/bot.ts";
import { deliverDue } from "../../src/bot/deliver/deliver.ts";
import type { OutboxId } from "../../src/db/schema/messages.ts";
import { outboxMessage } from "../../src/db/schema/messages.ts";
import type { Act } from "../../src/domain/item/acts.ts";
import { keyedHash } from "../../src/keyed-hash.ts";
import type { Asked } from "../../src/usecases/item/act.ts";
import { act } from "../../src/usecases/item/act.ts";
import { createDraft } from "../../src/usecases/item/draft.ts";
import { draftContent } from "../../src/usecases/item/draft-content.ts";
import { issueDraft } from "../../src/usecases/item/issue.ts";
import type { Answer, Seen } from "../feishu/fake-platform.ts";
import { appId, clientOf } from "../feishu/fake-platform.ts";
import { seededApp } from "../support/database.ts";
import type { Who } from "../support/town.ts";
import { actorOf } from "../support/town.ts";

type Letter = { to: string; type: string; content: string; uuid: string; messageId: string; chatId: string };

/** What the platform answers to the next call of a kind; `keeps` says whether it acted on it all the same. */
type Next = { answer: Answer; keeps?: boolean; to?: string };
type Kind = "send" | "patch" | "list" | "members" | "upload" | "suggest";

const ok = (data: unknown): Answer => ({ body: { code: 0, msg: "success", data } });

/** A refusal as the platform words it. */
export const refusal = (code: number, { status = 400, headers = {}, msg = "no" } = {}): Answer => ({
  status,
  headers,
  body: { code, msg },
});

const kindOf = ({ method, path }: Seen): Kind | null => {
  if (path.endsWith("/members")) return "members";
  if (path === "/open-apis/im/v1/files") return "upload";
  if (path.endsWith("/push_follow_up")) return "suggest";
  if (method === "PATCH") return "patch";
  if (!path.startsWith("/open-apis/im/v1/messages")) return null;
  return method === "POST" ? "send" : "list";
};

/** The platform's side: every letter once per uuid, every patch, and what it is told to answer instead. */
function platform() {
  const letters: Letter[] = [];
  const patches: { messageId: string; card: string }[] = [];
  const scripted: Record<Kind, Next[]> = { send: [], patch: [], list: [], members: [], upload: [], suggest: [] };
  const uploads: { key: string; name: string }[] = [];
  const members: { member_id: string; tenant_key?: string }[] = [];
  let count = 0;
  let during: (() => Promise<void>) | null = null;

  function accept(body: { receive_id: string; msg_type: string; content: string; uuid: string }): Letter {
    const known = letters.find(({ uuid }) => uuid === body.uuid);
    if (known) return known;
    count += 1;
    const letter = {
      to: body.receive_id,
      type: body.msg_type,
      content: body.content,
      uuid: body.uuid,
      messageId: `om_${count}`,
      chatId: body.receive_id.startsWith("oc_") ? body.receive_id : `oc_with_${body.receive_id}`,
    };
    letters.push(letter);
    return letter;
  }

  /** As read back: a file by the name it was uploaded under. */
  function readBack({ type, content }: Letter): string {
    const { file_key: key } = JSON.parse(content);
    const name = uploads.find((each) => each.key === key)?.name;
    return type === "file" ? JSON.stringify({ file_key: key, file_name: name }) : content;
  }

  const acts: Record<Kind, (seen: Seen) => Answer> = {
    upload: ({ body }) => {
      const name = /name="file_name"\r\n\r\n([^\r]*)/.exec(body.toString("utf8"))?.[1] ?? "";
      const key = `file_v3_${uploads.length + 1}`;
      uploads.push({ key, name });
      return ok({ file_key: key });
    },
    send: ({ body }) => {
      const { messageId, chatId } = accept(JSON.parse(body.toString("utf8")));
      return ok({ message_id: messageId, chat_id: chatId });
    },
    patch: ({ path, body }) => {
      patches.push({ messageId: path.split("/").at(-1) ?? "", card: JSON.parse(body.toString("utf8")).content });
      return ok({});
    },
    list: ({ query }) =>
      ok({
        items: letters
          .filter(({ chatId }) => chatId === query.get("container_id"))
          .map((letter) => ({
            message_id: letter.messageId,
            create_time: "1772413200000",
            sender: { id: appId, sender_type: "app" },
            body: { content: readBack(letter) },
          })),
        has_more: false,
      }),
    members: () => ok({ items: members, has_more: false }),
    suggest: () => ok({}),
  };

  return {
    letters,
    patches,
    members,
    uploads,
    next: (kind: Kind, ...answers: Next[]) => scripted[kind].push(...answers),
    /** Something that happens while a message is under way. */
    meanwhile: (happens: () => Promise<void>) => {
      during = happens;
    },
    handler: async (seen: Seen): Promise<Answer> => {
      const kind = kindOf(seen);
      if (!kind) return refusal(99999999, { status: 404 });
      const happens = kind === "send" || kind === "patch" ? during : null;
      during = happens ? null : during;
      const place = scripted[kind].findIndex(({ to }) => !to || seen.body.toString("utf8").includes(`"${to}"`));
      const [next] = place < 0 ? [] : scripted[kind].splice(place, 1);
      const answer = !next || next.keeps ? acts[kind](seen) : next.answer;
      await happens?.();
      return next?.answer ?? answer;
    },
  };
}

/** The post office: the town, its deliveries, and the platform they go to. */
export async function post({ at = "2026-11-24T09:30+08:00" } = {}) {
  const { app, clock, db } = await seededApp({ at });
  const remote = platform();
  const { client } = await clientOf(remote.handler, { timeoutMs: 2_000 });
  const outcomes: string[] = [];
  const logged: Record<string, unknown>[] = [];
  const log = {
    info: () => undefined,
    warn: () => undefined,
    error: (line: Record<string, unknown>) => logged.push(line),
  };
  const counted = { event: () => undefined, click: () => undefined, sent: (outcome: string) => outcomes.push(outcome) };
  const bot: Bot = {
    app: { ...app, log },
    feishu: client,
    hash: keyedHash("s".repeat(32)),
    metrics: counted,
    me: () => null,
  };
  return {
    app,
    db,
    clock,
    remote,
    bot,
    outcomes,
    logged,
    rows: () => db.select().from(outboxMessage).orderBy(outboxMessage.createdAt, outboxMessage.id),
    row: async (id: OutboxId) => (await db.select().from(outboxMessage).where(eq(outboxMessage.id, id)))[0],
    deliver: () => deliverDue(bot),
    /** As if the windows of the pace limits and every lease had run out. */
    letTimePass: async () => {
      await db.execute(
        sql`update outbox_message set lease_until = clock_timestamp() - interval '1 second' where lease_until is not null`,
      );
      await db.execute(sql`delete from pace_mark`);
      await db.execute(sql`delete from setting where key = 'paceUntil'`);
    },
    turn: (minutes: number) => clock.set(new Date(clock.now().getTime() + minutes * 60_000).toISOString()),
  };
}

export type Post = Awaited<ReturnType<typeof post>>;

const filled = {
  units: "汉滨区",
  matter: "雪亮工程点位整改",
  due: "2026-11-30",
  workstreams: ["peaceBuilding"],
  category: "grassrootsFoundations",
};

/** Issues an item as the office would, without a card. */
export async function issued(
  app: App,
  words: Partial<Record<keyof typeof filled, unknown>> & { repeatReason?: string } = {},
) {
  const by = await actorOf(app.db, "staff");
  const content = draftContent.parse({ ...filled, ...words });
  const draftId = await createDraft(app, by, "");
  const item = await issueDraft(app, by, { draftId, content });
  const [assignment] = item.assignments;
  if (!assignment) throw new Error("an item without an assignment");
  return { item, assignment };
}

export const does = async <A extends Act>(app: App, who: Who, asked: Asked<A>) =>
  act(app, await actorOf(app.db, who), asked);
