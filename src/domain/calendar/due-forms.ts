import type { Day } from "./day.ts";
import { addDays, day, daysBetween, weekdayOf, yearOf } from "./day.ts";
import { numberOf } from "./due-numerals.ts";
import type { Calendar } from "./workdays.ts";

export type Today = { today: Day; calendar: Calendar };
type Said = Record<string, string | undefined>;
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

function yearSaid({ year, yearWord }: Said, today: Day): number | null {
  if (year) return year.length === 2 ? CENTURY + numberOf(year) : numberOf(year);
  if (!yearWord) return null;
  return yearOf(today) + (yearWord.startsWith("明") ? 1 : 0);
}

function inMonths(today: Day, months: number): { year: number; month: number } {
  const sum = yearOf(today) * MONTHS + monthOf(today) - 1 + months;
  return { year: Math.floor(sum / MONTHS), month: (sum % MONTHS) + 1 };
}

const monthSaid = ({ monthWord = "" }: Said, today: Day) => inMonths(today, /下|次/.test(monthWord) ? 1 : 0);

function readDate(said: Said, { today }: Today): Read {
  const [month, date] = [numberOf(said.month ?? ""), numberOf(said.date ?? "")];
  const year = yearSaid(said, today);
  return orNothing(year ? dated(year, month, date) : nextSuch((each) => dated(each, month, date), today));
}

function readMonthEnd(said: Said, { today }: Today): Read {
  if (!said.month) {
    const { year, month } = monthSaid(said, today);
    return { day: lastOf(year, month) };
  }
  const month = numberOf(said.month);
  if (month < 1 || month > MONTHS) return null;
  const year = yearSaid(said, today);
  return orNothing(year ? lastOf(year, month) : nextSuch((each) => lastOf(each, month), today));
}

function readDayOnly({ date = "" }: Said, { today }: Today): Read {
  const months = [0, 1, 2].map((n) => inMonths(today, n));
  const days = months.map(({ year, month }) => dated(year, month, numberOf(date)));
  return orNothing(days.find((on) => on !== null && on >= today) ?? null);
}

function inSpan({ count = "", span = "" }: Said, { today, calendar }: Today): Read {
  const n = count === "半" ? 0 : numberOf(count);
  if (span.endsWith("工作日")) return n === 0 ? null : calendar.addWorkdays(today, n);
  if (count === "半") return { day: addDays(today, HALF_MONTH_DAYS) };
  if (n === 0) return null;
  if (!span.endsWith("月")) return { day: addDays(today, n * (/[天日]$/.test(span) ? 1 : WEEK_DAYS)) };
  const { year, month } = inMonths(today, n);
  return { day: dated(year, month, Number(today.slice(8))) ?? lastOf(year, month) };
}

function readWeekday({ week = "", weekday = "" }: Said, { today }: Today): Read {
  const wanted = "一二三四五六日".indexOf(weekday.replace("天", "日")) + 1;
  const monday = addDays(today, 1 - weekdayOf(today));
  const later = [...week].filter((letter) => letter === "下").length;
  const on = addDays(monday, wanted - 1 + later * WEEK_DAYS);
  const bare = later === 0 && !/[本这]/.test(week);
  return { day: bare && on < today ? addDays(on, WEEK_DAYS) : on };
}

const daysAhead: Record<string, number> = { 今天: 0, 今日: 0, 明天: 1, 明日: 1, 后天: 2, 后日: 2, 大后天: 3 };

const CHINESE = "一二两三四五六七八九十";
const N = `(?:\\d{1,2}|[${CHINESE}]{1,3})`;
const NOT_INSIDE = `(?<![\\d.年${CHINESE}])`;
const YEAR = "(?:(?<year>\\d{4}|\\d{2}|二[〇○零][〇○零一二三四五六七八九]{2})\\s*年|(?<yearWord>今年|本年|明年))";
const MONTH_WORD = "(?<monthWord>本月|这个?月|当月|下个?月|次月)";
const WITHIN = "(?:之内|以内|内)";

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
      return orNothing(dated(year, month, numberOf(said.date ?? "")));
    },
  },
  {
    need: "word",
    pattern: `(?:${NOT_INSIDE}(?:${YEAR}\\s*)?(?<month>${N})\\s*月(?:份)?|${MONTH_WORD}|月)(?:底|末)`,
    read: readMonthEnd,
  },
  {
    need: "word",
    pattern: `(?:${YEAR}|${NOT_INSIDE}(?<![半全])年)\\s*年?(?:底|末|内)`,
    read: (said, { today }) => ({ day: lastOf(yearSaid(said, today) ?? yearOf(today), MONTHS) }),
  },
  {
    need: "word",
    pattern: "(?<dayWord>大后天|今天|今日|明天|明日|后天|后日)",
    read: ({ dayWord = "" }, { today }) => ({ day: addDays(today, daysAhead[dayWord] ?? 0) }),
  },
  {
    need: "word",
    pattern: `${NOT_INSIDE}(?<count>\\d{1,3}|[${CHINESE}百]{1,5})\\s*(?<span>天|日|周|个?星期|个?礼拜|个月)${WITHIN}`,
    read: inSpan,
  },
  { need: "word", pattern: `(?<count>半)\\s*(?<span>个月)${WITHIN}`, read: inSpan },
  {
    need: "word",
    pattern: `${NOT_INSIDE}(?<count>\\d{1,3}|[${CHINESE}百]{1,5})\\s*(?<span>个?工作日)${WITHIN}?`,
    read: inSpan,
  },
  {
    need: "word",
    pattern:
      "(?<week>(?:本|这个?|下下个?|下个?)(?:周|星期|礼拜)|(?<![本这下上每逢个双单])(?:周|星期|礼拜))(?<weekday>[一二三四五六日天])",
    read: readWeekday,
  },
  { need: "before", pattern: "(?<![\\d.月\\-/])(?<date>\\d{1,2})\\s*[日号]", read: readDayOnly },
];

/** Whether a limit lies further ahead than anybody plans; such a date is a slip of the pen. */
export const isBeyondPlanning = (due: Day, today: Day): boolean => daysBetween(today, due) > MOST_DAYS_AHEAD;
