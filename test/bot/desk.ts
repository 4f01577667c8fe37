import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect } from "vitest";
import type { App } from "../../src/app.ts";
import type { Bot } from "../../src/bot/bot.ts";
import { receiveDue } from "../../src/bot/receive/receive.ts";
import { keepAll } from "../../src/db/inbox.ts";
import { inboxEvent, outboxMessage } from "../../src/db/schema/messages.ts";
import { chatGroup, person } from "../../src/db/schema/roster.ts";
import type { ViewInput } from "../../src/db/view.ts";
import { dedupKey } from "../../src/feishu/events.ts";
import { keyedHash } from "../../src/keyed-hash.ts";
import type { Handler } from "../feishu/fake-platform.ts";
import { clientOf } from "../feishu/fake-platform.ts";
import type { HandClock } from "../support/database.ts";
import { seededApp } from "../support/database.ts";
import type { Who } from "../support/town.ts";
import { cast, openIdOf } from "../support/town.ts";

const BOT = "ou_bot";
export const privateChat = (who: string): string => `oc_with_${who}`;
export const GROUP = "oc_leaders";

type Said = { to: string; view: ViewInput };
type Message = { chatId?: string; type?: string; content?: object; parent?: string; sender?: string; id?: string };

const person_ = (openId: string) => ({ sender_id: { open_id: openId } });

/** A receiving bot over a database of one's own: events go in as the gate keeps them, promised messages come out. */
export async function desk(options: { at?: string; platform?: Handler } = {}) {
  const { app, clock, db } = await seededApp(options.at === undefined ? {} : { at: options.at });
  const { client } = await clientOf(options.platform ?? (() => "reset"));
  const counted: string[] = [];
  const count = (outcome: string) => void counted.push(outcome);
  const metrics = { event: count, click: count, sent: count };
  const bot: Bot = { app, feishu: client, hash: keyedHash("s".repeat(32)), metrics, me: () => BOT };
  return { ...inbox(app, clock), ...outbox(app), bot, app, clock, db, counted, receive: () => receiveDue(bot) };
}

function inbox(app: App, clock: HandClock) {
  const happens = async (eventType: string, event: object, eventId: string = randomUUID()) => {
    const arrived = { key: dedupKey({ eventId, eventType, event }), eventType, payload: event, at: clock.now() };
    return (await keepAll(app.db, [arrived])).size === 1;
  };
  const message = (who: Who | (string & {}), said: Message) => {
    const { chatId = privateChat(who), type = "text", content = {}, parent, sender = "user", id } = said;
    return happens("im.message.receive_v1", {
      sender: { ...person_(openIdOf(who as Who)), sender_type: sender },
      message: {
        message_id: id ?? `om_${randomUUID().replaceAll("-", "")}`,
        create_time: String(clock.now().getTime()),
        chat_id: chatId,
        chat_type: chatId.startsWith("oc_with_") ? "p2p" : "group",
        message_type: type,
        content: JSON.stringify(content),
        ...(parent ? { parent_id: parent, root_id: parent } : {}),
        ...(chatId.startsWith("oc_with_") || !JSON.stringify(content).includes("@_user_1")
          ? {}
          : { mentions: [{ key: "@_user_1", id: { open_id: BOT }, mentioned_type: "bot", name: "督办助手" }] }),
      },
    });
  };
  const says = (who: Who | (string & {}), text: string, more: Message = {}) =>
    message(who, { ...more, content: { text } });
  const sendsFile = (who: Who, name: string, more: Message = {}) =>
    message(who, { type: "file", content: { file_key: `file_${name.replace(/\W/g, "")}x`, file_name: name }, ...more });
  return { happens, message, says, sendsFile };
}

function outbox(app: App) {
  const seen = new Set<string>();
  /** What was promised since the last look, with the receiver as the tests know them. */
  const heard = async (): Promise<Said[]> => {
    const rows = await app.db
      .select({ row: outboxMessage, name: person.name, group: chatGroup.name })
      .from(outboxMessage)
      .leftJoin(person, eq(person.id, outboxMessage.personId))
      .leftJoin(chatGroup, eq(chatGroup.id, outboxMessage.groupId));
    const fresh = rows.filter(({ row }) => !seen.has(row.id) && row.tidies === null);
    for (const { row } of fresh) seen.add(row.id);
    return fresh.map(({ row, name, group }) => ({
      to: nameIn(name) ?? group ?? row.chatId ?? "",
      view: row.view as ViewInput,
    }));
  };
  const statuses = async () =>
    (await app.db.select({ status: inboxEvent.status }).from(inboxEvent)).map((r) => r.status);
  return { heard, statuses };
}

const nameIn = (name: string | null): string | null =>
  (Object.keys(cast) as Who[]).find((who) => cast[who] === name) ?? name;

/** One message to one person, a text that holds these words. */
export const text = (to: string, words: string) => ({
  to,
  view: expect.objectContaining({ view: "text", text: expect.stringContaining(words) }),
});
