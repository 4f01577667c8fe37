import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { ClickAnswer, Forwarded, Inside, MessagesOfChat, Repeated, State } from "../../src/sandbox/page/wire.ts";
import { pageRoutes } from "../../src/sandbox/page-api.ts";
import { doubleOf } from "./page-double.ts";

const host = "127.0.0.1:3000";
const origin = `http://${host}`;

function desk() {
  const city = doubleOf();
  const assets = mkdtempSync(join(tmpdir(), "duban-page-api-"));
  onTestFinished(() => rmSync(assets, { recursive: true }));
  writeFileSync(join(assets, "index.html"), "<!doctype html>");
  writeFileSync(join(assets, "main.js"), "export {};");
  mkdirSync(join(assets, "inner"));
  const routes = pageRoutes(city.parts(assets));
  const get = (path: string, headers: Record<string, string> = {}) =>
    routes.request(path, { headers: { host, ...headers } });
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    routes.request(path, {
      method: "POST",
      headers: { host, origin, "content-type": "application/json", ...headers },
      body: body instanceof Uint8Array ? body : JSON.stringify(body),
    });
  return { ...city, get, post };
}

test("页面只带自己的脚本和样式，别处的一概不许", async () => {
  const { get } = desk();
  const page = await get("/");
  expect(page.status).toBe(200);
  expect(page.headers.get("content-type")).toContain("text/html");
  expect(page.headers.get("content-security-policy")).toContain("default-src 'none'; script-src 'self'");
  expect((await get("/page/main.js")).headers.get("content-type")).toContain("text/javascript");
});

test.each(["/page/..%2Findex.html", "/page/inner", "/page/absent.js", "/page/tsconfig.json", "/page/.main.js"])(
  "页面文件夹以外的东西拿不到：%s",
  async (path) => {
    expect((await desk().get(path)).status).toBe(404);
  },
);

test.each(["evil.example", "127.0.0.1.evil.example", "localhost.evil:3000", "10.0.0.5:3000", ""])(
  "借别的域名解析到本机也进不来：%s",
  async (other) => {
    const { get } = desk();
    for (const path of ["/", "/page/main.js", "/sandbox/state"]) {
      expect((await get(path, { host: other })).status).toBe(403);
    }
  },
);

test.each(["localhost", "localhost:3000", "127.0.0.1:8080", "[::1]:3000"])("本机的叫法都认：%s", async (own) => {
  expect((await desk().get("/sandbox/state", { host: own })).status).toBe(200);
});

test.each([
  ["别的网页", { origin: "https://evil.example" }],
  ["不肯说来处的网页", { origin: "null" }],
  ["本机别的端口上的网页", { origin: "http://127.0.0.1:9999" }],
  ["跨站请求", { "sec-fetch-site": "cross-site" }],
  ["同站不同源", { "sec-fetch-site": "same-site" }],
  ["冒充表单的请求", { "content-type": "text/plain" }],
])("%s不能替人说话", async (_who, headers) => {
  const { post, sandbox } = desk();
  const answer = await post("/sandbox/say", { person: "ou_staff", text: "/督办" }, headers);
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(sandbox.messages("oc_ou_staff")).toEqual([]);
});

test("名单、会话、未读和最后一句话一次看全", async () => {
  const { get, post, card } = desk();
  await post("/sandbox/say", { person: "ou_staff", text: "/待办" });
  card("ou_staff", { config: { summary: { content: "待办 2 项" } } });
  card("ou_hanbin", { header: { title: { content: "督办事项" } } });
  const state = (await (await get("/sandbox/state")).json()) as State;
  const head = (chatId: string) => state.chats.find((chat) => chat.chatId === chatId);
  expect(state.clock.day).toEqual({ kind: "workday", festival: "", published: true });
  expect(state.people[0]).toEqual({ openId: "ou_staff", name: "甄明", title: "安康市平安办 · 平安办工作人员" });
  expect(head("oc_ou_staff")).toMatchObject({
    ...{ fromBot: 1, last: { line: "待办 2 项" } },
    unread: { ou_staff: { count: 1, urgent: false } },
  });
  expect(head("oc_ou_hanbin")).toMatchObject({ last: { line: "督办事项" } });
  expect(head("oc_ou_head")).toMatchObject({ fromBot: 0, last: null });
});

