import { expect, test } from "vitest";
import { hanbin, issues, leaders, morningsOf, staff } from "../support/scenes.ts";
import { world } from "../support/world.ts";

const head = "市委平安办 平安办负责人";

test("办结申请和不属本单位没有答复的，待办、台账、周报都写明等了几个工作日；满五个工作日告知负责人一次", async () => {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  await issues(city, "汉滨区、石泉县 雪亮工程点位整改 3月31日前");
  await city.says(hanbin, "/签收 1");
  await city.says(hanbin, "/办结 1 已全部完成");
  await city.clockStrikes("2026-03-03T10:00+08:00");
  await city.says("石泉县 联络员", "/不属 1 点位不在境内");
  await city.timePasses("2026-03-05T12:00+08:00");
  await city.says(staff, "/待办");
  expect(city.lastSeenBy(staff)).toContain("申请办结，待审核 3 个工作日，请审核");
  expect(city.lastSeenBy(staff)).toContain("提出不属本单位，待答复 2 个工作日，请改派或维持");
  await city.says(staff, "/台账");
  expect(city.lastSeenBy(staff)).toContain("待审核 3 个工作日");
  expect(city.lastSeenBy(staff)).toContain("待改派（待答复 2 个工作日）");
  expect(morningsOf(city, head)).toEqual([]);

  await city.timePasses("2026-03-09T12:00+08:00");
  const [digest] = city.messagesIn(leaders).filter(({ card }) => JSON.stringify(card).includes("督办周报"));
  expect(JSON.stringify(digest?.card)).toContain(
    "办结申请待审核 1 项，最长 5 个工作日；不属本单位待答复 1 项，最长 4 个工作日",
  );
  expect(morningsOf(city, head)).toEqual(["03-09"]);
  expect(city.cardOf(head, "今日督办提醒")).toContain("待审核 5 个工作日");
  await city.timePasses("2026-03-27T12:00+08:00");
  expect(morningsOf(city, head)).toEqual(["03-09", "03-10"]);
  expect(city.cardOf(head, "今日督办提醒")).toContain("待答复");
});

test("到第五个工作日以前已经审核的，负责人不受打扰；停机一周只告知一次", async () => {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  await issues(city, "汉滨区 雪亮工程点位整改 3月31日前");
  await issues(city, "石泉县 综治中心建设 3月31日前");
  for (const [who, n] of [
    [hanbin, 1],
    ["石泉县 联络员", 2],
  ] as const) {
    await city.says(who, `/签收 ${n}`);
    await city.says(who, `/办结 ${n} 已全部完成`);
  }
  await city.says(staff, "/销号 1");
  await city.clicks(staff, "提交");
  await city.clockStrikes("2026-03-16T10:00+08:00");
  await city.clockStrikes("2026-03-16T10:02+08:00");
  await city.timePasses("2026-03-18T12:00+08:00");
  expect(morningsOf(city, head)).toEqual(["03-16"]);
  expect(city.cardOf(head, "今日督办提醒")).not.toContain("雪亮工程");
});
