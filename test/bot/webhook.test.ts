import { createHash, randomUUID } from "node:crypto";
import { once } from "node:events";
import { request } from "node:http";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { sql } from "drizzle-orm";
import { expect, onTestFinished, test } from "vitest";
import type { Bot } from "../../src/bot/bot.ts";
import type { WebhookParts } from "../../src/bot/webhook.ts";
import { webhook } from "../../src/bot/webhook.ts";
import type { Db } from "../../src/db/db.ts";
import { inboxEvent } from "../../src/db/schema/messages.ts";
import { encryptAndSign } from "../../src/feishu/sign.ts";
import { clientOf } from "../feishu/fake-platform.ts";
import { config, payload, sealed } from "../feishu/wire.ts";
import type { TestApp } from "../support/database.ts";
import { seededApp, testApp } from "../support/database.ts";
import { issuedItem } from "../support/town.ts";
import { table } from "./clicks-table.ts";

const EVENTS = "/feishu/events";
const CALLBACKS = "/feishu/callbacks";

type Envelope = { header: Record<string, unknown>; event: Record<string, unknown> };
const payloadWith = (name: string, header: Record<string, unknown>): object => {
  const read = payload(name) as unknown as Envelope;
  return { ...read, header: { ...read.header, ...header } };
};

/** Any look at the database is a fault. */
const untouchable = new Proxy(
  {},
  {
    get: (_, name) => {
      throw new Error(`the database was asked for ${String(name)}`);
    },
  },
) as Db;

const away = (db: Db): Db =>
  new Proxy(db, {
    get: (target, name) => {
      if (["insert", "select", "transaction", "execute", "update"].includes(String(name)))
        throw new Error("no database");
      return Reflect.get(target, name);
    },
  });

async function gate({ app, clock }: Pick<TestApp, "app" | "clock">, more: Partial<WebhookParts> = {}) {
  const { client } = await clientOf(() => "reset");
  const counted: string[] = [];
  const woken: string[] = [];
  const lines: string[] = [];
  const note = (line: Record<string, unknown>) => void lines.push(JSON.stringify(line));
  const log = { info: note, warn: note, error: note };
  const metrics = {
    event: (outcome: string) => void counted.push(`event ${outcome}`),
    click: (outcome: string) => void counted.push(`click ${outcome}`),
    sent: () => undefined,
  };
  const bot: Bot = { app: { ...app, log }, feishu: client, hash: (contact) => contact, metrics, me: () => null };
  const web = webhook({
    bot,
    gate: config,
    tenantKey: null,
    held: async () => false,
    wake: (what) => void woken.push(what),
    ...more,
  });
  const post = async (
    path: string,
    body: Exclude<RequestInit["body"], null | undefined>,
    headers: Record<string, string> = {},
  ) => {
    const answer = await web.request(path, { method: "POST", body, headers, duplex: "half" } as RequestInit);
    return { status: answer.status, body: await answer.text() };
  };
  const sends = (value: object, path = EVENTS) => {
    const { body, headers } = encryptAndSign(value, config, clock.now());
    return post(path, body, headers);
  };
  return { web, post, sends, counted, woken, lines, clock };
}

const closed = async () => gate(await shell());

async function shell() {
  const { app, clock } = await testApp();
  return { app: { ...app, db: untouchable }, clock };
}

const rowsIn = (db: Db) => db.select().from(inboxEvent);

test("真消息先存后答：一行收件，唤醒处理", async () => {
  const made = await testApp();
  const city = await gate(made);
  expect(await city.sends(payload("message-text-p2p"))).toEqual({ status: 200, body: "{}" });
  expect(await rowsIn(made.db)).toMatchObject([
    { key: expect.stringMatching(/^m:om_/), eventType: "im.message.receive_v1", status: "waiting" },
  ]);
  expect(city.woken).toEqual(["events"]);
  expect(city.counted).toEqual(["event kept"]);
});

test("重复的消息答 200，不存第二行，不再唤醒；换了 event_id 也认得", async () => {
  const made = await testApp();
  const city = await gate(made);
  await city.sends(payload("message-text-p2p"));
  await city.sends(payload("message-text-p2p"));
  expect(await city.sends(payloadWith("message-text-p2p", { event_id: "evt_again" }))).toMatchObject({ status: 200 });
  expect(await rowsIn(made.db)).toHaveLength(1);
  expect(city.woken).toEqual(["events"]);
  expect(city.counted).toEqual(["event kept", "event repeat", "event repeat"]);
});

