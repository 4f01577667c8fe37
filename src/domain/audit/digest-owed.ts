import type { Day } from "../calendar/day.ts";
import { addDays, dayOf, instantAt } from "../calendar/day.ts";
import { isoWeek, mondayOf } from "../calendar/week.ts";
import type { Terms } from "../settings/rules.ts";

/** The week of a digest, from when on it was due, and by when the last group must have it. */
export type OwedDigest = { week: string; from: Date; by: Date };

const A_MINUTE_MS = 60_000;

function dayIn(monday: Day, calendar: Terms): Day | null {
  const week = Array.from({ length: 7 }, (_, n) => addDays(monday, n));
  const wanted = calendar.rules.digestDay - 1;
  const after = week.slice(wanted).find(calendar.isWorkday);
  return after ?? week.findLast(calendar.isWorkday) ?? null;
}

/** The latest digest every group must have by now, read off the settings; null within a fortnight without one. */
export function owedDigest(now: Date, calendar: Terms): OwedDigest | null {
  const monday = mondayOf(dayOf(now));
  const { digest } = calendar.rules;
  const owed = [monday, addDays(monday, -7)].flatMap((each): OwedDigest[] => {
    const on = dayIn(each, calendar);
    if (!on) return [];
    const by = new Date(instantAt(on, digest.to).getTime() + A_MINUTE_MS);
    return [{ week: isoWeek(each), from: new Date(instantAt(on, digest.from).getTime() - A_MINUTE_MS), by }];
  });
  return owed.find(({ by }) => by <= now) ?? null;
}
