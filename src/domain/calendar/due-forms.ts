import type { Day } from "./day.ts";
import { addDays, day, daysBetween, yearOf } from "./day.ts";
import { numberOf } from "./due-numerals.ts";
import { mondayOf } from "./week.ts";
import type { Calendar } from "./workdays.ts";

export type Today = { today: Day; calendar: Calendar };
/** The words of a named part of a phrase, empty where it was left out. */
export type Said = (part: string) => string;
export type Read = { day: Day; unpublished?: number[] } | null;

/**
 * How much a phrase must be set apart to be a limit: `date` a plain date, `word` 明天 or 月底, `figure` 11.30 (which
 * may also be an amount or a house), `before` only with 前.
 */
export type Need = "date" | "word" | "figure" | "before";
export type Form = { need: Need; pattern: string; read: (said: Said, now: Today) => Read };

const CENTURY = 2000;
const MONTHS = 12;
/** The longest wait for a 2月29日. */
const LEAP_GAP_YEARS = 8;
const WEEK_DAYS = 7;
const MOST_DAYS_AHEAD = 3660;
const HALF_MONTH_DAYS = 15;

const two = (n: number): string => String(n).padStart(2, "0");

function lastOf(year: number, month: number): Day {
  const next = month === MONTHS ? `${year + 1}-01-01` : `${year}-${two(month + 1)}-01`;
  return addDays(day(next), -1);
}

function dated(year: number, month: number, date: number): Day | null {
  if (month < 1 || month > MONTHS || date < 1 || date > Number(lastOf(year, month).slice(8))) return null;
  return day(`${year}-${two(month)}-${two(date)}`);
}

/** The next such day, today included. */
function nextSuch(inYear: (year: number) => Day | null, today: Day): Day | null {
  for (let year = yearOf(today); year <= yearOf(today) + LEAP_GAP_YEARS; year += 1) {
    const on = inYear(year);
    if (on && on >= today) return on;
  }
  return null;
}

const orNothing = (on: Day | null): Read => (on ? { day: on } : null);
const monthOf = (on: Day): number => Number(on.slice(5, 7));

function yearSaid(said: Said, today: Day): number | null {
  const [year, yearWord] = [said("year"), said("yearWord")];
  if (year) return year.length === 2 ? CENTURY + numberOf(year) : numberOf(year);
  if (!yearWord) return null;
  return yearOf(today) + (yearWord.startsWith("明") ? 1 : 0);
}

function inMonths(today: Day, months: number): { year: number; month: number } {
  const sum = yearOf(today) * MONTHS + monthOf(today) - 1 + months;
  return { year: Math.floor(sum / MONTHS), month: (sum % MONTHS) + 1 };
}

const laterIn = (words: string): number => [...words].filter((letter) => /[下次]/.test(letter)).length;
const monthSaid = (said: Said, today: Day) => inMonths(today, laterIn(said("monthWord")));

function readDate(said: Said, { today }: Today): Read {
  const [month, date] = [numberOf(said("month")), numberOf(said("date"))];
  const year = yearSaid(said, today);
  return orNothing(year ? dated(year, month, date) : nextSuch((each) => dated(each, month, date), today));
}

function readMonthEnd(said: Said, { today }: Today): Read {
  if (!said("month")) {
    const { year, month } = monthSaid(said, today);
    return { day: lastOf(year, month) };
  }
  const month = numberOf(said("month"));
  if (month < 1 || month > MONTHS) return null;
  const year = yearSaid(said, today);
  return orNothing(year ? lastOf(year, month) : nextSuch((each) => lastOf(each, month), today));
}

function readDayOnly(said: Said, { today }: Today): Read {
  const months = [0, 1, 2].map((n) => inMonths(today, n));
  const days = months.map(({ year, month }) => dated(year, month, numberOf(said("date"))));
  return orNothing(days.find((on) => on !== null && on >= today) ?? null);
}

function inSpan(said: Said, { today, calendar }: Today): Read {
  const [n, span] = [numberOf(said("count")), said("span")];
  if (n === 0) return null;
  if (span.endsWith("工作日")) return calendar.addWorkdays(today, n);
  if (!span.endsWith("月")) return { day: addDays(today, n * (/[天日]/.test(span) ? 1 : WEEK_DAYS)) };
  const { year, month } = inMonths(today, n);
  return { day: dated(year, month, Number(today.slice(8))) ?? lastOf(year, month) };
}

function readWeekday(said: Said, { today }: Today): Read {
  const fromMonday = "一二三四五六日".indexOf(said("weekday").replace("天", "日"));
  const on = addDays(mondayOf(today), fromMonday + laterIn(said("week")) * WEEK_DAYS);
  const passed = on < today && !/[本这]/.test(said("week"));
  return { day: passed ? addDays(on, WEEK_DAYS) : on };
}

const DAYS_AHEAD = ["今", "明", "后", "大后"];

