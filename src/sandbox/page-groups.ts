import { randomBytes } from "node:crypto";
import type { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { PageSandbox } from "./page-parts.ts";
import { PageRefusal } from "./page-refusals.ts";
import { bodyOf, moving, opening } from "./page-requests.ts";

const MOST_BYTES = 16 * 1024;
const OFFICE = "市委平安办";

/** Who opens the group, and everybody of the city's office: enough to see what an administrator is asked. */
const membersWith = (sandbox: PageSandbox, person: string): string[] => [
  ...new Set([
    person,
    ...sandbox.people().flatMap(({ openId, title = "" }) => (title.startsWith(OFFICE) ? [openId] : [])),
  ]),
];

function known(sandbox: PageSandbox, person: string): void {
  if (!sandbox.people().some(({ openId }) => openId === person)) throw new PageRefusal("noPerson");
}

/** What the page can do with groups: open one, put the bot into one, take it out again. */
export function groupsOf(routes: Hono, sandbox: PageSandbox): void {
  routes.post("/group", bodyLimit({ maxSize: MOST_BYTES }), async (c) => {
    const { person, name } = await bodyOf(c, opening);
    known(sandbox, person);
    const chatId = `oc_${randomBytes(16).toString("hex")}`;
    await sandbox.opensGroup(person, { chatId, name, members: membersWith(sandbox, person) });
    return c.json({ chatId });
  });
  routes.post("/bot", bodyLimit({ maxSize: MOST_BYTES }), async (c) => {
    const { person, chatId, into } = await bodyOf(c, moving);
    known(sandbox, person);
    const group = sandbox.chats().find((each) => each.chatId === chatId && each.type === "group");
    if (!group) throw new PageRefusal("noGroup");
    if (!group.members.includes(person)) throw new PageRefusal("notInGroup");
    if (group.botIn !== into) await sandbox.movesBot(person, chatId, into);
    return c.json({});
  });
}
