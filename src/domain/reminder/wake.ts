import { dayOf } from "../calendar/day.ts";
import type { Assignment } from "../item/item.ts";
import type { Terms } from "../settings/rules.ts";
import type { Stage } from "./plan.ts";
import { replanned, slotsDue, withSaid } from "./plan.ts";
import { isLongOverdue, stageToday } from "./stage.ts";

export type Woken = { next: Assignment; line: Stage | null; escalate: boolean; overlong: boolean };

/** The gravest first: of slots that fall together, one line says the gravest. */
const toTheLiaison: readonly Stage[] = ["overdue", "dueToday", "dueSoon", "unsigned", "keepAlive"];
const toTheOffice: readonly Stage[] = ["review", "declined"];
const byGravity: readonly Stage[] = [...toTheLiaison, ...toTheOffice];

/**
 * What the clock asks of an assignment now (product §6). However many slots passed while nobody looked, one line
 * says today's truth; the escalation comes once for each due date, the word to the head once for each application.
 */
export function wake(a: Assignment, calendar: Terms, now: Date): Woken {
  const today = { day: dayOf(now), calendar };
  const due = slotsDue(a, calendar, now);
  const lines = due.map(({ say }) => (say === "escalate" || say === "overlong" ? null : stageToday(a, say, today)));
  const line = byGravity.find((stage) => lines.includes(stage)) ?? null;
  const escalate = due.some(({ say }) => say === "escalate") && isLongOverdue(a, today);
  const woken = line && toTheLiaison.includes(line) ? { ...a, lastCardOn: today.day } : { ...a };
  if (line === "review" || line === "declined") woken.said = withSaid(a, line);
  if (escalate) woken.said = withSaid(woken, "escalate");
  const overlong = due.some(({ say }) => say === "overlong");
  if (overlong) woken.said = withSaid(woken, "overlong");
  return { next: replanned(woken, calendar, now), line, escalate, overlong };
}
