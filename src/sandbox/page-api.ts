import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { State } from "./page/wire.ts";
import { admittingFrom, beginningOf } from "./page-beginning.ts";
import { deedsOf } from "./page-deeds.ts";
import { faultsOf } from "./page-faults.ts";
import { pageFile, pictureTypeOf } from "./page-files.ts";
import { groupsOf } from "./page-groups.ts";
import { loopbackOnly, ownPageOnly } from "./page-guard.ts";
import { liveEvents } from "./page-live.ts";
import type { PageParts, PageSandbox } from "./page-parts.ts";
import { PageRefusal } from "./page-refusals.ts";
import { asking, bodyOf, clicking, queryOf, saying, sending } from "./page-requests.ts";
import { answerOf, chatHeads, clockFace, messagesOf, peopleOf } from "./page-state.ts";
import { forwardOf } from "./page-time.ts";

const MOST_FILE_BYTES = 100 * 1024 * 1024;
const MOST_JSON_BYTES = 1024 * 1024;
const MOST_MESSAGES = 60;

/** The page of trial mode and its routes; whoever mounts them must listen on loopback only. */
export function pageRoutes(parts: PageParts): Hono {
  const page = new Hono();
  page.use("/", loopbackOnly).get(pageFile(parts.assets, "index.html"));
  page.use("/gallery", loopbackOnly).get("/gallery", pageFile(parts.assets, "gallery.html"));
  page.use("/page/*", loopbackOnly).get("/page/:file", pageFile(parts.assets));
  page.route("/sandbox", sandboxRoutes(parts));
  return page;
}

function sandboxRoutes(parts: PageParts): Hono {
  const routes = new Hono();
  routes.use(loopbackOnly, ownPageOnly);
  routes.onError((error) => {
    if (error instanceof PageRefusal) return error.response();
    throw error;
  });
  routes.get("/events", liveEvents(parts));
  const turning = forwardOf(routes, parts);
  looking(routes, parts, turning);
  beginningOf(routes, parts.lent, turning);
  files(routes, parts.sandbox);
  acting(routes, parts);
  deedsOf(routes, parts.sandbox);
  faultsOf(routes, parts);
  groupsOf(routes, parts.sandbox);
  return routes;
}

function looking(routes: Hono, { sandbox, clock, insight }: PageParts, turning: () => boolean) {
  routes.get("/state", (c) => {
    const state: State = {
      clock: clockFace(clock),
      forwarding: turning(),
      people: peopleOf(sandbox),
      chats: chatHeads(sandbox),
      faults: sandbox.faultsNow(),
    };
    return c.json(state);
  });
  routes.get("/problems", (c) => c.json(sandbox.problems?.() ?? []));
  routes.get("/chats/:chatId/messages", (c) => {
    const chatId = chatOf(sandbox, c.req.param("chatId")).chatId;
    const most = Number(c.req.query("most") ?? MOST_MESSAGES);
    if (!Number.isInteger(most) || most < 1) throw new PageRefusal("incomplete");
    return c.json(messagesOf(sandbox, chatId, most));
  });
  routes.get("/commands", async (c) => c.json(await insight.commandsFor(queryOf(c, asking).person)));
}

const fileIn = async (sandbox: PageSandbox, messageId: string) => {
  const file = await sandbox.fileOf(messageId);
  if (!file) throw new PageRefusal("noFile");
  return { name: file.name, bytes: new Uint8Array(file.bytes) };
};

function files(routes: Hono, sandbox: PageSandbox) {
  routes.get("/messages/:messageId/file", async (c) => {
    const { name, bytes } = await fileIn(sandbox, c.req.param("messageId"));
    return c.body(bytes, 200, {
      "content-type": "application/octet-stream",
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    });
  });
  routes.get("/messages/:messageId/picture", async (c) => {
    const { bytes } = await fileIn(sandbox, c.req.param("messageId"));
    const type = pictureTypeOf(bytes);
    if (type === null) throw new PageRefusal("noPicture");
    return c.body(bytes, 200, { "content-type": type });
  });
}

function acting(routes: Hono, { sandbox, lent }: PageParts) {
  routes.post("/say", bodyLimit({ maxSize: MOST_JSON_BYTES }), async (c) => {
    const { person, text, chatId, replyTo } = await bodyOf(c, saying);
    mayBeIn(sandbox, person, chatId);
    await sandbox.says(person, text, { chatId, replyTo });
    return c.json({});
  });
  const tooLarge = () => new PageRefusal("fileTooLarge").response();
  routes.post("/file", bodyLimit({ maxSize: MOST_FILE_BYTES, onError: tooLarge }), async (c) => {
    const { person, name, chatId, replyTo } = queryOf(c, sending);
    mayBeIn(sandbox, person, chatId);
    const bytes = new Uint8Array(await c.req.arrayBuffer());
    if (bytes.length === 0) throw new PageRefusal("emptyFile");
    await admittingFrom({ name, bytes }, { sandbox, lent });
    await sandbox.sendsFile(person, { name, bytes }, { chatId, replyTo });
    return c.json({});
  });
  routes.post("/click", bodyLimit({ maxSize: MOST_JSON_BYTES }), async (c) => {
    const { person, messageId, action, form } = await bodyOf(c, clicking);
    mayBeIn(sandbox, person, undefined);
    return c.json(answerOf(await sandbox.clicks(person, messageId, action, form)));
  });
}

function chatOf(sandbox: PageSandbox, chatId: string) {
  const chat = sandbox.chats().find((each) => each.chatId === chatId);
  if (!chat) throw new PageRefusal("noChat");
  return chat;
}

function mayBeIn(sandbox: PageSandbox, person: string, chatId: string | undefined) {
  if (!sandbox.people().some(({ openId }) => openId === person)) throw new PageRefusal("noPerson");
  if (chatId === undefined || chatOf(sandbox, chatId).members.includes(person)) return;
  throw new PageRefusal("notInChat");
}
