import { expect, test } from "vitest";
import { addDays, day, weekdayOf } from "../../../src/domain/calendar/day.ts";
import type { Arrangement } from "../../../src/domain/calendar/holidays.ts";
import { arrangements } from "../../../src/domain/calendar/holidays.ts";
import { calendar, calendarOf } from "../../../src/domain/calendar/workdays.ts";

test.each([
  ["2026-11-24", true, "平常的周二"],
  ["2026-11-28", false, "平常的周六"],
  ["2026-01-02", false, "元旦调休的周五"],
  ["2026-01-04", true, "元旦补班的周日"],
  ["2026-02-14", true, "春节补班的周六"],
  ["2026-02-23", false, "春节最后一天周一"],
  ["2026-02-28", true, "春节补班的周六"],
  ["2026-05-09", true, "劳动节补班的周六"],
  ["2026-09-20", true, "国庆节补班的周日"],
  ["2026-09-25", false, "中秋节周五"],
  ["2026-10-07", false, "国庆节周三"],
  ["2026-10-10", true, "国庆节补班的周六"],
  ["2025-01-26", true, "2025 年春节补班的周日"],
  ["2025-10-08", false, "2025 年国庆中秋周三"],
  ["2024-04-07", true, "2024 年清明节补班的周日"],
  ["2024-02-09", true, "2024 年除夕没有放假"],
  ["2027-01-01", true, "未公布年份按周一至周五"],
  ["2027-01-02", false, "未公布年份的周六"],
])("%s 是否工作日：%s（%s）", (on, expected) => {
  expect(calendar.isWorkday(day(on))).toBe(expected);
});

test.each([
  [2024, 251],
  [2025, 248],
  [2026, 248],
])("%d 年共 %d 个工作日", (year, days) => {
  expect(calendar.workdaysBetween(day(`${year - 1}-12-31`), day(`${year}-12-31`)).days).toBe(days);
});

test("放假都落在本来的日子上，补班都是周末，没有一天两头算", () => {
  for (const { year, festivals } of arrangements) {
    for (const { off, work } of festivals) {
      expect(off[0] <= off[1]).toBe(true);
      for (const on of work) {
        expect(weekdayOf(day(on))).toBeGreaterThan(5);
        expect(on < off[0] || on > off[1]).toBe(true);
        expect(on.startsWith(String(year))).toBe(true);
      }
    }
  }
});

test.each([
  ["2026-11-24", 1, "2026-11-25"],
  ["2026-11-27", 1, "2026-11-30"],
  ["2026-11-28", 1, "2026-11-30"],
  ["2026-11-24", 5, "2026-12-01"],
  ["2026-02-13", 1, "2026-02-14"],
  ["2026-02-14", 1, "2026-02-24"],
  ["2026-09-30", 3, "2026-10-10"],
  ["2026-11-30", -1, "2026-11-27"],
  ["2026-11-30", -3, "2026-11-25"],
  ["2026-02-24", -1, "2026-02-14"],
  ["2026-10-08", -2, "2026-09-29"],
  ["2026-11-28", 0, "2026-11-28"],
])("从 %s 起第 %d 个工作日是 %s", (from, n, expected) => {
  expect(calendar.addWorkdays(day(from), n)).toEqual({ day: expected, unpublished: [] });
});

test.each([
  ["2026-11-24", "2026-11-30", 4, []],
  ["2026-11-24", "2026-11-24", 0, []],
  ["2026-11-30", "2026-11-24", 0, []],
  ["2026-11-27", "2026-11-29", 0, []],
  ["2026-02-13", "2026-03-02", 7, []],
  ["2026-12-31", "2027-01-08", 6, [2027]],
  ["2026-12-30", "2026-12-31", 1, []],
  ["2026-12-31", "2026-12-31", 0, []],
  ["2023-12-31", "2024-01-05", 4, []],
  ["2023-12-29", "2028-01-03", 1009, [2023, 2027, 2028]],
])("%s 到 %s 有 %d 个工作日，用到未公布年份 %j", (...row) => {
  const [from, to, days, unpublished] = row;
  expect(calendar.workdaysBetween(day(from), day(to))).toEqual({ days, unpublished });
});

