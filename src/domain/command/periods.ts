import type { Day } from "../calendar/day.ts";
import { addDays, day, yearOf } from "../calendar/day.ts";
import { numberOf } from "../calendar/due-numerals.ts";
import { mondayOf } from "../calendar/week.ts";

/** `label` says which one was meant where the words leave it open, such as the year of 3月. */
export type Period = { word: string; from: Day; to: Day; label?: string };
type Span = Omit<Period, "word">;

const pad = (n: number): string => String(n).padStart(2, "0");

/** The first day of a month counted on from January of a year; months beyond 12 or below 1 run into the next or last one. */
function firstOf(year: number, month: number): Day {
  const whole = year * 12 + (month - 1);
  return day(`${Math.floor(whole / 12)}-${pad((((whole % 12) + 12) % 12) + 1)}-01`);
}

const months = (year: number, month: number, count: number): Span => ({
  from: firstOf(year, month),
  to: addDays(firstOf(year, month + count), -1),
});

const week = (monday: Day): Span => ({ from: monday, to: addDays(monday, 6) });
const one = (on: Day): Span => ({ from: on, to: on });

const named = (words: readonly string[], span: Span): Period[] => words.map((word) => ({ word, ...span }));

/** Stretches of time a person may name, as they lie today. */
export function periods(today: Day): Period[] {
  const [year, month] = [yearOf(today), Number(today.slice(5, 7))];
  const quarter = month - ((month - 1) % 3);
  const monday = mondayOf(today);
  return [
    ...named(["今日", "今天", "当天"], one(today)),
    ...named(["昨日", "昨天"], one(addDays(today, -1))),
    ...named(["明日", "明天"], one(addDays(today, 1))),
    ...named(["本周", "这周", "这个星期"], week(monday)),
    ...named(["上周", "上个星期"], week(addDays(monday, -7))),
    ...named(["下周", "下个星期"], week(addDays(monday, 7))),
    ...named(["本月份", "本月", "这个月", "当月"], months(year, month, 1)),
    ...named(["上月份", "上月", "上个月"], months(year, month - 1, 1)),
    ...named(["下月份", "下月", "下个月"], months(year, month + 1, 1)),
    ...named(["本季度", "本季", "这个季度"], months(year, quarter, 3)),
    ...named(["上季度", "上季", "上个季度"], months(year, quarter - 3, 3)),
    ...named(["下季度", "下季", "下个季度"], months(year, quarter + 3, 3)),
    ...named(["上半年"], months(year, 1, 6)),
    ...named(["下半年"], months(year, 7, 6)),
    ...named(["今年度", "今年", "本年度", "本年"], months(year, 1, 12)),
    ...named(["去年", "上年度", "上年"], months(year - 1, 1, 12)),
    ...named(["前年"], months(year - 2, 1, 12)),
    ...named(["明年"], months(year + 1, 1, 12)),
  ];
}

const yearsBack: Record<string, number> = { 明年: -1, 今年: 0, 本年: 0, 去年: 1, 上年: 1, 前年: 2 };
const NAMED_YEAR = `(20\\d{2}年|${Object.keys(yearsBack).join("|")})度?的?`;

const yearApart = new RegExp(`(${NAMED_YEAR})\\s+(?=\\d{1,2}月(?!\\d)|第?[一二三四1-4]季度|[上下]半年)`, "g");

/** 去年 12月 means December of that year, and not two periods: the year is put in front of what it belongs to. */
export const withYears = (text: string): string => text.replace(yearApart, "$1");

/** 去年 as a number; one written in figures is itself, and none named is this year. */
function yearIn(today: Day, word = "今年"): number {
  const back = yearsBack[word];
  return back === undefined ? Number.parseInt(word, 10) : yearOf(today) - back;
}

/** Periods written with numbers or with their year, each by its pattern; null where the numbers name none, such as a 13th month. */
const written: readonly { pattern: RegExp; span: (today: Day, ...parts: string[]) => Span | null }[] = [
  {
    pattern: /^(20\d{2})年(?:度)?(?!\d)/,
    span: (_, year) => months(Number(year), 1, 12),
  },
  {
    pattern: new RegExp(`^(?:${NAMED_YEAR})?(\\d{1,2})月(?:份)?(?!\\d)`),
    span: (today, year, month) => monthOf(yearIn(today, year), Number(month)),
  },
  {
    pattern: new RegExp(`^(?:${NAMED_YEAR})?第?([一二三四1-4])季度`),
    span: (today, year, nth) => quarterOf(yearIn(today, year), numberOf(nth)),
  },
  {
    pattern: new RegExp(`^${NAMED_YEAR}([上下])半年`),
    span: (today, year, half) => halfOf(yearIn(today, year), half),
  },
  {
    pattern: /^(?:最近|近)(\d{1,3})(?:天|日)/,
    span: (today, days) => (Number(days) > 0 ? { from: addDays(today, 1 - Number(days)), to: today } : null),
  },
];

const monthOf = (year: number, month: number): Span | null =>
  month >= 1 && month <= 12 ? { ...months(year, month, 1), label: `${year}年${month}月` } : null;

const quarterOf = (year: number, nth: number): Span => ({
  ...months(year, nth * 3 - 2, 3),
  label: `${year}年${"一二三四"[nth - 1]}季度`,
});

const halfOf = (year: number, half: string): Span => ({
  ...months(year, half === "上" ? 1 : 7, 6),
  label: `${year}年${half}半年`,
});

/** The periods a text begins with, each with the words that name it. */
export function periodsAt(text: string, today: Day): Period[] {
  const numbered = written.flatMap(({ pattern, span }) => {
    const found = pattern.exec(text);
    const read = found ? span(today, ...found.slice(1)) : null;
    return found && read ? [{ word: found[0], ...read }] : [];
  });
  return [...periods(today).filter(({ word }) => text.startsWith(word)), ...numbered];
}
