import type { Day } from "../calendar/day.ts";
import { addDays, dayOf, instantAt } from "../calendar/day.ts";
import { isoWeek, mondayOf } from "../calendar/week.ts";
import { digestAt, digestOn, isOpenHour } from "../reminder/hours.ts";
import type { Terms } from "../settings/rules.ts";

const LONGEST_HOLIDAY_WEEKS = 6;

type Slot = { monday: Day; at: Date };

/** The first slot that fits, week by week from this one on, or back. */
function slotFrom(now: Date, step: 7 | -7, slotOf: (monday: Day) => Date | null): Slot {
  const thisMonday = mondayOf(dayOf(now));
  for (let weeks = 0; weeks <= LONGEST_HOLIDAY_WEEKS; weeks += 1) {
    const monday = addDays(thisMonday, weeks * step);
    const at = slotOf(monday);
    if (at && (step === 7 ? at > now : at <= now)) return { monday, at };
  }
  throw new RangeError("no working week within sight");
}

/** When the group's next digest is due after `now`. */
export const nextDigestAt = (groupId: string, now: Date, calendar: Terms): Date =>
  slotFrom(now, 7, (monday) => digestAt(groupId, monday, calendar)).at;

function sendAt(groupId: string, now: Date, calendar: Terms): Date {
  if (isOpenHour(now, calendar)) return now;
  return digestOn(calendar.workdayOnOrAfter(addDays(dayOf(now), 1)).day, groupId, calendar);
}

export type DueDigest = { week: string; fromAt: Date; toAt: Date; sendAt: Date };

/**
 * The digest that is due at `now` (product §6): the latest slot passed, however many were missed. It covers from the end
 * of the last one to Sunday 24:00 before that slot, and goes out at once within office hours, else the next morning.
 */
export function dueDigest(
  groupId: string,
  { now, lastEnd }: { now: Date; lastEnd: Date | null },
  calendar: Terms,
): DueDigest {
  const { monday } = slotFrom(now, -7, (monday) => digestAt(groupId, monday, calendar));
  const toAt = instantAt(monday, "00:00");
  const fromAt = lastEnd ?? instantAt(addDays(monday, -7), "00:00");
  return { week: isoWeek(monday), fromAt, toAt, sendAt: sendAt(groupId, now, calendar) };
}
