import type { Day } from "../calendar/day.ts";
import { addDays, dayOf } from "../calendar/day.ts";
import type { Terms } from "../settings/rules.ts";
import { opensAt } from "../settings/window.ts";

/*
 * The auditor's own reading of product §6: not which mornings lie ahead of a matter, as the plan has it, but which limits
 * have their morning today. It leans on the calendar and on the settings, and on nothing the sweeps decide by.
 */

/** A card can be answered for 14 days, which is the platform's doing. */
const ANSWERABLE_DAYS = 13;
const LONGEST_LOOK_DAYS = 120;

/** Which of a matter's days make its morning today. */
export type Owed = {
  /** Limits of which the unit hears today: near, here, passed. */
  limits: Day[];
  /** Limits so long passed that the 第一责任人 and the office hear of it (七 07-1). */
  longPassed: Day[];
  /** Days by which a matter was to be signed for, and nobody did. */
  signBy: Day[];
  /** Days of the last card that can be answered no longer after today. */
  lastCards: Day[];
  /** Days since which the office has owed an answer, for its staff and for its head. */
  waitingSince: Day[];
  overlongSince: Day[];
};

const daysAround = (on: Day): Day[] =>
  Array.from({ length: 2 * LONGEST_LOOK_DAYS + 1 }, (_, n) => addDays(on, n - LONGEST_LOOK_DAYS));

/** So many working days lie between that day and this one, the later counted. */
const ago = (from: Day, on: Day, calendar: Terms): number => calendar.workdaysBetween(from, on).days;

function hearsOfLimit(limit: Day, on: Day, calendar: Terms): boolean {
  const { beforeDue, overdueCeiling } = calendar.rules;
  const lastChance = calendar.workdayOnOrBefore(limit).day;
  if (on < lastChance) return beforeDue.includes(ago(on, lastChance, calendar));
  return ago(limit, on, calendar) <= overdueCeiling;
}

/** What is owed on the morning of a day; nothing on a day off (十六 16-5). */
export function owedOn(on: Day, calendar: Terms): Owed {
  const { escalateAfter, reviewPatience, headPatience } = calendar.rules;
  const days = calendar.isWorkday(on) ? daysAround(on) : [];
  const since = (patience: number): Day[] => days.filter((each) => each < on && ago(each, on, calendar) === patience);
  const lastDay = (card: Day): Day => calendar.workdayOnOrBefore(addDays(card, ANSWERABLE_DAYS)).day;
  return {
    limits: days.filter((limit) => hearsOfLimit(limit, on, calendar)),
    longPassed: since(escalateAfter),
    signBy: since(1),
    lastCards: days.filter((card) => card < on && lastDay(card) === on),
    waitingSince: since(reviewPatience),
    overlongSince: since(headPatience),
  };
}

/** The moment at which it is settled what a morning brings. */
export const morningOf = (on: Day, { rules }: Terms): Date => opensAt(on, rules.morning);

const MOST_DAYS_BACK = 5;

/** Working days whose mornings have come since that day, the last five at most: a longer standstill was said to everybody at once. */
export function morningsSince(through: Day, now: Date, calendar: Terms): Day[] {
  const today = dayOf(now);
  const days = Array.from({ length: 30 }, (_, n) => addDays(today, n - 29));
  const come = (on: Day): boolean => on > through && calendar.isWorkday(on) && morningOf(on, calendar) <= now;
  return days.filter(come).slice(-MOST_DAYS_BACK);
}
