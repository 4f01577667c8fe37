import { once } from "node:events";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Listening } from "../../src/listen.ts";
import { listen } from "../../src/listen.ts";
import { config, none, payload, sealed, signed } from "../feishu/wire.ts";
import { freshPglite } from "../support/servers.ts";
import { attempts, genuine } from "./at-the-gate.ts";
import { layCard, standingOf } from "./card.ts";
import type { Ground } from "./ground.ts";
import { APP_SECRET, counting, METRICS_TOKEN, openGround, SECRET } from "./ground.ts";
import type { Expected, Kinds } from "./kinds.ts";
import { answers, mostStatements } from "./kinds.ts";
import { framing } from "./kinds-framing.ts";
import { paths } from "./kinds-paths.ts";
import { signedOnes } from "./kinds-signed.ts";
import { slow } from "./kinds-slow.ts";
import type { Answer } from "./wire.ts";
import { asked, posted, say } from "./wire.ts";

type Kind = { name: string; expected: Expected; bytes: Uint8Array | string };

const kindsIn = (table: Kinds): Kind[] =>
  (Object.keys(table) as Expected[]).flatMap((expected) =>
    Object.entries(table[expected] ?? {}).map(([name, bytes]) => ({ name, expected, bytes })),
  );

/** HTTP itself takes the spaces around a header, and ends a header at a line break. */
const onTheWire: Record<string, Expected> = { 签名带空格: "taken", 随机数含换行: "cut" };
const gateKinds: Kind[] = Object.values(attempts).flatMap((table) =>
  Object.entries(table).map(([name, attempt]) => ({
    name,
    expected: onTheWire[name] ?? "refused",
    bytes: posted(attempt),
  })),
);
const kinds = [...gateKinds, ...[framing, paths, signedOnes].flatMap(kindsIn)];
/** Proves cheaply that the server still opens what is sealed: its echo is worth no statement. */
const verification = posted({ body: sealed(JSON.stringify(payload("url-verification"))), headers: none });
const echoed = ({ status, body }: Answer): boolean => status === 200 && body === '{"challenge":"ajls384kdjx98XX"}';
const genuineOne = posted({ body: genuine, headers: signed(genuine) });
/** Short enough to be waited for: what matters is that the server itself makes an end. */
const patience = { headersTimeout: 400, requestTimeout: 600, connectionsCheckingInterval: 50, keepAliveTimeout: 400 };

type Server = Listening & { port: number };

let ground: Ground;
let server: Server;
let impatient: Server;

async function serve(more: object = {}): Promise<Server> {
  const listening = await listen({ host: "127.0.0.1", port: 0 }, ground.product.web.fetch, more);
  return { ...listening, port: Number(new URL(listening.address).port) };
}

const broken: string[] = [];
const noteBroken = (error: unknown) => void broken.push(String(error));

beforeAll(async () => {
  process.on("uncaughtExceptionMonitor", noteBroken);
  ground = await openGround(counting(await freshPglite()));
  await layCard(ground.product.app);
  server = await serve();
  impatient = await serve(patience);
  await say(server.port, genuineOne);
});

afterAll(async () => {
  process.off("uncaughtExceptionMonitor", noteBroken);
  await Promise.all([server.close(), impatient.close()]);
  await ground.close();
});

const wordsOf = ({ head, body }: Answer): string =>
  [...head.split("\r\n").slice(1), body].filter((line) => !/^date:/i.test(line)).join("\n");

const said: { name: string; expected: Expected; answer: Answer }[] = [];

test("花样不少于二百种，名称没有重复", () => {
  const names = [...kinds.map(({ name }) => name), ...Object.keys(slow)];
  expect(names.length).toBeGreaterThanOrEqual(200);
  expect(names.filter((name, n) => names.indexOf(name) !== n)).toEqual([]);
});

describe("敌意请求，经真的端口", () => {
  test.each(kinds)("$name：$expected", async ({ name, expected, bytes }) => {
    const before = ground.statements();
    const answer = await say(server.port, bytes);
    const statements = ground.statements() - before;
    said.push({ name, expected, answer });
    expect({ ...answer, fits: answers[expected](answer) }).toMatchObject({ fits: true });
    expect(statements).toBeLessThanOrEqual(mostStatements[expected]);
    expect(echoed(await say(server.port, verification))).toBe(true);
  });
});

test("没有一个出错的答复；挡下的不论何故，头尾一字不差", () => {
  expect(said.length).toBe(kinds.length);
  expect(said.filter(({ answer }) => answer.status >= 500 || answer.status < 0)).toEqual([]);
  const refusals = said.filter(({ expected, answer }) => expected === "refused" && answer.status !== 413);
  expect([...new Set(refusals.map(({ answer }) => wordsOf(answer)))]).toHaveLength(1);
});

test("说不完的话由服务器收场，此间别人照常得到答复", async () => {
  const before = ground.statements();
  const waiting = Object.entries(slow).map(async ([name, bytes]) => ({
    name,
    answer: await say(impatient.port, bytes),
  }));
  const others = await Promise.all(Array.from({ length: 20 }, () => say(impatient.port, genuineOne)));
  expect(others.map(answers.taken)).toEqual(others.map(() => true));
  const ended = await Promise.all(waiting);
  expect(ended.filter(({ answer }) => !(answers.cut(answer) || answers.refused(answer)))).toEqual([]);
  expect(ground.statements() - before).toBe(others.length);
});

test("一个字一个字地拖，拖不过总的时限", async () => {
  const socket = connect({ port: impatient.port, host: "127.0.0.1" });
  socket.on("error", () => undefined);
  socket.resume();
  const closed = once(socket, "close");
  socket.write("POST /feishu/events HTTP/1.1\r\nhost: x\r\ncontent-length: 100000\r\n\r\n");
  const dripping = setInterval(() => socket.write(" "), 20);
  await closed;
  clearInterval(dripping);
  expect(answers.taken(await say(impatient.port, genuineOne))).toBe(true);
});

test("同时开着几百个不说话的连接，真的消息照收", async () => {
  const idle = Array.from({ length: 300 }, () => connect({ port: server.port, host: "127.0.0.1" }));
  await Promise.all(idle.map((socket) => once(socket, "connect")));
  for (const socket of idle) socket.write("POST /feishu/events HTTP/1.1\r\nhost: x\r\n");
  expect(answers.taken(await say(server.port, genuineOne))).toBe(true);
  for (const socket of idle) socket.destroy();
});

test("说完就走、说到一半就走的，都不留下什么", async () => {
  for (const bytes of [genuineOne.subarray(0, 200), genuineOne.subarray(0, -1)]) {
    expect(await say(server.port, bytes, true)).toMatchObject({ status: 0 });
  }
  expect(answers.taken(await say(server.port, genuineOne))).toBe(true);
});

test("这一切之后：事项原地未动，日志和监控里没有密钥和正文，进程没有一处崩溃", async () => {
  expect(await standingOf(ground.product.app.db)).toEqual([{ status: "issued", version: 1 }]);
  const spilt = [
    config.encryptKey,
    config.verificationToken,
    METRICS_TOKEN,
    APP_SECRET,
    SECRET,
    "长长",
    "雪亮",
    "evil",
  ];
  const metrics = await say(server.port, asked("GET /metrics"));
  expect(metrics.body).toContain("duban_events_total");
  const told = [...ground.lines, metrics.body].join("\n");
  expect(spilt.filter((word) => told.includes(word))).toEqual([]);
  expect(ground.lines.filter((line) => /"event":"(click|gate|ops).failed"/.test(line))).toEqual([]);
  expect(broken).toEqual([]);
});