test("租户认定之后，每个事件只动一条语句，重复的也是", async () => {
  const made = await testApp();
  let statements = 0;
  const counting = new Proxy(made.db, {
    get: (target, name) => {
      if (["insert", "select", "update", "execute", "transaction"].includes(String(name))) statements += 1;
      return Reflect.get(target, name);
    },
  });
  const city = await gate({ app: { ...made.app, db: counting }, clock: made.clock });
  await city.sends(payload("menu"));
  for (const value of [payload("message-text-p2p"), payload("message-text-p2p"), payload("menu")]) {
    statements = 0;
    await city.sends(value);
    expect(statements).toBe(1);
  }
});

test("两个地址都接收两类请求；没见过的事件也先存下", async () => {
  const made = await seededApp();
  const city = await gate(made);
  expect(await city.sends(payload("message-text-p2p"), CALLBACKS)).toEqual({ status: 200, body: "{}" });
  expect(await city.sends(payload("click-button"), EVENTS)).toMatchObject({ status: 200 });
  expect(await city.sends(payloadWith("menu", { event_type: "some.new.event_v9", event_id: "evt_new" }))).toMatchObject(
    { status: 200 },
  );
  expect((await rowsIn(made.db)).map(({ eventType }) => eventType)).toEqual([
    "im.message.receive_v1",
    "some.new.event_v9",
  ]);
});

test("网址验证只回声，旧版事件只答 200，都不碰数据库", async () => {
  const city = await closed();
  const asked = { type: "url_verification", token: config.verificationToken, challenge: "abc123" };
  expect(await city.post(EVENTS, sealed(JSON.stringify(asked)))).toEqual({
    status: 200,
    body: '{"challenge":"abc123"}',
  });
  expect(await city.sends(payload("v1-event"))).toEqual({ status: 200, body: "{}" });
  expect(city.counted).toEqual(["event challenge", "event ignored"]);
});

const signedFor = (value: object, at: Date) => encryptAndSign(value, config, at);

test.each<
  [string, (now: Date) => { body: Exclude<RequestInit["body"], null | undefined>; headers?: Record<string, string> }]
>([
  ["没有签名", () => ({ body: sealed(JSON.stringify(payload("message-text-p2p"))) })],
  ["签名不符", (now) => ({ ...signedFor(payload("message-text-p2p"), now), body: sealed("{}") })],
  ["别家的密钥", (now) => encryptAndSign(payload("message-text-p2p"), { encryptKey: "another" }, now)],
  ["九小时前的", (now) => signedFor(payload("message-text-p2p"), new Date(now.getTime() - 9 * 3_600_000))],
  ["验证令牌不对", (now) => signedFor(payloadWith("message-text-p2p", { token: "wrong" }), now)],
  ["别的应用", (now) => signedFor(payloadWith("message-text-p2p", { app_id: "cli_other" }), now)],
  ["不是 JSON", () => ({ body: "{{{{" })],
  ["空的", () => ({ body: "" })],
  ["层层嵌套", () => ({ body: `${"[".repeat(100_000)}${"]".repeat(100_000)}` })],
  ["伪造点击", () => ({ body: JSON.stringify(payload("click-button")) })],
  ["污染原型", () => ({ body: '{"__proto__":{"encrypt":"AAAA"},"encrypt":"AAAA"}' })],
])("%s：拒之门外，不碰数据库，答复一个样", async (_, make) => {
  const city = await closed();
  const { body, headers = {} } = make(city.clock.now());
  const answer = await city.post(EVENTS, body, headers);
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.status).toBeLessThan(500);
  expect(answer.body).toBe('{"error":"refused"}');
  expect(city.counted).toEqual(["event refused"]);
});

test("解不开的密文，不论坏在哪里，答复毫无分别", async () => {
  const city = await closed();
  const answers: { status: number; body: string }[] = [];
  for (const encrypt of [
    "AAAA",
    "",
    "!!!!",
    Buffer.alloc(48).toString("base64"),
    Buffer.alloc(4_096, 7).toString("base64"),
  ]) {
    const body = JSON.stringify({ encrypt });
    const { headers } = signedRaw(body, city.clock.now());
    answers.push(await city.post(EVENTS, body, headers));
  }
  expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
    new Set([JSON.stringify({ status: 400, body: '{"error":"refused"}' })]),
  );
});

function signedRaw(body: string, at: Date) {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const nonce = "nonce1";
  const signature = createHash("sha256")
    .update(timestamp + nonce + config.encryptKey)
    .update(body)
    .digest("hex");
  return {
    headers: {
      "x-lark-request-timestamp": timestamp,
      "x-lark-request-nonce": nonce,
      "x-lark-signature": signature,
    },
  };
}

