import type { Day } from "./day.ts";
import { addDays, daysBetween, day as toDay, weekdayOf, yearOf } from "./day.ts";

export const mondayOf = (on: Day): Day => addDays(on, 1 - weekdayOf(on));

/** The ISO week of a Beijing day, `2026-W48`: it belongs to the year of its Thursday. */
export function isoWeek(on: Day): string {
  const thursday = addDays(mondayOf(on), 3);
  const year = yearOf(thursday);
  const week = Math.floor(daysBetween(toDay(`${year}-01-01`), thursday) / 7) + 1;
  return `${year}-W${String(week).padStart(2, "0")}`;
}

/** The Monday of an ISO week as `isoWeek` writes it. */
export const mondayOfWeek = (week: string): Day =>
  addDays(mondayOf(toDay(`${week.slice(0, 4)}-01-04`)), (Number(week.slice(6)) - 1) * 7);