const CHINESE = "一二两三四五六七八九十";
const DIGIT = "[一二两三四五六七八九]";
/** 两三天 and 十五六天 are no number: they would read as 23 and as 16. */
const COUNT = `(?<count>\\d{1,3}|(?=[${CHINESE}百])(?:${DIGIT}?百零?)?(?:${DIGIT}?十)?${DIGIT}?)`;
/** 近三天内发生的: time gone by. */
const NOT_PAST = "(?<!过去\\s?|(?<!附)近\\s?)";
const N = `(?:\\d{1,2}|[${CHINESE}]{1,3})`;
const NOT_INSIDE = `(?<![\\d.年${CHINESE}百零])`;
/** 去年底, 每月底, 三个月底: not the end of this one. */
const NOT_ANOTHER = `(?<![\\d.年${CHINESE}百零去前后上下每逢逐隔往跨几个])`;
/** 30年内, 多年内, 全年内: so many years, not the end of one. */
const NOT_YEARS = "(?<!(?:(?<!\\d)\\d{2}\\s*|[半全多几数近周])年)";
const YEAR = "(?:(?<year>\\d{4}|\\d{2}|二[〇○零][〇○零一二三四五六七八九]{2})\\s*年|(?<yearWord>今年|本年|明年))";
const MONTH_WORD = "(?<monthWord>本月|这个?月|当月|下下个?月|下个?月|次月)";
const WITHIN = "(?:之内|以内|内)";

const counted = { need: "word", read: inSpan } as const;

/** Every way a limit is said (product §4 Dates). Where two fit at one place, the longer phrase is meant. */
export const forms: readonly Form[] = [
  {
    need: "date",
    pattern: `${NOT_INSIDE}(?:${YEAR}\\s*)?(?<month>${N})\\s*月(?:份)?\\s*(?<date>${N})(?:\\s*[日号]|(?=\\s*(?:之前|以前|前|$)))`,
    read: readDate,
  },
  {
    need: "date",
    pattern: "(?<![\\d.\\-/])(?<year>20\\d{2})[-./](?<month>\\d{1,2})[-./](?<date>\\d{1,2})(?:日|(?![\\d.\\-/]))",
    read: readDate,
  },
  {
    need: "figure",
    pattern: "(?<![\\d.\\-/:A-Za-z])(?<month>\\d{1,2})[-./](?<date>\\d{1,2})(?:[日号]|(?![\\d.\\-/:%‰A-Za-z]))",
    read: readDate,
  },
  {
    need: "word",
    pattern: `${MONTH_WORD}\\s*(?<date>${N})\\s*[日号]`,
    read: (said, { today }) => {
      const { year, month } = monthSaid(said, today);
      return orNothing(dated(year, month, numberOf(said("date"))));
    },
  },
  {
    need: "date",
    pattern: `(?<=${NOT_INSIDE}(?:${YEAR}\\s?)?(?<month>${N})\\s?月(?:份)?\\s?${N}\\s?[日号]?\\s?[至到~～—-]{1,2}\\s?)(?<date>${N})\\s*[日号]`,
    read: readDate,
  },
  { need: "before", pattern: "(?<![\\d.\\-/]|月\\s?)(?<date>\\d{1,2})\\s*[日号]", read: readDayOnly },
  {
    need: "word",
    pattern: `(?:${NOT_INSIDE}(?:${YEAR}\\s*)?(?<month>${N})\\s*月(?:份)?|${MONTH_WORD}|${NOT_ANOTHER}月)(?:底|末)`,
    read: readMonthEnd,
  },
  {
    need: "word",
    pattern: `(?:${YEAR}|${NOT_ANOTHER}年)\\s*年?(?:底|末|${NOT_YEARS}内)`,
    read: (said, { today }) => ({ day: lastOf(yearSaid(said, today) ?? yearOf(today), MONTHS) }),
  },
  {
    need: "word",
    pattern: "(?<ahead>今|明|大?后)[天日]",
    read: (said, { today }) => ({ day: addDays(today, DAYS_AHEAD.indexOf(said("ahead"))) }),
  },
  { ...counted, pattern: `${NOT_INSIDE}${NOT_PAST}${COUNT}\\s*(?<span>天|日|周|个?星期|个?礼拜|个月)${WITHIN}` },
  { ...counted, pattern: `${NOT_INSIDE}${NOT_PAST}${COUNT}\\s*(?<span>个?工作日)${WITHIN}?` },
  { need: "word", pattern: `半\\s*个月${WITHIN}`, read: (_, { today }) => ({ day: addDays(today, HALF_MONTH_DAYS) }) },
  {
    need: "word",
    pattern: `(?<week>(?:本|这个?|下下个?|下个?)(?:周|星期|礼拜)|(?<![本这下上每逢个双单隔${CHINESE}])(?:周|星期|礼拜))(?<weekday>[一二三四五六日天])`,
    read: readWeekday,
  },
];

/** Whether a limit lies further ahead than anybody plans; such a date is a slip of the pen. */
export const isBeyondPlanning = (due: Day, today: Day): boolean => daysBetween(today, due) > MOST_DAYS_AHEAD;