test("会话从最近的看起，更早的要了才给", async () => {
  const { get, post } = desk();
  for (const text of ["一", "二", "三"]) await post("/sandbox/say", { person: "ou_staff", text });
  const latest = (await (await get("/sandbox/chats/oc_ou_staff/messages?most=2")).json()) as MessagesOfChat;
  expect(latest.messages.map(({ text }) => text)).toEqual(["二", "三"]);
  expect(latest.earlier).toBe(1);
  expect((await get("/sandbox/chats/oc_nowhere/messages")).status).toBe(404);
  expect((await get("/sandbox/chats/oc_ou_staff/messages?most=x")).status).toBe(400);
});

test("文件按原样送到，可以作为对卡片的回复", async () => {
  const { post, sandbox, card } = desk();
  const replyTo = card("ou_hanbin", {});
  const query = new URLSearchParams({ person: "ou_hanbin", name: "整改 照片.jpg", replyTo });
  const headers = { "content-type": "application/octet-stream" };
  expect((await post(`/sandbox/file?${query}`, new Uint8Array([1, 2, 3]), headers)).status).toBe(200);
  expect(sandbox.messages("oc_ou_hanbin").at(-1)).toMatchObject({ content: { file_name: "整改 照片.jpg" }, replyTo });
  expect((await post(`/sandbox/file?${query}`, new Uint8Array(), headers)).status).toBe(400);
});

test("超过 100 MB 的文件当场说清楚", async () => {
  const { post } = desk();
  const headers = { "content-type": "application/octet-stream", "content-length": String(101 * 1024 * 1024) };
  const answer = await post("/sandbox/file?person=ou_hanbin&name=a.zip", new Uint8Array(8), headers);
  expect(answer.status).toBe(413);
  expect(await answer.json()).toEqual({ error: "单个文件不能超过 100 MB。", refusal: "fileTooLarge" });
});

test("按钮连同表单一起送出，提示和平台挑出的毛病都带回来", async () => {
  const { post, clicked, answers } = desk();
  const action = { tag: "button", name: "ok", value: { act: "issue", ref: "r1", version: 1 } };
  answers({
    status: 200,
    answer: { toast: { type: "success", content: "已下达" }, card: {} },
    problems: ["多了一个键"],
  });
  const answer = await post("/sandbox/click", {
    person: "ou_staff",
    messageId: "om_1",
    action,
    form: { due: "2026-11-30 +0800" },
  });
  expect((await answer.json()) as ClickAnswer).toEqual({
    status: 200,
    toast: { type: "success", content: "已下达" },
    redrawn: true,
    problems: ["多了一个键"],
  });
  expect(clicked).toEqual([["ou_staff", "om_1", action, { due: "2026-11-30 +0800" }]]);
});

test.each([
  ["/sandbox/say", { person: "ou_staff" }],
  ["/sandbox/say", { person: "ou_staff", text: "  " }],
  ["/sandbox/say", { person: "ou_staff", text: "a", more: 1 }],
  ["/sandbox/say", "不是对象"],
  ["/sandbox/click", { person: "ou_staff", messageId: "om_1" }],
  ["/sandbox/forward", { to: "yesterday" }],
  ["/sandbox/forward", { to: { at: "2026-12-01" } }],
  ["/sandbox/faults", { fault: "flood", on: true }],
  ["/sandbox/faults", { fault: "unreachable", on: true }],
  ["/sandbox/read", { person: "ou_staff" }],
])("%s 收到不完整的 %j 就拒绝", async (path, body) => {
  expect((await desk().post(path, body)).status).toBe(400);
});

test("不在名单上的人、不在群里的人说不了话", async () => {
  const { post } = desk();
  expect((await post("/sandbox/say", { person: "ou_nobody", text: "a" })).status).toBe(404);
  expect((await post("/sandbox/say", { person: "ou_staff", text: "a", chatId: "oc_leaders" })).status).toBe(403);
  expect((await post("/sandbox/say", { person: "ou_head", text: "a", chatId: "oc_leaders" })).status).toBe(200);
});

test("时钟一次只走一趟，走完说到了几点、发出几条", async () => {
  const { get, post } = desk();
  const [first, second] = await Promise.all([
    post("/sandbox/forward", { to: "hour" }),
    post("/sandbox/forward", { to: "week" }),
  ]);
  expect([first.status, second.status].sort()).toEqual([200, 409]);
  const ok = first.status === 200 ? first : second;
  expect((await ok.json()) as Forwarded).toMatchObject({
    said: 1,
    clock: { now: Date.parse("2026-11-24T10:30+08:00") },
  });
  expect((await (await get("/sandbox/state")).json()) as State).toMatchObject({ forwarding: false });
  expect((await post("/sandbox/forward", { to: "hour" })).status).toBe(200);
});

