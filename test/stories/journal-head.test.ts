import { expect, test } from "vitest";
import { auditHealth } from "../../src/db/audit-health.ts";
import { verifyJournal } from "../../src/db/verify-journal.ts";
import { cardWords } from "../support/read-card.ts";
import type { City } from "../support/scenes.ts";
import { admin, hanbin, issues, staff } from "../support/scenes.ts";
import { world } from "../support/world.ts";

const GROUP = "纪检审计联络群";
const TITLE = "操作日志摘要";

async function bound(): Promise<City> {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  await city.sandbox.opensGroup(city.openId(admin), { chatId: "oc_audit", name: GROUP, members: [city.openId(admin)] });
  await city.settled();
  expect(await city.clicks(admin, "绑定审计")).toBe("已绑定审计。");
  expect(city.lastSeenBy(admin)).toContain("处置完毕：已绑定审计。");
  return city;
}

test("绑定审计：工作日每天一张操作日志摘要，据此可以核对；周末没有，没有任何人的姓名和事项（R14）", async () => {
  const city = await bound();
  await issues(city, "汉滨区 雪亮工程点位整改 3月5日前");
  await city.clicks(hanbin, "签收");
  await city.timePasses("2026-03-02T10:20+08:00");
  expect(city.heardIn(GROUP)).toEqual([TITLE]);
  const said = cardWords(city.messagesIn(GROUP).at(-1)?.card);
  const [, seq = "", head = ""] = /(\d+):([0-9a-f]{64})/.exec(said) ?? [];
  expect(said).toMatch(/截至 2026年3月2日 10:0\d，操作日志已封存 \d+ 条/);
  for (const word of ["雪亮工程", "汉滨区", "甄汉滨"]) expect(said).not.toContain(word);
  const kept = { seq: Number(seq), head };
  expect((await verifyJournal(city.db, [kept])).breaks).toEqual([]);
  expect((await verifyJournal(city.db, [{ ...kept, head: "0".repeat(64) }])).breaks).toEqual([
    { kind: "anchorDiffers", place: kept.seq },
  ]);
  await city.timePasses("2026-03-08T23:00+08:00");
  expect(city.heardIn(GROUP)).toHaveLength(5);
  expect(city.sandbox.problems()).toEqual([]);
});

test("停机几天再开，只发当天的一张；移出群后不再发", async () => {
  const city = await bound();
  await issues(city, "汉滨区 雪亮工程点位整改 3月5日前");
  await city.clockStrikes("2026-03-11T14:00+08:00");
  await city.settled();
  expect(city.heardIn(GROUP)).toEqual([TITLE]);
  await city.sandbox.movesBot(city.openId(admin), "oc_audit", false);
  await city.settled();
  await city.timePasses("2026-03-13T18:00+08:00");
  expect(city.heardIn(GROUP)).toHaveLength(1);
});

test("状态和自检说出运行核对和日志封存的情况", async () => {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  await city.settled();
  await city.says(admin, "/状态");
  expect(city.lastSeenBy(admin)).toContain("应发应办的没有遗漏");
  await city.says(admin, "/自检");
  expect(city.cardOf(admin, "自检结果")).toMatch(/运行核对\*\*　应发应办的没有遗漏/);
  expect(city.cardOf(admin, "自检结果")).toMatch(/操作日志封存\*\*　正常/);
  expect(await auditHealth(city.db)).toMatchObject({ state: "well" });
  expect(city.heardBy(staff)).toEqual([]);
});
