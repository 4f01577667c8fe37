import { expect, test } from "vitest";
import { day, dayOf, instantAt, timeOf } from "../../../src/domain/calendar/day.ts";

test.each(["2026-02-28", "2028-02-29", "2026-12-31", "0001-01-01"])("%s 是一天", (text) => {
  expect(day(text)).toBe(text);
});

const wrong = [
  ...["2026-02-29", "2026-02-30", "2026-04-31", "2026-13-01", "2026-00-10", "2026-1-1"],
  ...["2026-01-01x", "x2026-01-01", "+002026-01-01", "12026-01-01", "明天", ""],
];

test.each(wrong)("“%s”不是一天", (text) => {
  expect(() => day(text)).toThrow(RangeError);
  expect(() => day(text)).toThrow("not a day");
});

test.each([
  ["0:00", "2026-11-29T16:00:00.000Z"],
  ["00:00", "2026-11-29T16:00:00.000Z"],
  ["9:05", "2026-11-30T01:05:00.000Z"],
  ["17:30", "2026-11-30T09:30:00.000Z"],
  ["24:00", "2026-11-30T16:00:00.000Z"],
] as const)("北京时间 11 月 30 日 %s 是 %s", (time, instant) => {
  expect(instantAt(day("2026-11-30"), time).toISOString()).toBe(instant);
});

test.each([
  ["2026-11-29T16:00:00.000Z", "2026-11-30", "00:00"],
  ["2026-11-30T15:59:59.999Z", "2026-11-30", "23:59"],
  ["2026-11-30T16:00:00.000Z", "2026-12-01", "00:00"],
])("%s 在北京是 %s %s", (instant, on, time) => {
  expect([dayOf(new Date(instant)), timeOf(new Date(instant))]).toEqual([on, time]);
});
