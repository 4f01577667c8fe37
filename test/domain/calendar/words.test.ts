import { expect, test } from "vitest";
import { day } from "../../../src/domain/calendar/day.ts";
import { dayInWords, dueInWords, momentInWords, unpublishedInWords } from "../../../src/domain/calendar/words.ts";
import { calendar } from "../../../src/domain/calendar/workdays.ts";
import { at } from "../cast.ts";

test.each([
  ["2026-11-30", "2026-11-24", "11月30日（周一）"],
  ["2027-01-10", "2026-11-24", "2027年1月10日（周日）"],
  ["2025-12-31", "2026-01-01", "2025年12月31日（周三）"],
])("%s 在 %s 说成 %s", (on, today, words) => {
  expect(dayInWords(day(on), day(today))).toBe(words);
});

test.each([
  ["2026-12-01", "2026-11-24", "12月1日（周二），还有 5 个工作日"],
  ["2026-11-24", "2026-11-24", "11月24日（周二），今天到期"],
  ["2026-11-20", "2026-11-24", "11月20日（周五），已逾期 2 个工作日"],
  ["2026-11-27", "2026-11-28", "11月27日（周五），已逾期，未满 1 个工作日"],
  ["2026-11-28", "2026-11-27", "11月28日（周六），今天是到期前最后一个工作日"],
  ["2026-11-29", "2026-11-28", "11月29日（周日），到期前已无工作日"],
  ["2026-11-30", "2026-11-28", "11月30日（周一），还有 1 个工作日"],
  ["2027-01-08", "2026-12-29", "2027年1月8日（周五），还有 8 个工作日（2027 年节假日安排未公布，按周一至周五计算）"],
  [
    "2026-12-30",
    "2027-01-05",
    "2026年12月30日（周三），已逾期 4 个工作日（2027 年节假日安排未公布，按周一至周五计算）",
  ],
])("期限 %s 在 %s 说成 %s", (due, today, words) => {
  expect(dueInWords(day(due), day(today), calendar)).toBe(words);
});

test.each([
  ["2026-11-24T15:40", "11月24日 15:40"],
  ["2026-11-24T00:05", "11月24日 00:05"],
  ["2025-03-01T09:01", "2025年3月1日 09:01"],
])("时刻 %s 说成 %s", (moment, words) => {
  expect(momentInWords(at(moment), day("2026-11-24"))).toBe(words);
});

test("未公布的年份一一点名，太多时只说起止", () => {
  expect(unpublishedInWords([])).toBe("");
  expect(unpublishedInWords([2027, 2028])).toBe("（2027、2028 年节假日安排未公布，按周一至周五计算）");
  expect(unpublishedInWords([2027, 2028, 2029])).toBe("（2027 至 2029 年节假日安排未公布，按周一至周五计算）");
});
