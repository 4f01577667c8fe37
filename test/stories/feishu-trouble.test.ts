import { expect, test } from "vitest";
import { promise } from "../../src/db/outbox.ts";
import { person } from "../../src/db/schema/roster.ts";
import type { City } from "../support/scenes.ts";
import { admin, hanbin, issues, momentsOf, staff } from "../support/scenes.ts";
import { world } from "../support/world.ts";

const reminder = "今日督办提醒";
const counties = ["汉滨区", "汉阴县"].map((unit) => `${unit} 联络员`);

/** Two counties are due for a morning card on 4 March. */
async function dueSoon(): Promise<City> {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  await issues(city, "汉滨区、汉阴县 雪亮工程点位整改 3月5日前");
  for (const who of counties) await city.clicks(who, "签收");
  await city.clockStrikes("2026-03-04T08:50+08:00");
  return city;
}

/** Each of them got the card of that morning, and once. */
function heardOnce(city: City) {
  for (const who of counties) expect(momentsOf(city, who, reminder)).toHaveLength(1);
}

test("卡片被拒收：改发文字，写明怎么办；告知系统管理员", async () => {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  await city.says(staff, "/督办 汉滨区 雪亮工程点位整改 3月9日前");
  city.faults.refuseCards(1);
  await city.clicks(staff, "确认下达");
  await city.timePasses("2026-03-02T09:40+08:00");
  const [message] = city.messagesOf(hanbin);
  expect(message?.type).toBe("text");
  expect(city.lastSeenBy(hanbin)).toContain("督〔2026〕1号");
  expect(city.lastSeenBy(hanbin)).toContain("雪亮工程点位整改");
  expect(city.lastSeenBy(hanbin)).toContain("/待办");
  expect(city.heardBy(admin)).toEqual(["待处置：卡片被平台拒收"]);
  expect(city.lastSeenBy(admin)).not.toContain("雪亮工程");
  await city.says(hanbin, "/签收 1");
  expect(city.lastSeenBy(hanbin)).toContain("办理中");
});

test.each(["refused", "error"] as const)("飞书停一小时（%s）：恢复后补发，不漏不重", async (how) => {
  const city = await dueSoon();
  await city.faults.down(how);
  await city.timePasses("2026-03-04T10:10+08:00");
  await city.faults.down(null);
  for (const who of counties) expect(momentsOf(city, who, reminder)).toEqual([]);
  await city.timePasses("2026-03-04T11:15+08:00");
  heardOnce(city);
  expect(city.cardOf(hanbin, reminder)).toContain("未能按时发出，现予补发");
});

test("已收下而答复丢失：以同一标识再问，收件人只见一张；过了五十五分钟的，回读会话核对", async () => {
  const city = await dueSoon();
  city.faults.loseAnswers(2);
  await city.timePasses("2026-03-04T09:30+08:00");
  heardOnce(city);
  city.faults.loseAnswers(2);
  await city.clockStrikes("2026-03-05T09:12+08:00");
  await city.clockStrikes("2026-03-05T10:30+08:00");
  await city.timePasses("2026-03-05T12:30+08:00");
  for (const who of counties) expect(momentsOf(city, who, reminder)).toHaveLength(2);
  expect(await city.clicks(hanbin, "反馈进展", { on: reminder })).toBe("已在新卡片中打开。");
});

test("限流、变慢、令牌作废：按平台所说等待，照样一人一张", async () => {
  const city = await dueSoon();
  city.faults.limit(4, 1);
  city.faults.slow(60);
  city.faults.revokeTokens();
  await city.timePasses("2026-03-04T09:40+08:00");
  heardOnce(city);
  expect(city.sandbox.counts().refused["99991400"]).toBe(4);
  expect(city.sandbox.problems()).toEqual([]);
});

test("两百条一起发：按平台的频次排队，一条不被拒，一条不少", async () => {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  const people = await city.db.select({ id: person.id }).from(person).limit(40);
  const now = city.app.clock.now();
  const five = [1, 2, 3, 4, 5];
  const outgoing = people.flatMap(({ id }) =>
    five.map(() => ({ to: { personId: id }, view: { view: "me" } as const, sendAt: now })),
  );
  await promise(city.db, outgoing, now);
  await city.settled();
  expect(city.sandbox.counts().calls["im.message.create"]).toBe(200);
  expect(city.sandbox.counts().refused).toEqual({});
  expect(city.sandbox.problems()).toEqual([]);
});
