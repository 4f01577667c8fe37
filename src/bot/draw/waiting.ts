import type { Day } from "../../domain/calendar/day.ts";
import { dayOf } from "../../domain/calendar/day.ts";
import { unpublishedInWords } from "../../domain/calendar/words.ts";
import type { Calendar } from "../../domain/calendar/workdays.ts";
import type { Assignment } from "../../domain/item/item.ts";
import { waitingSince } from "../../domain/reminder/plan.ts";

type Ground = { today: Day; calendar: Calendar };

/** How long the office has owed this answer, in working days; what came today is said so. */
export function daysWaited(since: Date, { today, calendar }: Ground): string {
  const { days, unpublished } = calendar.workdaysBetween(dayOf(since), today);
  return `${days > 0 ? ` ${days} 个工作日` : "不满 1 个工作日"}${unpublishedInWords(unpublished)}`;
}

/** `待审核 3 个工作日`, `待答复 1 个工作日`; null where the office owes no answer. */
export function waitedWords(a: Pick<Assignment, "status" | "submittedAt" | "declinedAt">, ground: Ground) {
  const since = waitingSince(a);
  return since ? `${a.status === "declined" ? "待答复" : "待审核"}${daysWaited(since, ground)}` : null;
}
