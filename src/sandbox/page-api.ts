import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { Forwarded, State } from "./page/wire.ts";
import { pageFile } from "./page-files.ts";
import { groupsOf } from "./page-groups.ts";
import { loopbackOnly, ownPageOnly } from "./page-guard.ts";
import { liveEvents } from "./page-live.ts";
import type { PageParts, PageSandbox } from "./page-parts.ts";
import { bodyOf, clicking, forwarding, PageRefusal, queryOf, saying, sending } from "./page-requests.ts";
import { answerOf, chatHeads, clockFace, messagesOf, peopleOf } from "./page-state.ts";

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
  routes.onError((error, c) => {
    if (error instanceof PageRefusal) return c.json({ error: error.message }, error.status);
    throw error;
  });
  routes.get("/events", liveEvents(parts));
  looking(routes, parts);
  acting(routes, parts.sandbox);
  groupsOf(routes, parts.sandbox);
  return routes;
}

function looking(routes: Hono, { sandbox, clock }: PageParts) {
  let turning = false;
  routes.get("/state", (c) => {
    const state: State = {
      clock: clockFace(clock),
      forwarding: turning,
      people: peopleOf(sandbox),
      chats: chatHeads(sandbox),
    };
    return c.json(state);
  });
  routes.get("/problems", (c) => c.json(sandbox.problems?.() ?? []));
  routes.get("/chats/:chatId/messages", (c) => {
    const chatId = chatOf(sandbox, c.req.param("chatId")).chatId;
    const most = Number(c.req.query("most") ?? MOST_MESSAGES);
    if (!Number.isInteger(most) || most < 1) throw new PageRefusal(400, "请求内容不完整。");
    return c.json(messagesOf(sandbox, chatId, most));
  });
  routes.get("/messages/:messageId/file", async (c) => {
    const file = await sandbox.fileOf(c.req.param("messageId"));
    if (!file) throw new PageRefusal(404, "这条消息没有附件，或附件已不在。");
    return c.body(new Uint8Array(file.bytes), 200, {
      "content-type": "application/octet-stream",
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    });
  });
  routes.post("/forward", bodyLimit({ maxSize: MOST_JSON_BYTES }), async (c) => {
    const { to } = await bodyOf(c, forwarding);
    if (turning) throw new PageRefusal(409, "时钟正在前进，请等这一次走完。");
    turning = true;
    try {
      const { said } = await clock.forward(to);
      return c.json({ clock: clockFace(clock), said } satisfies Forwarded);
    } finally {
      turning = false;
    }
  });
}

function acting(routes: Hono, sandbox: PageSandbox) {
  routes.post("/say", bodyLimit({ maxSize: MOST_JSON_BYTES }), async (c) => {
    const { person, text, chatId, replyTo } = await bodyOf(c, saying);
    mayBeIn(sandbox, person, chatId);
    await sandbox.says(person, text, { chatId, replyTo });
    return c.json({});
  });
  const tooLarge = () => Response.json({ error: "单个文件不能超过 100 MB。" }, { status: 413 });
  routes.post("/file", bodyLimit({ maxSize: MOST_FILE_BYTES, onError: tooLarge }), async (c) => {
    const { person, name, chatId, replyTo } = queryOf(c, sending);
    mayBeIn(sandbox, person, chatId);
    const bytes = new Uint8Array(await c.req.arrayBuffer());
    if (bytes.length === 0) throw new PageRefusal(400, "不能发送空文件。");
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
  if (!chat) throw new PageRefusal(404, "没有这个会话。");
  return chat;
}

function mayBeIn(sandbox: PageSandbox, person: string, chatId: string | undefined) {
  if (!sandbox.people().some(({ openId }) => openId === person)) throw new PageRefusal(404, "没有这个人。");
  if (chatId === undefined || chatOf(sandbox, chatId).members.includes(person)) return;
  throw new PageRefusal(403, "此人不在这个会话里。");
}
