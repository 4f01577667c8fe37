import type { Day } from "./day.ts";
import { dayOf, timeOf, weekdayOf, yearOf } from "./day.ts";
import type { Calendar } from "./workdays.ts";

const WEEKDAY_WORDS = "一二三四五六日";
const MOST_YEARS_NAMED = 2;

const monthAndDay = (on: Day, today: Day): string => {
  const [, month, date] = on.split("-").map(Number);
  const year = yearOf(on) === yearOf(today) ? "" : `${yearOf(on)}年`;
  return `${year}${month}月${date}日`;
};

/** 11月30日（周一）; the year is said where it is not today's. */
export const dayInWords = (on: Day, today: Day): string =>
  `${monthAndDay(on, today)}（周${WEEKDAY_WORDS[weekdayOf(on) - 1]}）`;

/** 11月24日 15:40, Beijing time. */
export const momentInWords = (at: Date, today: Day): string => `${monthAndDay(dayOf(at), today)} ${timeOf(at)}`;

/** Says openly that a count leaned on years whose arrangement is not published; empty where it did not. */
export function unpublishedInWords(years: readonly number[]): string {
  if (years.length === 0) return "";
  const named = years.length > MOST_YEARS_NAMED ? `${years[0]} 至 ${years.at(-1)}` : years.join("、");
  return `（${named} 年节假日安排未公布，按周一至周五计算）`;
}

function left(due: Day, today: Day, calendar: Calendar): string {
  const { days, unpublished } = calendar.workdaysBetween(today, due);
  const none = calendar.isWorkday(today) ? "今天是到期前最后一个工作日" : "到期前已无工作日";
  return `${days > 0 ? `还有 ${days} 个工作日` : none}${unpublishedInWords(unpublished)}`;
}

function past(due: Day, today: Day, calendar: Calendar): string {
  const { days, unpublished } = calendar.workdaysBetween(due, today);
  return `${days > 0 ? `已逾期 ${days} 个工作日` : "已逾期，未满 1 个工作日"}${unpublishedInWords(unpublished)}`;
}

/** 11月30日（周一），还有 5 个工作日: the due date as every card says it (product §5). */
export function dueInWords(due: Day, today: Day, calendar: Calendar): string {
  const said = due > today ? left(due, today, calendar) : due < today ? past(due, today, calendar) : "今天到期";
  return `${dayInWords(due, today)}，${said}`;
}
