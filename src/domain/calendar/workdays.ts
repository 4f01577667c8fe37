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

/** A published calendar never changes: each day is worked out once. */
function remembered(find: (from: Day) => Day): (from: Day) => Day {
  const known = new Map<Day, Day>();
  return (from) => {
    const found = known.get(from) ?? find(from);
    known.set(from, found);
    return found;
  };
}

function walks(isWorkday: (on: Day) => boolean) {
  const nearest = (from: Day, next: (on: Day) => Day): Day => {
    let on = from;
    for (let n = 0; n <= LONGEST_OFF_DAYS; n += 1) {
      if (isWorkday(on)) return on;
      on = next(on);
    }
    throw new RangeError(`no working day within ${LONGEST_OFF_DAYS} days of ${from}`);
  };
  const [dayAfter, dayBefore] = [remembered((on) => addDays(on, 1)), remembered((on) => addDays(on, -1))];
  const onOrAfter = remembered((on) => nearest(on, dayAfter));
  const onOrBefore = remembered((on) => nearest(on, dayBefore));
  return {
    ...{ onOrAfter, onOrBefore },
    forward: { day: dayAfter, workday: (on: Day) => onOrAfter(dayAfter(on)) },
    back: { day: dayBefore, workday: (on: Day) => onOrBefore(dayBefore(on)) },
  };
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
    const [one, other] = [yearOf(first), yearOf(last)];
    const [from, to] = [Math.min(one, other), Math.max(one, other)];
    return Array.from({ length: to - from + 1 }, (_, n) => from + n).filter((year) => !isPublished(year));
  };

  const { onOrAfter, onOrBefore, ...step } = walks(isWorkday);
  const given = [...work].filter((on) => weekdayOf(on) > WEEKDAYS);
  const taken = [...off].filter((on) => weekdayOf(on) <= WEEKDAYS);

  const reach = (first: Day, found: Day) => ({ day: found, unpublished: unpublishedIn(first, found) });

  return {
    isPublished,
    isWorkday,
    addWorkdays: (from, n) => {
      const next = n < 0 ? step.back : step.forward;
      let on = from;
      for (let left = Math.abs(n); left > 0; left -= 1) on = next.workday(on);
      return { day: on, unpublished: n === 0 ? [] : unpublishedIn(next.day(from), on) };
    },
    workdayOnOrAfter: (on) => reach(on, onOrAfter(on)),
    workdayOnOrBefore: (on) => reach(on, onOrBefore(on)),
    workdaysBetween: (from, to) => {
      if (to <= from) return { days: 0, unpublished: [] };
      const within = (on: Day): boolean => on > from && on <= to;
      const moved = given.filter(within).length - taken.filter(within).length;
      return { days: weekdaysBetween(from, to) + moved, unpublished: unpublishedIn(addDays(from, 1), to) };
    },
  };
}

/** The calendar in force: every arrangement the State Council has published. */
export const calendar: Calendar = calendarOf(arrangements);
