import { addDays, dayOf } from "../calendar/day.ts";
import type { Terms } from "../settings/rules.ts";
import { minuteIn, spanOf } from "../settings/window.ts";
import { minuteOf } from "./hours.ts";

/** The next moment a group may hear of the day's news: its own minute of the window, on working days alone (十六 16-5). */
export function nextNoticeAt(groupId: string, now: Date, calendar: Terms): Date {
  const window = calendar.rules.notice;
  const on = (from: ReturnType<typeof dayOf>): Date =>
    minuteIn(calendar.workdayOnOrAfter(from).day, window, minuteOf(groupId, spanOf(window)));
  const today = dayOf(now);
  const first = on(today);
  return first > now ? first : on(addDays(today, 1));
}