test("附件下载下来，名字是原来的；没有附件的消息说没有", async () => {
  const { get, post, card } = desk();
  await post("/sandbox/file?person=ou_staff&name=%E7%8E%B0%E5%9C%BA.txt", new Uint8Array([1]), {
    "content-type": "application/octet-stream",
  });
  const file = await get("/sandbox/messages/om_1/file");
  expect(file.headers.get("content-disposition")).toBe(
    `attachment; filename*=UTF-8''${encodeURIComponent("现场.txt")}`,
  );
  expect(await file.text()).toBe("内容：现场.txt");
  const messageId = card("ou_staff", {});
  expect((await get(`/sandbox/messages/${messageId}/file`)).status).toBe(404);
  expect((await get("/sandbox/messages/om_none/file")).status).toBe(404);
});

test("建群的人和市委平安办的人在群里，督办助手随之入群；不在群里的人动不了它", async () => {
  const { post, moved, sandbox } = desk();
  const { chatId } = (await (await post("/sandbox/group", { person: "ou_hanbin", name: "汉滨工作群" })).json()) as {
    chatId: string;
  };
  expect(sandbox.chats().find((chat) => chat.chatId === chatId)).toMatchObject({ name: "汉滨工作群", type: "group" });
  expect(moved).toEqual([{ openId: "ou_hanbin", chatId, into: true }]);
  expect((await post("/sandbox/bot", { person: "ou_leader", chatId: "oc_leaders", into: false })).status).toBe(200);
  expect(moved.at(-1)).toEqual({ openId: "ou_leader", chatId: "oc_leaders", into: false });
  for (const [body, status] of [
    [{ person: "ou_hanbin", chatId: "oc_leaders", into: false }, 403],
    [{ person: "ou_hanbin", chatId: "oc_ou_hanbin", into: false }, 404],
    [{ person: "ou_nobody", chatId: "oc_leaders", into: false }, 404],
    [{ person: "ou_leader", chatId: "oc_leaders" }, 400],
  ] as const) {
    expect((await post("/sandbox/bot", body)).status).toBe(status);
  }
  expect((await post("/sandbox/group", { person: "ou_hanbin", name: " " })).status).toBe(400);
  expect(moved).toHaveLength(2);
});

test("前进到某一天：到点的都办，只许向前，一次不过一年，走完说得出谁收到了什么", async () => {
  const { post } = desk();
  const to = (at: string) => post("/sandbox/forward", { to: { at: Date.parse(at) } });
  for (const [at, error, refusal] of [
    ["2026-11-24T09:30+08:00", "时间只能向前，请选择现在以后的时刻。", "onlyForward"],
    ["2028-01-01T09:00+08:00", "一次最多前进一年，请选择近一些的日期。", "tooFar"],
  ] as const) {
    const refused = await to(at);
    expect(refused.status).toBe(400);
    expect(await refused.json()).toEqual({ error, refusal });
  }
  expect((await (await to("2026-12-01T09:00+08:00")).json()) as Forwarded).toMatchObject({
    clock: { now: Date.parse("2026-12-01T09:00+08:00") },
    from: Date.parse("2026-11-24T09:30+08:00"),
    heard: [{ chatId: "oc_ou_hanbin", count: 1, lines: ["提醒"] }],
  });
});

test("读过的不再算未读，加急的有标记，撤回只能撤回自己的", async () => {
  const { get, post } = desk();
  const leaders = async () => {
    const { chats } = (await (await get("/sandbox/state")).json()) as State;
    return chats.find(({ chatId }) => chatId === "oc_leaders");
  };
  await post("/sandbox/say", { person: "ou_head", text: "请大家看一下", chatId: "oc_leaders" });
  const messageId = "om_1";
  expect((await post("/sandbox/urge", { person: "ou_leader", messageId })).status).toBe(403);
  expect((await post("/sandbox/urge", { person: "ou_head", messageId })).status).toBe(200);
  expect((await leaders())?.unread).toEqual({ ou_leader: { count: 1, urgent: true } });
  expect((await leaders())?.unseen).toEqual({ count: 1, urgent: true });
  expect((await post("/sandbox/read", { person: "ou_staff", chatId: "oc_ou_head" })).status).toBe(403);
  expect((await post("/sandbox/read", { person: "ou_nobody", chatId: "oc_leaders" })).status).toBe(403);
  expect((await post("/sandbox/read", { person: "ou_staff", chatId: "oc_leaders" })).status).toBe(200);
  expect(await leaders()).toMatchObject({ unread: { ou_leader: { count: 1 } }, unseen: { count: 0 } });
  expect((await post("/sandbox/read", { person: "ou_leader", chatId: "oc_leaders" })).status).toBe(200);
  expect(await leaders()).toMatchObject({ unread: {}, read: { ou_leader: expect.any(Number) } });
  expect((await post("/sandbox/recall", { person: "ou_leader", messageId })).status).toBe(403);
  expect((await post("/sandbox/recall", { person: "ou_head", messageId })).status).toBe(200);
  expect((await post("/sandbox/recall", { person: "ou_head", messageId })).status).toBe(404);
  expect((await leaders())?.last?.line).toBe("消息已撤回");
});

