import type { Day } from "../calendar/day.ts";
import { addDays, dayOf, instantAt, timeOf } from "../calendar/day.ts";
import type { Calendar } from "../calendar/workdays.ts";

/** Cards of the morning may still go out until this hour; later ones wait for the next working morning (十六 16-5). */
const LATEST = "18:00";

/** Morning cards take a few minutes to go out; what comes later is late. */
const MORNING_OVER = "09:15";
const DIGEST_GRACE_MS = 5 * 60_000;

/** After a standstill several sweeps may find lines for one person: the card waits a moment for all of them. */
const GATHERING_MS = 30_000;

/** A minute between 1 and `span`, the same every day for the same id: mornings are spread, never at :00 (product §6). */
export function minuteOf(id: string, span: number): number {
  let sum = 0;
  for (const char of id) sum = (sum * 31 + char.charCodeAt(0)) % 9973;
  return 1 + (sum % span);
}

const atMinute = (on: Day, hour: string, minute: number): Date =>
  instantAt(on, `${Number(hour)}:${minute}` as `${number}:${number}`);

/** The working day whose morning card can still carry news known at `now`, and when it goes out. */
export function morningAt(personId: string, now: Date, calendar: Calendar): { day: Day; at: Date } {
  const today = dayOf(now);
  const open = calendar.isWorkday(today) && timeOf(now) < LATEST;
  const day = open ? today : calendar.workdayOnOrAfter(addDays(today, 1)).day;
  const at = atMinute(day, "9", minuteOf(personId, 10));
  return { day, at: at > now ? at : new Date(now.getTime() + GATHERING_MS) };
}

/** Monday 08:31–08:39, or the first working day of the week; null for a week without one. */
export function digestAt(groupId: string, monday: Day, calendar: Calendar): Date | null {
  const first = calendar.workdayOnOrAfter(monday).day;
  return first < addDays(monday, 7) ? atMinute(first, "8", 30 + minuteOf(groupId, 9)) : null;
}

/** Whether a morning card came after its hour, as after a standstill; then it says so. */
export const isLateMorning = (at: Date): boolean => timeOf(at) > MORNING_OVER;

/** Whether the digest of that week came after its minute. */
export function isLateDigest(at: Date, { groupId, monday }: { groupId: string; monday: Day }, calendar: Calendar) {
  const planned = digestAt(groupId, monday, calendar);
  return planned !== null && at.getTime() > planned.getTime() + DIGEST_GRACE_MS;
}
