import { expect, test } from "vitest";
import { claimDeliveries } from "../../src/db/deliveries.ts";
import { openFollowUps } from "../../src/db/follow-ups.ts";
import { promise } from "../../src/db/outbox.ts";
import { beginCalls, endCalls, paceLimits } from "../../src/db/pace.ts";
import { outboxMessage } from "../../src/db/schema/messages.ts";
import { openIdOf, personIdOf, unitNamed } from "../support/town.ts";
import type { Post } from "./post.ts";
import { does, issued, post, refusal } from "./post.ts";

const raised = async ({ app }: Post) => {
  const office = await unitNamed(app.db, "市委平安办");
  return (await openFollowUps(app.db, { officeIds: [office.id], admin: true })).map(
    ({ kind, owner }) => `${kind}:${owner}`,
  );
};

/** The row of the assignment card; one passed on to a deputy has a slot. */
const first = async (office: Post) =>
  (await office.rows()).find(({ view, slot }) => (view as { view: string }).view === "assignment" && slot === null);

test("交办卡片送到联络员，回执记下消息和会话，再扫一遍不重发", async () => {
  const office = await post();
  await issued(office.app);
  expect(await office.deliver()).toBe(1);
  const [letter] = office.remote.letters;
  expect(letter).toMatchObject({ to: openIdOf("hanbinLiaison"), type: "interactive" });
  expect(letter?.content).toContain("雪亮工程点位整改");
  expect(await first(office)).toMatchObject({ status: "sent", messageId: "om_1", unsureSince: null, error: null });
  expect(await office.deliver()).toBe(0);
  expect(office.outcomes).toEqual(["sent"]);
});

type Row = {
  code: number;
  ending: string;
  status: string;
  /** What the office or the administrators hear. */
  raises?: string;
  /** Minutes until the next attempt, at most. */
  within?: number;
};

const table: readonly Row[] = [
  { code: 99991400, ending: "again", status: "waiting", within: 0.1 },
  { code: 230020, ending: "again", status: "waiting", within: 0.1 },
  { code: 230049, ending: "again", status: "waiting", within: 0.1 },
  { code: 2200, ending: "again", status: "waiting", within: 0.1 },
  { code: 200810, ending: "soon", status: "waiting", within: 0.05 },
  { code: 99991663, ending: "alarm", status: "waiting", within: 60, raises: "platform:systemAdmin" },
  { code: 99991672, ending: "alarm", status: "waiting", within: 60, raises: "platform:systemAdmin" },
  { code: 230099, ending: "asText", status: "waiting", within: 0, raises: "refusedCard:systemAdmin" },
  { code: 230002, ending: "unreachable", status: "failed", raises: "unreachable:office" },
  { code: 230013, ending: "unreachable", status: "failed", raises: "unreachable:office" },
  { code: 230011, ending: "failed", status: "failed", raises: "deadLetter:office" },
  { code: 230031, ending: "failed", status: "failed", raises: "deadLetter:office" },
  { code: 230033, ending: "failed", status: "failed", raises: "deadLetter:office" },
  { code: 230023, ending: "failed", status: "failed", raises: "deadLetter:office" },
  { code: 230054, ending: "failed", status: "failed", raises: "deadLetter:office" },
  { code: 230012, ending: "failed", status: "failed", raises: "deadLetter:office" },
];

test.each(table)("平台返回 $code：$ending，该条消息为 $status", async ({ code, ending, status, raises, within }) => {
  const office = await post();
  await issued(office.app);
  const no = { answer: refusal(code) };
  office.remote.next("send", no, ...(code === 99991663 ? [no] : []));
  await office.deliver();
  expect(office.outcomes).toEqual([ending]);
  const row = await first(office);
  expect(row?.status).toBe(status);
  expect(await raised(office)).toEqual(raises ? [raises] : []);
  if (within === undefined) return;
  const wait = ((row?.tryAt.getTime() ?? 0) - office.clock.now().getTime()) / 60_000;
  expect(wait).toBeLessThanOrEqual(within);
  office.turn(within);
  await office.letTimePass();
  await office.deliver();
  expect((await first(office))?.status).toBe("sent");
  expect(office.remote.letters.filter(({ to }) => to === openIdOf("hanbinLiaison"))).toHaveLength(1);
});

test("平台要求暂停发送的，全部消息都等到期满", async () => {
  const office = await post();
  await issued(office.app);
  await issued(office.app, { matter: "校园周边治安巡查", units: "石泉县" });
  office.remote.next("send", {
    answer: refusal(99991400, { status: 429, headers: { "x-ogw-ratelimit-reset": "40" } }),
  });
  await office.deliver();
  const waiting = (await office.rows()).filter(({ status }) => status === "waiting");
  expect(waiting).toHaveLength(1);
  expect(waiting[0]?.tryAt.getTime()).toBeGreaterThanOrEqual(office.clock.now().getTime() + 40_000);
  office.turn(2);
  expect(await office.deliver()).toBe(0);
  await office.letTimePass();
  expect(await office.deliver()).toBe(1);
});