test("声称过大的和越送越多的都在读满之前回绝", async () => {
  const city = await closed();
  expect(await city.post(EVENTS, "{}", { "content-length": "9999999" })).toMatchObject({ status: 413 });
  let given = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      given += 65_536;
      controller.enqueue(new Uint8Array(65_536));
    },
  });
  expect(await city.post(EVENTS, endless)).toMatchObject({ status: 413 });
  expect(given).toBeLessThan(2_000_000);
});

test("真的服务器上，送不完的请求得到 413，送到一半断开的不影响别人", async () => {
  const city = await closed();
  const server = serve({ fetch: city.web.fetch, port: 0, hostname: "127.0.0.1" });
  onTestFinished(() => void server.close());
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const to = { host: "127.0.0.1", port, path: EVENTS, method: "POST" };
  const huge = request({ ...to, headers: { "transfer-encoding": "chunked" } });
  huge.on("error", () => undefined);
  const answered = once(huge, "response");
  const chunk = Buffer.alloc(262_144);
  for (let sent = 0; sent < 8; sent += 1) huge.write(chunk);
  const [response] = await answered;
  expect(response.statusCode).toBe(413);
  huge.destroy();
  const broken = request({ ...to, headers: { "content-length": "100000" } });
  broken.on("error", () => undefined);
  broken.write("{");
  broken.destroy();
  const again = await fetch(`http://127.0.0.1:${port}${EVENTS}`, { method: "POST", body: "{}" });
  expect(again.status).toBe(401);
});

test("首个验证过的事件定下租户，别的租户 403 且不留一行；重启后仍然认得", async () => {
  const made = await testApp();
  const city = await gate(made);
  const foreign = payloadWith("message-text-p2p", { tenant_key: "another_tenant", event_id: "evt_foreign" });
  await city.sends(payload("message-text-p2p"));
  expect(await city.sends(foreign)).toEqual({ status: 403, body: '{"error":"refused"}' });
  const restarted = await gate(made);
  expect(await restarted.sends(foreign)).toMatchObject({ status: 403 });
  expect(await restarted.sends(payloadWith("click-button", { tenant_key: "another_tenant" }))).toMatchObject({
    status: 403,
  });
  expect(await rowsIn(made.db)).toHaveLength(1);
});

test("配置了租户的只认配置，不写库", async () => {
  const { app, clock } = await shell();
  const city = await gate({ app, clock }, { tenantKey: "configured" });
  expect(await city.sends(payload("message-text-p2p"))).toMatchObject({ status: 403 });
});

