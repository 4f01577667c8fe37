import { describe, expect, test } from "vitest";
import { day, dayOf, timeOf } from "../../../src/domain/calendar/day.ts";
import { calendarOf } from "../../../src/domain/calendar/workdays.ts";
import { digestAt, isLateDigest, isLateMorning, minuteOf, morningAt } from "../../../src/domain/reminder/hours.ts";
import { nextNoticeAt } from "../../../src/domain/reminder/notice-hours.ts";
import { firstRules, termsOf } from "../../../src/domain/settings/rules.ts";
import { at } from "../cast.ts";
import { calendar, over } from "../terms.ts";

const ids = Array.from({ length: 500 }, (_, n) => `p-${n * 7919}`);

describe("早间卡片", () => {
  test("每人固定在 09:01 至 09:10 的一分钟，大体均匀", () => {
    const minutes = ids.map((id) => minuteOf(id, 10));
    expect([...new Set(minutes)].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    for (let minute = 1; minute <= 10; minute += 1) {
      expect(minutes.filter((each) => each === minute).length).toBeGreaterThan(20);
    }
    expect(ids.map((id) => minuteOf(id, 10))).toEqual(minutes);
  });

  test("升级以后，每人、每群仍在原来的那一分钟", () => {
    const known = ["", "甲", "p-0", "p-7919", "3f0c9a52-6f0e-4d6b-9a35-9d2a3c9f1b77"];
    expect(known.map((id) => minuteOf(id, 9_973))).toEqual([1, 84, 9346, 6193, 8441]);
  });

  test.each([
    ["2026-11-24T08:00", "2026-11-24", "工作日早上"],
    ["2026-11-24T00:00", "2026-11-24", "工作日零点"],
    ["2026-11-24T18:00", "2026-11-25", "下班以后"],
    ["2026-11-27T18:30", "2026-11-30", "周五晚上"],
    ["2026-11-28T09:00", "2026-11-30", "周六"],
    ["2026-02-14T08:00", "2026-02-14", "补班的周六"],
    ["2026-02-14T19:00", "2026-02-24", "春节前最后一晚"],
    ["2026-10-03T12:00", "2026-10-08", "国庆长假"],
  ])("%s 得知的事，%s 早上说（%s）", (now, expected) => {
    const morning = morningAt("p-1", at(now), calendar);
    expect(morning.day).toBe(expected);
    expect(dayOf(morning.at)).toBe(expected);
    expect(timeOf(morning.at)).toBe(`09:${String(minuteOf("p-1", 10)).padStart(2, "0")}`);
  });

  test("早间时刻已过的，当天下班前随时说，稍等片刻以便各事项并为一张", () => {
    const now = at("2026-11-24T15:40");
    const soon = new Date(now.getTime() + 30_000);
    expect(morningAt("p-1", now, calendar)).toEqual({ day: "2026-11-24", at: soon });
    expect(morningAt("p-1", at("2026-11-24T17:59"), calendar).day).toBe("2026-11-24");
    const minute = morningAt("p-1", at("2026-11-24T08:00"), calendar).at;
    expect(morningAt("p-1", minute, calendar).at).toEqual(new Date(minute.getTime() + 30_000));
  });

  test("从不在整点或半点", () => {
    for (const id of ids) expect(timeOf(morningAt(id, at("2026-11-24T08:00"), calendar).at)).not.toMatch(/:(00|30)$/);
  });
});

describe("周报", () => {
  test.each([
    ["2026-11-23", "2026-11-23"],
    ["2026-04-06", "2026-04-07"],
    ["2026-10-05", "2026-10-08"],
    ["2026-02-23", "2026-02-24"],
  ])("周一为 %s 的那一周，%s 发", (monday, expected) => {
    const slot = digestAt("g-1", day(monday), calendar);
    expect(slot && dayOf(slot)).toBe(expected);
  });

  test("整周没有工作日的不发", () => {
    expect(digestAt("g-1", day("2026-02-16"), calendar)).toBeNull();
    const idle = calendarOf([
      { year: 2026, source: "示例", festivals: [{ name: "长假", off: ["2026-06-01", "2026-06-14"], work: [] }] },
    ]);
    expect([day("2026-06-01"), day("2026-06-08")].map((monday) => digestAt("g-1", monday, over(idle)))).toEqual([
      null,
      null,
    ]);
    expect(digestAt("g-1", day("2026-06-15"), over(idle))).not.toBeNull();
  });

  test("每群固定在 08:31 至 08:39", () => {
    const times = ids.map((id) => timeOf(digestAt(id, day("2026-11-23"), calendar) as Date));
    expect([...new Set(times)].sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `08:3${n}`));
  });
});

