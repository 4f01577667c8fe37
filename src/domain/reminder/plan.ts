import type { Day } from "../calendar/day.ts";
import { addDays, dayOf } from "../calendar/day.ts";
import type { Assignment, AssignmentStatus, SaidOnce } from "../item/item.ts";
import type { Terms } from "../settings/rules.ts";
import type { SettingKey } from "../settings/values.ts";
import { opensAt } from "../settings/window.ts";

/** What a line of the morning card is about. */
export type Stage = "dueSoon" | "dueToday" | "overdue" | "unsigned" | "keepAlive" | "review" | "declined";
export type Slot = { at: Date; say: Stage | "escalate" | "overlong" };

/** A card can be clicked for 14 days, which is the platform's doing; on the 13th a fresh one takes its place. */
export const CARD_LIFE_DAYS = 13;

const morning = (on: Day, say: Slot["say"], { rules }: Terms): Slot => ({ at: opensAt(on, rules.morning), say });

/** Since when the office owes an answer; null where it owes none. */
export const waitingSince = (a: Pick<Assignment, "status" | "submittedAt" | "declinedAt">): Date | null =>
  a.status === "submitted" ? a.submittedAt : a.status === "declined" ? a.declinedAt : null;

/** What was the occasion of a thing that is said once only. */
const occasionOf = {
  escalate: (a) => a.due,
  review: (a) => a.submittedAt?.toISOString() ?? null,
  declined: (a) => a.declinedAt?.toISOString() ?? null,
  overlong: (a) => waitingSince(a)?.toISOString() ?? null,
} as const satisfies Record<SaidOnce, (a: Assignment) => string | null>;

/** Remembers that this was said on its present occasion. */
export const withSaid = (a: Assignment, say: SaidOnce): Assignment["said"] => ({
  ...a.said,
  [say]: occasionOf[say](a),
});

type Once = { say: SaidOnce; on: Day; by: SettingKey };

/** Said once, however the plan changes. A threshold that moved behind us is passed on the first morning it holds. */
function once(a: Assignment, { say, on, by }: Once, calendar: Terms): Slot[] {
  if (a.said[say] === occasionOf[say](a)) return [];
  const { since } = calendar.rules.laid[by];
  const slot = morning(on, say, calendar);
  return [slot.at > since ? slot : morning(calendar.workdayOnOrAfter(dayOf(since)).day, say, calendar)];
}

function dueSlots(a: Assignment, calendar: Terms): Slot[] {
  const { beforeDue, overdueCeiling, escalateAfter } = calendar.rules;
  const base = calendar.workdayOnOrBefore(a.due).day;
  const before = beforeDue.map((n) => morning(calendar.addWorkdays(base, -n).day, "dueSoon", calendar));
  const after = Array.from({ length: overdueCeiling }, (_, i) =>
    morning(calendar.addWorkdays(a.due, i + 1).day, "overdue", calendar),
  );
  const on = calendar.addWorkdays(a.due, escalateAfter).day;
  const escalate = once(a, { say: "escalate", on, by: "escalateAfter" }, calendar);
  return [...before, morning(base, "dueToday", calendar), ...after, ...escalate];
}

const unsigned = (a: Assignment, calendar: Terms): Slot[] => [
  morning(calendar.addWorkdays(a.acknowledgeBy, 1).day, "unsigned", calendar),
];

function keepAlive(a: Assignment, calendar: Terms): Slot[] {
  const on = calendar.workdayOnOrBefore(addDays(a.lastCardOn, CARD_LIFE_DAYS)).day;
  return [morning(on > a.lastCardOn ? on : addDays(a.lastCardOn, CARD_LIFE_DAYS), "keepAlive", calendar)];
}

function waiting(a: Assignment, { since, say }: { since: Date | null; say: "review" | "declined" }, calendar: Terms) {
  if (!since) return [];
  const { reviewPatience, headPatience } = calendar.rules;
  const on = (days: number): Day => calendar.addWorkdays(dayOf(since), days).day;
  return [
    ...once(a, { say, on: on(reviewPatience), by: "reviewPatience" }, calendar),
    ...once(a, { say: "overlong", on: on(headPatience), by: "headPatience" }, calendar),
  ];
}

const never = (): Slot[] => [];

/** Each status and what may fall due in it; a status without slots is never woken. */
const slotsIn = {
  issued: (a, calendar) => [...unsigned(a, calendar), ...dueSlots(a, calendar), ...keepAlive(a, calendar)],
  inProgress: (a, calendar) => [...dueSlots(a, calendar), ...keepAlive(a, calendar)],
  submitted: (a, calendar) => waiting(a, { since: a.submittedAt, say: "review" }, calendar),
  declined: (a, calendar) => waiting(a, { since: a.declinedAt, say: "declined" }, calendar),
  onHold: never,
  reassigned: never,
  closed: never,
  cancelled: never,
} as const satisfies Record<AssignmentStatus, (a: Assignment, calendar: Terms) => Slot[]>;

/** Every slot the assignment has in its present state, earliest first. */
export const planOf = (a: Assignment, calendar: Terms): Slot[] =>
  slotsIn[a.status](a, calendar).sort((x, y) => x.at.getTime() - y.at.getTime());

/**
 * The slots fallen due since the assignment last woke; after a standstill there may be several, and each belongs to the
 * rules that were in force at its own moment.
 */
export const slotsDue = (a: Assignment, calendar: Terms, now: Date): Slot[] =>
  [...calendar.past, calendar.rules].flatMap((rules, n, all) => {
    const until = all[n + 1]?.effectiveAt ?? now;
    const fits = ({ at }: Slot): boolean => at > a.remindedThrough && at > rules.effectiveAt && at <= until;
    return planOf(a, { ...calendar, rules }).filter(fits);
  });

/** Plans afresh from `from` on: a slot at or before that moment is dropped (product §6). */
export function replanned(a: Assignment, calendar: Terms, from: Date): Assignment {
  const planned = { ...a, remindedThrough: from };
  const next = planOf(planned, calendar).find(({ at }) => at > from);
  return { ...planned, wakeAt: next?.at ?? null };
}