test("跨入未公布年份的推算说明用了哪一年", () => {
  expect(calendar.addWorkdays(day("2026-12-30"), 1)).toEqual({ day: "2026-12-31", unpublished: [] });
  expect(calendar.addWorkdays(day("2026-12-30"), 2)).toEqual({ day: "2027-01-01", unpublished: [2027] });
  expect(calendar.addWorkdays(day("2027-01-04"), -2)).toEqual({ day: "2026-12-31", unpublished: [2027] });
  expect(calendar.addWorkdays(day("2026-12-31"), 0)).toEqual({ day: "2026-12-31", unpublished: [] });
  expect(calendar.addWorkdays(day("2026-12-31"), 1)).toEqual({ day: "2027-01-01", unpublished: [2027] });
  expect(calendar.addWorkdays(day("2027-01-02"), -1)).toEqual({ day: "2027-01-01", unpublished: [2027] });
  expect(calendar.addWorkdays(day("2024-01-03"), -3)).toEqual({ day: "2023-12-28", unpublished: [2023] });
  expect(calendar.workdayOnOrAfter(day("2027-01-02"))).toEqual({ day: "2027-01-04", unpublished: [2027] });
  expect(calendar.workdayOnOrBefore(day("2026-10-07"))).toEqual({ day: "2026-09-30", unpublished: [] });
  expect([2023, 2024, 2025, 2026, 2027].filter(calendar.isPublished)).toEqual([2024, 2025, 2026]);
});

test("区间里的工作日等于逐日数出来的工作日", () => {
  const first = day("2025-12-20");
  for (let n = 0; n < 400; n += 7) {
    const to = addDays(first, n);
    const counted = Array.from({ length: n }, (_, i) => addDays(first, i + 1)).filter(calendar.isWorkday).length;
    expect(calendar.workdaysBetween(first, to).days).toBe(counted);
  }
});

test("第 n 个工作日与区间计数互为逆算，补上新的安排后随之改变", () => {
  for (let n = 1; n <= 250; n += 1) {
    const { day: on } = calendar.addWorkdays(day("2026-01-15"), n);
    expect(calendar.workdaysBetween(day("2026-01-15"), on).days).toBe(n);
    expect(calendar.isWorkday(on)).toBe(true);
  }
  const newYear: Arrangement = {
    year: 2027,
    source: "示例",
    festivals: [{ name: "元旦", off: ["2027-01-01", "2027-01-03"], work: [] }],
  };
  const extended = calendarOf([...arrangements, newYear]);
  expect(extended.addWorkdays(day("2026-12-31"), 1)).toEqual({ day: "2027-01-04", unpublished: [] });
  expect(extended.isPublished(2027)).toBe(true);
});

const withFestival = (off: [string, string], work: string[] = []) =>
  calendarOf([{ year: 2026, source: "示例", festivals: [{ name: "示例", off, work }] }]);

test("补班的日子落在放假区间里，也只算一个工作日", () => {
  const odd = withFestival(["2026-10-01", "2026-10-07"], ["2026-10-02", "2026-10-05"]);
  expect(odd.isWorkday(day("2026-10-02"))).toBe(true);
  expect(odd.workdaysBetween(day("2026-09-30"), day("2026-10-07"))).toEqual({ days: 2, unpublished: [] });
  expect(odd.addWorkdays(day("2026-09-30"), 2).day).toBe("2026-10-05");
});

test("一直放假的日历不会让推算转个不停：连放六十天还算，六十一天就是表错了", () => {
  const long = withFestival(["2026-01-01", "2026-03-01"]);
  expect(long.workdayOnOrAfter(day("2026-01-01")).day).toBe("2026-03-02");
  expect(long.workdayOnOrBefore(day("2026-03-01")).day).toBe("2025-12-31");
  const broken = withFestival(["2026-01-01", "2026-03-02"]);
  expect(() => broken.workdayOnOrAfter(day("2026-01-01"))).toThrow(RangeError);
  expect(() => broken.workdayOnOrBefore(day("2026-03-02"))).toThrow("no working day within 60 days of 2026-03-02");
  expect(broken.workdayOnOrAfter(day("2026-01-02")).day).toBe("2026-03-03");
});
