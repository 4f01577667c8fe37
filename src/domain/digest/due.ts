import type { Day } from "../calendar/day.ts";
import { addDays, dayOf, instantAt, timeOf } from "../calendar/day.ts";
import { isoWeek, mondayOf } from "../calendar/week.ts";
import type { Calendar } from "../calendar/workdays.ts";
import { digestAt, minuteOf } from "../reminder/hours.ts";

const LONGEST_HOLIDAY_WEEKS = 6;
/** A digest that is late still goes out until this hour of a working day. */
const LATEST = "18:00";

type Slot = { monday: Day; at: Date };

/** The first slot that fits, week by week from this one on, or back. */
function slotFrom(now: Date, step: 7 | -7, slotOf: (monday: Day) => Date | null): Slot {
  const thisMonday = mondayOf(dayOf(now));
  for (let weeks = 0; weeks <= LONGEST_HOLIDAY_WEEKS; weeks += 1) {
    const monday = addDays(thisMonday, weeks * step);
    const at = slotOf(monday);
    if (at && (step > 0 ? at > now : at <= now)) return { monday, at };
  }
  throw new RangeError("no working week within sight");
}

/** When the group's next digest is due after `now`. */
export const nextDigestAt = (groupId: string, now: Date, calendar: Calendar): Date =>
  slotFrom(now, 7, (monday) => digestAt(groupId, monday, calendar)).at;

function sendAt(groupId: string, now: Date, calendar: Calendar): Date {
  const today = dayOf(now);
  if (calendar.isWorkday(today) && timeOf(now) < LATEST) return now;
  const next = calendar.workdayOnOrAfter(addDays(today, 1)).day;
  return instantAt(next, `8:${30 + minuteOf(groupId, 9)}`);
}

export type DueDigest = { week: string; fromAt: Date; toAt: Date; sendAt: Date };

/**
 * The digest that is due at `now` (product §6): the latest slot passed, however many were missed. It covers from the end
 * of the last one to Sunday 24:00 before that slot, and goes out at once within office hours, else the next morning.
 */
export function dueDigest(
  groupId: string,
  { now, lastEnd }: { now: Date; lastEnd: Date | null },
  calendar: Calendar,
): DueDigest {
  const { monday } = slotFrom(now, -7, (monday) => digestAt(groupId, monday, calendar));
  const toAt = instantAt(monday, "00:00");
  const fromAt = lastEnd ?? instantAt(addDays(monday, -7), "00:00");
  return { week: isoWeek(monday), fromAt, toAt, sendAt: sendAt(groupId, now, calendar) };
}
