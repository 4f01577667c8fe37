import type { Day } from "../calendar/day.ts";
import { addDays, dayOf, instantAt } from "../calendar/day.ts";
import type { Calendar } from "../calendar/workdays.ts";
import type { Assignment, AssignmentStatus } from "../item/item.ts";

/** What a line of the morning card is about. */
export type Stage = "dueSoon" | "dueToday" | "overdue" | "unsigned" | "keepAlive" | "review" | "declined";
export type Slot = { at: Date; say: Stage | "escalate" };

/** Reminder plan in working days (product §6; local settings, the regulation says 规定时间). */
export const reminderPlan = {
  beforeDue: [3, 1],
  overdueCeiling: 5,
  escalateAfter: 3,
  /** A card can be clicked for 14 days; on the 13th a fresh one takes its place. */
  cardLifeDays: 13,
  reviewPatience: 2,
} as const;

const MORNING = "09:00";
const morning = (on: Day, say: Slot["say"]): Slot => ({ at: instantAt(on, MORNING), say });

function dueSlots(a: Assignment, calendar: Calendar): Slot[] {
  const base = calendar.workdayOnOrBefore(a.due).day;
  const before = reminderPlan.beforeDue.map((n) => morning(calendar.addWorkdays(base, -n).day, "dueSoon"));
  const after = Array.from({ length: reminderPlan.overdueCeiling }, (_, i) =>
    morning(calendar.addWorkdays(a.due, i + 1).day, "overdue"),
  );
  const escalate = morning(calendar.addWorkdays(a.due, reminderPlan.escalateAfter).day, "escalate");
  return [...before, morning(base, "dueToday"), ...after, escalate];
}

const unsigned = (a: Assignment, calendar: Calendar): Slot[] => [
  morning(calendar.addWorkdays(a.acknowledgeBy, 1).day, "unsigned"),
];

function keepAlive(a: Assignment, calendar: Calendar): Slot[] {
  const on = calendar.workdayOnOrBefore(addDays(a.lastCardOn, reminderPlan.cardLifeDays)).day;
  return [morning(on > a.lastCardOn ? on : addDays(a.lastCardOn, reminderPlan.cardLifeDays), "keepAlive")];
}

function waiting(since: Date | null, say: "review" | "declined", calendar: Calendar): Slot[] {
  return since ? [morning(calendar.addWorkdays(dayOf(since), reminderPlan.reviewPatience).day, say)] : [];
}

const never = (): Slot[] => [];

/** Each status and what may fall due in it; a status without slots is never woken. */
const slotsIn = {
  issued: (a, calendar) => [...unsigned(a, calendar), ...dueSlots(a, calendar), ...keepAlive(a, calendar)],
  inProgress: (a, calendar) => [...dueSlots(a, calendar), ...keepAlive(a, calendar)],
  submitted: (a, calendar) => waiting(a.submittedAt, "review", calendar),
  declined: (a, calendar) => waiting(a.declinedAt, "declined", calendar),
  onHold: never,
  reassigned: never,
  closed: never,
  cancelled: never,
} as const satisfies Record<AssignmentStatus, (a: Assignment, calendar: Calendar) => Slot[]>;

/** Every slot the assignment has in its present state, earliest first. */
export const planOf = (a: Assignment, calendar: Calendar): Slot[] =>
  slotsIn[a.status](a, calendar).sort((x, y) => x.at.getTime() - y.at.getTime());

/** The slots fallen due since the assignment last woke; after a standstill there may be several. */
export const slotsDue = (a: Assignment, calendar: Calendar, now: Date): Slot[] =>
  planOf(a, calendar).filter(({ at }) => at > a.remindedThrough && at <= now);

/** Plans afresh from `from` on: a slot at or before that moment is dropped (product §6). */
export function replanned(a: Assignment, calendar: Calendar, from: Date): Assignment {
  const planned = { ...a, remindedThrough: from };
  const next = planOf(planned, calendar).find(({ at }) => at > from);
  return { ...planned, wakeAt: next?.at ?? null };
}
