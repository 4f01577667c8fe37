import { expect, test } from "vitest";
import { hanbin, issues, leaders, morningsOf, staff } from "../support/scenes.ts";
import { world } from "../support/world.ts";

const reminder = "今日督办提醒";

test("期限在周六：预览提示而不改动，末一个工作日提醒并写明周六；周末不打扰", async () => {
  const city = await world({ now: "2026-03-09T09:20+08:00" });
  await city.says(staff, "/督办 汉滨区 雪亮工程点位整改 3月14日前");
  expect(city.lastSeenBy(staff)).toContain("3月14日（周六）");
  await city.clicks(staff, "确认下达");
  await city.clicks(hanbin, "签收");
  await city.timePasses("2026-03-15T23:59+08:00");
  expect(morningsOf(city, hanbin)).toEqual(["03-10", "03-12", "03-13"]);
  const card = city.cardOf(hanbin, reminder);
  expect(card).toContain("3月14日（周六），今天是到期前最后一个工作日");
  expect(card).not.toContain("今日到期");
  await city.timePasses("2026-03-16T23:59+08:00");
  expect(morningsOf(city, hanbin).at(-1)).toBe("03-16");
  expect(city.cardOf(hanbin, reminder)).toContain("3月14日（周六），已逾期 1 个工作日");
});

test("春节调休两头都算：周六上班照常提醒，假期不提醒不发周报，节后周报并报两周", async () => {
  const city = await world({ now: "2026-02-06T09:20+08:00" });
  await issues(city, "汉滨区 雪亮工程点位整改 2月16日前");
  await city.clicks(hanbin, "签收");
  await city.timePasses("2026-02-23T23:59+08:00");
  expect(morningsOf(city, hanbin)).toEqual(["02-11", "02-13", "02-14"]);
  expect(city.cardOf(hanbin, reminder)).toContain("2月16日（周一），今天是到期前最后一个工作日");
  expect(city.heardIn(leaders)).toHaveLength(1);
  await city.timePasses("2026-02-28T23:59+08:00");
  expect(morningsOf(city, hanbin).slice(3)).toEqual(["02-24", "02-25", "02-26", "02-27", "02-28"]);
  const [, second, ...more] = city.messagesIn(leaders);
  expect(more).toEqual([]);
  expect(second?.createdAt.toISOString()).toMatch(/^2026-02-24T00:3[1-9]:00/);
  expect(JSON.stringify(second?.card)).toContain("2月9日（周一）至2月22日（周日）");
});

test("国庆调休：周日、周六上班即到期日，当日提醒", async () => {
  const city = await world({ now: "2026-09-16T09:20+08:00" });
  await issues(city, "汉滨区 雪亮工程点位整改 9月20日前");
  await city.clicks(hanbin, "签收");
  await city.timePasses("2026-09-20T12:00+08:00");
  expect(morningsOf(city, hanbin)).toEqual(["09-18", "09-20"]);
  expect(city.cardOf(hanbin, reminder)).toContain("9月20日（周日），今天到期");
  await city.says(hanbin, "/办结 1 点位已修复");
  await city.clicks(staff, "通过并销号");

  await issues(city, "汉滨区 综治中心建设 10月10日前");
  await city.clicks(hanbin, "签收", { on: "综治中心" });
  await city.timePasses("2026-10-11T23:59+08:00");
  expect(morningsOf(city, hanbin).slice(2)).toEqual(["09-30", "10-09", "10-10"]);
  expect(city.cardOf(hanbin, reminder)).toContain("10月10日（周六），今天到期");
});

test("跨到尚未公布节假日安排的年份，凡有天数处都如实说明", async () => {
  const city = await world({ now: "2026-12-28T09:20+08:00" });
  const open = "（2027 年节假日安排未公布，按周一至周五计算）";
  await city.says(staff, "/督办 汉滨区 雪亮工程点位整改 2027年1月8日前");
  expect(city.lastSeenBy(staff)).toContain("2027年1月8日（周五）");
  expect(city.lastSeenBy(staff)).toContain(open);
  await city.clicks(staff, "确认下达");
  expect(city.lastSeenBy(hanbin)).toContain(open);
  await city.clicks(hanbin, "签收");
  await city.timePasses("2027-01-05T12:00+08:00");
  expect(morningsOf(city, hanbin)).toEqual(["01-05"]);
  expect(city.cardOf(hanbin, reminder)).toContain(`1月8日（周五），还有 3 个工作日${open}`);
  await city.says(staff, "/状态");
  expect(city.lastSeenBy(staff)).toContain("2027 年未公布");
});
