import type { Day } from "../calendar/day.ts";
import { addDays, day, yearOf } from "../calendar/day.ts";
import { mondayOf } from "../calendar/week.ts";

export type Period = { word: string; from: Day; to: Day };

const pad = (n: number): string => String(n).padStart(2, "0");

/** The first day of a month counted on from January of a year; months beyond 12 or below 1 run into the next or last one. */
function firstOf(year: number, month: number): Day {
  const whole = year * 12 + (month - 1);
  return day(`${Math.floor(whole / 12)}-${pad((whole % 12) + 1)}-01`);
}

const months = (year: number, month: number, count: number): Omit<Period, "word"> => ({
  from: firstOf(year, month),
  to: addDays(firstOf(year, month + count), -1),
});

const named = (words: readonly string[], span: Omit<Period, "word">): Period[] =>
  words.map((word) => ({ word, ...span }));

/** Stretches of time a person may name, as they lie today. */
export function periods(today: Day): Period[] {
  const [year, month] = [yearOf(today), Number(today.slice(5, 7))];
  const quarter = month - ((month - 1) % 3);
  const monday = mondayOf(today);
  return [
    ...named(["今日", "今天", "当天"], { from: today, to: today }),
    ...named(["本周", "这周"], { from: monday, to: addDays(monday, 6) }),
    ...named(["上周"], { from: addDays(monday, -7), to: addDays(monday, -1) }),
    ...named(["本月", "这个月", "当月"], months(year, month, 1)),
    ...named(["上月", "上个月"], months(year, month - 1, 1)),
    ...named(["本季度", "本季", "这个季度"], months(year, quarter, 3)),
    ...named(["上季度"], months(year, quarter - 3, 3)),
    ...named(["今年", "本年", "本年度"], months(year, 1, 12)),
    ...named(["去年", "上年"], months(year - 1, 1, 12)),
  ];
}