describe("迟到的要说明是补报", () => {
  test.each([
    ["2026-11-24T09:10", false],
    ["2026-11-24T09:15", false],
    ["2026-11-24T09:16", true],
    ["2026-11-24T17:30", true],
  ])("%s 发出的早间卡片，是补报：%s", (moment, late) => {
    expect(isLateMorning(at(moment), calendar)).toBe(late);
  });

  test("周报比本群的时刻晚五分钟以上才算补报；那一周本没有周报的，不算", () => {
    const week = { groupId: "g-1", monday: day("2026-11-23") };
    const planned = (digestAt("g-1", week.monday, calendar) as Date).getTime();
    const after = (ms: number) => isLateDigest(new Date(planned + ms), week, calendar);
    expect([-60_000, 0, 300_000, 300_001, 86_400_000].map(after)).toEqual([false, false, false, true, true]);
    expect(isLateDigest(at("2026-02-20T12:00"), { ...week, monday: day("2026-02-16") }, calendar)).toBe(false);
  });
});

describe("周报的日子可以另定", () => {
  const onFriday = (off: [string, string], work: string[] = []) =>
    termsOf(calendarOf([{ year: 2026, source: "示例", festivals: [{ name: "假", off, work }] }]), {
      ...firstRules,
      digestDay: 5,
    });
  test.each([
    ["周五上班", ["2026-06-22", "2026-06-22"], "2026-06-12"],
    ["周五放假，周末不算，提前到周四", ["2026-06-12", "2026-06-12"], "2026-06-11"],
    ["周四周五都放假，提前到周三", ["2026-06-11", "2026-06-12"], "2026-06-10"],
    ["假期连到下一周，也在本周内提前", ["2026-06-12", "2026-06-16"], "2026-06-11"],
  ] as [string, [string, string], string][])("%s", (_, off, expected) => {
    const slot = digestAt("g-1", day("2026-06-08"), onFriday(off));
    expect(slot && dayOf(slot)).toBe(expected);
  });

  test("周五放假、周日补班，推后到周日", () => {
    const slot = digestAt("g-1", day("2026-06-08"), onFriday(["2026-06-12", "2026-06-12"], ["2026-06-14"]));
    expect(slot && dayOf(slot)).toBe("2026-06-14");
  });
});

test("十六 16-5 群里的消息只在工作日、各群自己的一分钟，过了就等下一个工作日", () => {
  const next = (moment: string) => nextNoticeAt("g-1", at(moment), calendar);
  const first = next("2026-11-27T00:00");
  expect(dayOf(first)).toBe("2026-11-27");
  expect(nextNoticeAt("g-1", new Date(first.getTime() - 1), calendar)).toEqual(first);
  for (const now of [first, at("2026-11-27T23:00"), at("2026-11-28T10:00")]) {
    const monday = nextNoticeAt("g-1", now, calendar);
    expect([dayOf(monday), timeOf(monday)]).toEqual(["2026-11-30", timeOf(first)]);
  }
  expect(dayOf(next("2026-11-24T23:00"))).toBe("2026-11-25");
});