test("故障一项一项开关，恢复正常全部关上", async () => {
  const { get, post } = desk();
  const faults = async () => ((await (await get("/sandbox/state")).json()) as State).faults;
  const calm = await faults();
  for (const fault of ["slow", "refused", "limit", "lose", "refuseCards"]) {
    expect((await post("/sandbox/faults", { fault, on: true })).status).toBe(200);
    expect(await faults()).not.toEqual(calm);
    await post("/sandbox/faults", { fault, on: false });
    expect(await faults()).toEqual(calm);
  }
  await post("/sandbox/faults", { fault: "error", on: true });
  await post("/sandbox/faults", { fault: "unreachable", on: true, person: "ou_hanbin" });
  expect(await faults()).toMatchObject({ down: "error", unreachable: ["ou_hanbin"] });
  expect((await post("/sandbox/faults", { fault: "unreachable", on: true, person: "ou_nobody" })).status).toBe(404);
  await post("/sandbox/faults", { fault: "normal" });
  expect(await faults()).toEqual(calm);
});

test("还没有事件时不能重复；重复之后前后各数一遍", async () => {
  const { get, post } = desk();
  expect((await post("/sandbox/repeat", {})).status).toBe(409);
  await post("/sandbox/say", { person: "ou_staff", text: "/待办" });
  const told = (await (await post("/sandbox/repeat", {})).json()) as Repeated;
  expect(told).toMatchObject({ eventType: "im.message.receive_v1", status: 200, before: { inbox: 1, messages: 1 } });
  expect(told.after).toEqual(told.before);
  expect(((await (await get("/sandbox/inside")).json()) as Inside).inbox.counts).toEqual({ done: 1 });
});

test("每个人只看到自己能用的命令", async () => {
  const { get } = desk();
  const names = async (person: string) =>
    ((await (await get(`/sandbox/commands?person=${person}`)).json()) as { name: string }[]).map(({ name }) => name);
  expect(await names("ou_staff")).toContain("督办");
  expect(await names("ou_hanbin")).not.toContain("督办");
  expect((await get("/sandbox/commands")).status).toBe(400);
});

test("图片按内容认，不按名字认", async () => {
  const { get, post, sandbox } = desk();
  const headers = { "content-type": "application/octet-stream" };
  await post("/sandbox/file?person=ou_staff&name=a.png", new Uint8Array([1]), headers);
  expect((await get("/sandbox/messages/om_1/picture")).status).toBe(404);
  sandbox.fileOf = async () => ({ name: "a.txt", bytes: Buffer.from([0x89, 0x50, 0x4e, 0x47, 1]) });
  expect((await get("/sandbox/messages/om_1/picture")).headers.get("content-type")).toBe("image/png");
});

test("重新开始要本页面自己来要，时钟走着时不行；空白通讯录拿得到", async () => {
  const { get, post, begunAnew } = desk();
  expect((await post("/sandbox/anew", {}, { origin: "https://evil.example" })).status).toBe(403);
  expect((await post("/sandbox/anew", { more: 1 })).status).toBe(400);
  const [turned, refused] = await Promise.all([post("/sandbox/forward", { to: "hour" }), post("/sandbox/anew", {})]);
  expect([turned.status, refused.status, begunAnew()]).toEqual([200, 409, 0]);
  expect((await post("/sandbox/anew", {})).status).toBe(200);
  expect(begunAnew()).toBe(1);
  const form = await get("/sandbox/roster-template");
  expect(form.headers.get("content-disposition")).toContain(encodeURIComponent("通讯录.xlsx"));
});

test("发来的通讯录里有谁，谁就有账号；别的文件不添人", async () => {
  const { get, post } = desk();
  const sends = (name: string) =>
    post(`/sandbox/file?${new URLSearchParams({ person: "ou_admin", name })}`, new Uint8Array([1]), {
      "content-type": "application/octet-stream",
    });
  const names = async () => ((await (await get("/sandbox/state")).json()) as State).people.map(({ name }) => name);
  await sends("照片.jpg");
  expect(await names()).not.toContain("自有人");
  await sends("通讯录.XLSX");
  expect(await names()).toContain("自有人");
});
