import type { Day } from "./day.ts";
import { addDays, day, daysBetween, weekdayOf, yearOf } from "./day.ts";
import type { Arrangement } from "./holidays.ts";
import { arrangements } from "./holidays.ts";

/** The years a count leaned on whose arrangement is not published: there Monday to Friday are taken as working days. */
type Unpublished = { unpublished: number[] };

/** Working days by the published arrangements, 调休 both ways (product §4 Counting). */
export type Calendar = {
  isPublished(year: number): boolean;
  isWorkday(on: Day): boolean;
  /** The nth working day after `from`, or before it for a negative n; `from` itself never counts. */
  addWorkdays(from: Day, n: number): { day: Day } & Unpublished;
  workdayOnOrAfter(on: Day): { day: Day } & Unpublished;
  workdayOnOrBefore(on: Day): { day: Day } & Unpublished;
  /** Working days in (from, to]; none where `to` is not after `from`. */
  workdaysBetween(from: Day, to: Day): { days: number } & Unpublished;
};

const DAYS_IN_WEEK = 7;
const WEEKDAYS = 5;
/** No stretch off is longer; a walk that finds no working day within it is a broken table, not a long holiday. */
const LONGEST_OFF_DAYS = 60;

const stretch = ([first, last]: readonly [string, string]): Day[] =>
  Array.from({ length: daysBetween(day(first), day(last)) + 1 }, (_, n) => addDays(day(first), n));

/** Monday to Friday in (from, to], counted by whole weeks and a remainder. */
function weekdaysBetween(from: Day, to: Day): number {
  const days = daysBetween(from, to);
  const whole = Math.floor(days / DAYS_IN_WEEK);
  const rest = Array.from({ length: days % DAYS_IN_WEEK }, (_, n) => weekdayOf(addDays(to, -n)));
  return whole * WEEKDAYS + rest.filter((weekday) => weekday <= WEEKDAYS).length;
}

/** A calendar that knows these arrangements and no others. */
export function calendarOf(published: readonly Arrangement[]): Calendar {
  const years = new Set(published.map(({ year }) => year));
  const festivals = published.flatMap((arrangement) => arrangement.festivals);
  const work = new Set(festivals.flatMap((festival) => festival.work.map(day)));
  const off = new Set(festivals.flatMap((festival) => stretch(festival.off)).filter((on) => !work.has(on)));

  const isPublished = (year: number): boolean => years.has(year);
  const isWorkday = (on: Day): boolean => work.has(on) || (!off.has(on) && weekdayOf(on) <= WEEKDAYS);
  const unpublishedIn = (first: Day, last: Day): number[] => {
    const [from, to] = first <= last ? [first, last] : [last, first];
    const touched = Array.from({ length: yearOf(to) - yearOf(from) + 1 }, (_, n) => yearOf(from) + n);
    return touched.filter((year) => !isPublished(year));
  };

  const nextWorkday = (from: Day, by: 1 | -1): Day => {
    for (let n = 0; n <= LONGEST_OFF_DAYS; n += 1) {
      const on = addDays(from, n * by);
      if (isWorkday(on)) return on;
    }
    throw new RangeError(`no working day within ${LONGEST_OFF_DAYS} days of ${from}`);
  };
  const reach = (first: Day, by: 1 | -1) => {
    const found = nextWorkday(first, by);
    return { day: found, unpublished: unpublishedIn(first, found) };
  };

  return {
    isPublished,
    isWorkday,
    addWorkdays: (from, n) => {
      const by = n < 0 ? -1 : 1;
      let on = from;
      for (let left = Math.abs(n); left > 0; left -= 1) on = nextWorkday(addDays(on, by), by);
      return { day: on, unpublished: n === 0 ? [] : unpublishedIn(addDays(from, by), on) };
    },
    workdayOnOrAfter: (on) => reach(on, 1),
    workdayOnOrBefore: (on) => reach(on, -1),
    workdaysBetween: (from, to) => {
      if (to <= from) return { days: 0, unpublished: [] };
      const within = (on: Day): boolean => on > from && on <= to;
      const given = [...work].filter((on) => within(on) && weekdayOf(on) > WEEKDAYS).length;
      const taken = [...off].filter((on) => within(on) && weekdayOf(on) <= WEEKDAYS).length;
      return { days: weekdaysBetween(from, to) + given - taken, unpublished: unpublishedIn(addDays(from, 1), to) };
    },
  };
}

/** The calendar in force: every arrangement the State Council has published. */
export const calendar: Calendar = calendarOf(arrangements);