test("卡片被拒收的改发文字，文字不带电话和标记；文字也被拒收的，报平安办", async () => {
  const office = await post();
  await issued(office.app, { matter: "请联系 13800138000 核实<at id=all>" });
  office.remote.next("send", { answer: refusal(230099) });
  await office.deliver();
  await office.letTimePass();
  await office.deliver();
  const text = office.remote.letters.find(({ type }) => type === "text");
  expect(text?.to).toBe(openIdOf("hanbinLiaison"));
  expect(text?.content).toContain("督〔2026〕1号");
  expect(text?.content).not.toMatch(/13800138000|<at/);

  await issued(office.app, { matter: "出租房屋摸排", units: "石泉县" });
  const no = { answer: refusal(230028), to: openIdOf("shiquanLiaison") };
  office.remote.next("send", no, no);
  await office.letTimePass();
  await office.deliver();
  await office.letTimePass();
  await office.deliver();
  expect(await raised(office)).toContain("deadLetter:office");
  const last = (await office.rows()).filter(({ status }) => status === "failed");
  expect(last).toHaveLength(1);
});

test("反复不成的消息，一天以后停止重试并报平安办", async () => {
  const office = await post();
  await issued(office.app);
  office.remote.next("send", ...Array.from({ length: 40 }, () => ({ answer: refusal(99991400, { status: 429 }) })));
  for (let round = 0; round < 40 && (await first(office))?.status === "waiting"; round += 1) {
    await office.letTimePass();
    await office.deliver();
    office.clock.set(((await first(office))?.tryAt ?? new Date()).toISOString());
  }
  const row = await first(office);
  expect(row).toMatchObject({ status: "failed" });
  expect(row?.attempts).toBeGreaterThanOrEqual(12);
  expect(await raised(office)).toEqual(["deadLetter:office"]);
});

test("同一人一次最多发五条，其余下一秒再发", async () => {
  const office = await post();
  const personId = await personIdOf(office.app.db, "staff");
  const now = office.clock.now();
  const outgoing = Array.from({ length: 12 }, () => ({
    to: { personId },
    view: { view: "menu" } as const,
    sendAt: now,
  }));
  await promise(office.app.db, outgoing, now);
  expect(await office.deliver()).toBe(5);
  await office.letTimePass();
  expect(await office.deliver()).toBe(5);
  await office.letTimePass();
  expect(await office.deliver()).toBe(2);
  expect(office.remote.letters).toHaveLength(12);
});

test("一秒五十条满了，等到有空位接着发，不等下一轮", async () => {
  const office = await post();
  await issued(office.app);
  const calls = await beginCalls(
    office.db,
    Array.from({ length: paceLimits.perSecond }, (_, n) => `receiver ${n}`),
  );
  await endCalls(office.db, calls);
  expect(await claimDeliveries(office.db, office.clock.now())).toEqual([]);
  expect(await office.deliver()).toBe(1);
  expect(office.outcomes).toEqual(["sent"]);
});

test("程序出错的消息记一行日志（不含内容），随后重试，不影响其他消息", async () => {
  const office = await post();
  const personId = await personIdOf(office.app.db, "staff");
  const now = office.clock.now();
  await promise(office.app.db, [{ to: { personId }, view: { view: "text", text: "机密内容" }, sendAt: now }], now);
  const [broken] = await office.rows();
  await office.app.db.update(outboxMessage).set({ view: { view: "text", words: "机密内容" } });
  await issued(office.app);
  await office.deliver();
  expect(office.remote.letters).toHaveLength(1);
  expect(office.logged).toHaveLength(1);
  expect(JSON.stringify(office.logged)).not.toContain("机密");
  expect((await office.row(broken?.id ?? ("" as never)))?.status).toBe("waiting");
});

test("发送途中事项有了进展，发出后立即重画为最新状态", async () => {
  const office = await post();
  const { assignment } = await issued(office.app);
  office.remote.meanwhile(async () => {
    await does(office.app, "hanbinLiaison", { assignmentId: assignment.id, act: "acknowledge", words: {} });
  });
  await office.deliver();
  await office.letTimePass();
  await office.deliver();
  expect(office.remote.patches).toHaveLength(1);
  expect(office.remote.patches[0]?.messageId).toBe("om_1");
  expect(office.remote.patches[0]?.card).toContain("办理中");
});
