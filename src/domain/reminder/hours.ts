import type { Day } from "../calendar/day.ts";
import { addDays, dayOf, timeOf } from "../calendar/day.ts";
import type { Terms } from "../settings/rules.ts";
import type { Time, Window } from "../settings/values.ts";
import { minuteIn, minutesOf, spanOf } from "../settings/window.ts";

/** What goes out in the morning takes a few minutes; what comes later is late. */
const GRACE_MINUTES = 5;

/** After a standstill several sweeps may find lines for one person: the card waits a moment for all of them. */
const GATHERING_MS = 30_000;

/** A minute between 1 and `span`, the same every day for the same id: mornings are spread, never at :00 (product §6). */
export function minuteOf(id: string, span: number): number {
  let sum = 0;
  for (const char of id) sum = (sum * 31 + char.charCodeAt(0)) % 9973;
  return 1 + (sum % span);
}

const within = (on: Day, window: Window, id: string): Date => minuteIn(on, window, minuteOf(id, spanOf(window)));

/** Whether something may still go out by itself: on a working day, until the latest hour (十六 16-5). */
export const isOpenHour = (now: Date, calendar: Terms): boolean =>
  calendar.isWorkday(dayOf(now)) && timeOf(now) < calendar.rules.latest;

/** The moment for what presses somebody: at once within working hours, else with the next open morning (十六 16-5). */
export function openAt(personId: string, now: Date, calendar: Terms): Date {
  const begun = minutesOf(timeOf(now) as Time) >= minutesOf(calendar.rules.morning.from);
  return begun && isOpenHour(now, calendar) ? now : morningAt(personId, now, calendar).at;
}

/** The working day whose morning card can still carry news known at `now`, and when it goes out. */
export function morningAt(personId: string, now: Date, calendar: Terms): { day: Day; at: Date } {
  const today = dayOf(now);
  const day = isOpenHour(now, calendar) ? today : calendar.workdayOnOrAfter(addDays(today, 1)).day;
  const at = within(day, calendar.rules.morning, personId);
  return { day, at: at > now ? at : new Date(now.getTime() + GATHERING_MS) };
}

/** The group's minute on a day its digest goes out. */
export const digestOn = (on: Day, groupId: string, { rules }: Terms): Date => within(on, rules.digest, groupId);

/** The digest's day, or the first working day after it in that week, else the last before; null for a week without one. */
export function digestAt(groupId: string, monday: Day, calendar: Terms): Date | null {
  const [wanted, next] = [addDays(monday, calendar.rules.digestDay - 1), addDays(monday, 7)];
  const after = calendar.workdayOnOrAfter(wanted).day;
  const day = after < next ? after : calendar.workdayOnOrBefore(wanted).day;
  return day >= monday ? digestOn(day, groupId, calendar) : null;
}

/** Whether a morning card came after its hour, as after a standstill; then it says so. */
export const isLateMorning = (at: Date, { rules }: Terms): boolean =>
  minutesOf(timeOf(at) as Time) > minutesOf(rules.morning.to) + GRACE_MINUTES;

/** Whether the digest of that week came after its minute. */
export function isLateDigest(at: Date, { groupId, monday }: { groupId: string; monday: Day }, calendar: Terms) {
  const planned = digestAt(groupId, monday, calendar);
  return planned !== null && at.getTime() > planned.getTime() + GRACE_MINUTES * 60_000;
}