test("一批没有存成，这一批个个得到 503，谁也不当作收下；再送来就存下", async () => {
  const made = await testApp();
  let gone = true;
  const failing = new Proxy(made.db, {
    get: (target, name) => {
      if (name === "execute" && gone) throw new Error("no database");
      return Reflect.get(target, name);
    },
  });
  const tenantKey = "2ab0sample0tenant";
  const city = await gate({ app: { ...made.app, db: failing }, clock: made.clock }, { tenantKey });
  const three = () =>
    Promise.all([payload("message-text-p2p"), payload("menu"), payload("p2p-entered")].map((each) => city.sends(each)));
  expect((await three()).map(({ status }) => status)).toEqual([503, 503, 503]);
  expect(city.woken).toEqual([]);
  expect(await rowsIn(made.db)).toEqual([]);
  gone = false;
  expect((await three()).map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(await rowsIn(made.db)).toHaveLength(3);
});

test("数据库不在：事件 503 等重送，点击给一句话", async () => {
  const made = await testApp();
  const city = await gate({ app: { ...made.app, db: away(made.db) }, clock: made.clock });
  expect(await city.sends(payload("message-text-p2p"))).toMatchObject({ status: 503 });
  const click = await city.sends(payload("click-button"), CALLBACKS);
  expect(click.status).toBe(200);
  expect(JSON.parse(click.body)).toEqual({ toast: { type: "error", content: "暂时没有办成，请稍后再点一次。" } });
});

test("签名真、时间戳读不出的点击照办，事件不收", async () => {
  const made = await seededApp();
  const city = await gate(made);
  const odd = (value: object) => {
    const body = sealed(JSON.stringify(value));
    const timestamp = "yesterday";
    const signature = createHash("sha256").update(`${timestamp}n${config.encryptKey}`).update(body).digest("hex");
    const headers = {
      "x-lark-request-timestamp": timestamp,
      "x-lark-request-nonce": "n",
      "x-lark-signature": signature,
    };
    return city.post(CALLBACKS, body, headers);
  };
  expect(await odd(payload("click-button"))).toMatchObject({ status: 200 });
  expect(await odd(payload("message-text-p2p"))).toMatchObject({ status: 403 });
  expect(city.lines.join()).toContain("gate.timestamp");
});

test("形状不对的点击答空，记一行警告", async () => {
  const made = await testApp();
  const city = await gate(made);
  const { header } = payload("click-button") as unknown as Envelope;
  const odd = { schema: "2.0", header, event: { operator: { open_id: 7 }, action: [] } };
  expect(await city.sends(odd, CALLBACKS)).toEqual({ status: 200, body: "{}" });
  expect(city.counted).toEqual(["click malformed"]);
  expect(await rowsIn(made.db)).toEqual([]);
});

test("别的方法和路径一概没有", async () => {
  const city = await closed();
  expect((await city.web.request(EVENTS)).status).toBe(404);
  expect((await city.web.request("/feishu/other", { method: "POST" })).status).toBe(404);
});

/** A card that waits for 签收, and the click on it as the platform would send it. */
async function signable() {
  const city = await table();
  await issuedItem(city.app);
  await city.deliver();
  const { value, messageId } = city.valueOf("hanbinLiaison", "签收");
  const { header } = payload("click-button") as unknown as Envelope;
  const envelope = () => ({
    schema: "2.0",
    header: { ...header, event_id: `evt_${randomUUID()}` },
    event: {
      operator: { open_id: "ou_hanbinLiaison", tenant_key: header.tenant_key },
      token: "c-1",
      action: { tag: "button", value },
      context: { open_message_id: messageId, open_chat_id: "oc_with_hanbinLiaison" },
    },
  });
  return { city, envelope };
}

test("点击在请求里办完：答以提示和新卡片，日志里没有一个字的内容", async () => {
  const { city, envelope } = await signable();
  const web = await gate(city);
  const answer = await web.sends(envelope(), CALLBACKS);
  expect(JSON.parse(answer.body)).toMatchObject({
    toast: { type: "success", content: "已签收。" },
    card: { type: "raw", data: { schema: "2.0" } },
  });
  expect(web.woken).toEqual(["deliveries"]);
  expect(web.counted).toEqual(["click done"]);
  expect(web.lines.join()).not.toMatch(/雪亮|汉联络|签收|encrypt|Bearer/);
});

test("点击时出了意外：答 200 和一句话，什么都没留下，再点就办成", async () => {
  const { city, envelope } = await signable();
  const web = await gate(city);
  await city.db.execute(sql`alter table journal rename to journal_away`);
  expect(JSON.parse((await web.sends(envelope(), CALLBACKS)).body)).toEqual({
    toast: { type: "error", content: "暂时没有办成，请稍后再点一次。" },
  });
  await city.db.execute(sql`alter table journal_away rename to journal`);
  expect(JSON.parse((await web.sends(envelope(), CALLBACKS)).body)).toMatchObject({ toast: { content: "已签收。" } });
  expect(await city.acts()).toEqual(["issue", "acknowledge"]);
});

function signal() {
  let give: () => void = () => undefined;
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { give: () => give(), given };
}

test("办得慢的点击先给一句话，事情仍然办完，卡片随后更新", async () => {
  const { city, envelope } = await signable();
  const go = signal();
  const slow = new Proxy(city.db, {
    get: (target, name) =>
      name === "transaction"
        ? (work: Parameters<Db["transaction"]>[0]) => go.given.then(() => target.transaction(work))
        : Reflect.get(target, name),
  });
  const redrawn = signal();
  const woken: string[] = [];
  const wake = (what: string) => {
    if (woken.push(what) === 2) redrawn.give();
  };
  const parts = { answerWithinMs: 20, wake, tenantKey: "2ab0sample0tenant" };
  const web = await gate({ app: { ...city.app, db: slow }, clock: city.clock }, parts);
  const answer = await web.sends(envelope(), CALLBACKS);
  expect(JSON.parse(answer.body)).toEqual({
    toast: { type: "info", content: "正在处理，请稍后发送 /待办 查看结果。" },
  });
  expect(await city.acts()).toEqual(["issue"]);
  go.give();
  await redrawn.given;
  expect(await city.acts()).toEqual(["issue", "acknowledge"]);
  expect(await city.tidied()).toContain("assignment");
});
