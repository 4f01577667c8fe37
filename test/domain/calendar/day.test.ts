import { expect, test } from "vitest";
import { day } from "../../../src/domain/calendar/day.ts";

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
