import { dayOf } from "../calendar/day.ts";
import type { Calendar } from "../calendar/workdays.ts";
import type { Assignment } from "../item/item.ts";
import type { Stage } from "./plan.ts";
import { replanned, slotsDue } from "./plan.ts";
import { isLongOverdue, stageToday } from "./stage.ts";

export type Woken = { next: Assignment; line: Stage | null; escalate: boolean };

/** The gravest first: of slots that fall together, one line says the gravest. */
const toTheLiaison: readonly Stage[] = ["overdue", "dueToday", "dueSoon", "unsigned", "keepAlive"];
const toTheOffice: readonly Stage[] = ["review", "declined"];
const byGravity: readonly Stage[] = [...toTheLiaison, ...toTheOffice];

/**
 * What the clock asks of an assignment now (product §6). However many slots passed while nobody looked, one line
 * says today's truth; the escalation comes once for each due date.
 */
export function wake(a: Assignment, calendar: Calendar, now: Date): Woken {
  const today = { day: dayOf(now), calendar };
  const due = slotsDue(a, calendar, now);
  const lines = due.flatMap(({ say }) => (say === "escalate" ? [] : (stageToday(a, say, today) ?? [])));
  const line = byGravity.find((stage) => lines.includes(stage)) ?? null;
  const next = replanned(line && toTheLiaison.includes(line) ? { ...a, lastCardOn: today.day } : a, calendar, now);
  const escalate = due.some(({ say }) => say === "escalate") && isLongOverdue(a, today);
  return { next, line, escalate };
}
