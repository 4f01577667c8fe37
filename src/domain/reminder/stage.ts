import type { Day } from "../calendar/day.ts";
import type { Assignment } from "../item/item.ts";
import type { Terms } from "../settings/rules.ts";
import type { Stage } from "./plan.ts";

/**
 * What is true today of a line promised earlier: the same stage, a graver one, or null where there is nothing left
 * to say. Decided again at the moment of sending, so that nobody is reminded of what is already done.
 */
export type Today = { day: Day; calendar: Terms };

export function stageToday(a: Assignment, promised: Stage, { day: today, calendar }: Today): Stage | null {
  if (promised === "review") return a.status === "submitted" ? "review" : null;
  if (promised === "declined") return a.status === "declined" ? "declined" : null;
  if (a.status !== "issued" && a.status !== "inProgress") return null;
  if (a.due < today) return "overdue";
  if (calendar.workdayOnOrBefore(a.due).day <= today) return "dueToday";
  if (promised === "unsigned") return a.status === "issued" ? "unsigned" : null;
  if (promised === "keepAlive") return "keepAlive";
  const most = Math.max(...calendar.rules.beforeDue);
  return calendar.workdaysBetween(today, a.due).days <= most ? "dueSoon" : null;
}

/** Long overdue: the 第一责任人 hears of it (七 07-1). */
export const isLongOverdue = (a: Assignment, { day: today, calendar }: Today): boolean =>
  (a.status === "issued" || a.status === "inProgress") &&
  calendar.workdaysBetween(a.due, today).days >= calendar.rules.escalateAfter;
