import type { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { PageSandbox, SandboxMessage } from "./page-parts.ts";
import { PageRefusal } from "./page-refusals.ts";
import { bodyOf, ownMessage, reading } from "./page-requests.ts";

const MOST_BYTES = 4 * 1024;

/** A message of this person that still stands. */
function standing(sandbox: PageSandbox, person: string, messageId: string): SandboxMessage {
  const chats = sandbox.chats().filter(({ members }) => members.includes(person));
  const found = chats.flatMap(({ chatId }) => sandbox.messages(chatId)).find((each) => each.messageId === messageId);
  if (!found || found.recalled) throw new PageRefusal("messageGone");
  if (found.sender !== person) throw new PageRefusal("notOwnMessage");
  return found;
}

/** Whoever is not in a group may look on; the group then counts as looked at, and nobody of it as having read. */
function isOnlooker(sandbox: PageSandbox, chat: { type: string } | undefined, person: string): boolean {
  return chat?.type === "group" && sandbox.people().some(({ openId }) => openId === person);
}

/** What somebody does with messages besides writing them: read, take back, mark as pressing. */
export function deedsOf(routes: Hono, sandbox: PageSandbox): void {
  routes.post("/read", bodyLimit({ maxSize: MOST_BYTES }), async (c) => {
    const { person, chatId } = await bodyOf(c, reading);
    const chat = sandbox.chats().find((each) => each.chatId === chatId);
    if (!chat?.members.includes(person) && !isOnlooker(sandbox, chat, person)) throw new PageRefusal("notInChat");
    sandbox.reads(person, chatId);
    return c.json({});
  });
  routes.post("/recall", bodyLimit({ maxSize: MOST_BYTES }), async (c) => {
    const { person, messageId } = await bodyOf(c, ownMessage);
    await sandbox.recalls(standing(sandbox, person, messageId).messageId);
    return c.json({});
  });
  routes.post("/urge", bodyLimit({ maxSize: MOST_BYTES }), async (c) => {
    const { person, messageId } = await bodyOf(c, ownMessage);
    sandbox.urges(standing(sandbox, person, messageId).messageId);
    return c.json({});
  });
}
