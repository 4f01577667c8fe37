import type { Day } from "../calendar/day.ts";
import { dayOf } from "../calendar/day.ts";
import { dayInWords, momentInWords } from "../calendar/words.ts";
import type { Terms } from "../settings/rules.ts";
import type { EventAct } from "./event.ts";
import type { Assignment, AssignmentId } from "./item.ts";
import { mayFollow } from "./lifecycle.ts";

type Happened = { act: EventAct; at: Date; assignmentId: AssignmentId | null };

/** Acts that put a matter to the unit afresh: the counting of 催办 begins anew. */
const afresh: readonly EventAct[] = ["uphold", "returnForRework", "redate"];

/** When this assignment was urged since it was last put to the unit, oldest first. */
export function urgedAt(history: readonly Happened[], id: AssignmentId): Date[] {
  const own = history.filter(({ assignmentId }) => assignmentId === id);
  const from = own.findLastIndex(({ act }) => afresh.includes(act));
  return own.slice(from + 1).flatMap(({ act, at }) => (act === "urge" ? [at] : []));
}

/** Somebody who would get it, and how many 催办 they got or will get on the day it would reach them. */
type Pressed = { name: string; day: Day; times: number };

export type UrgeCase = {
  assignment: Pick<Assignment, "status">;
  unit: string;
  /** See `urgedAt`. */
  urged: readonly Date[];
  receivers: readonly Pressed[];
};

const officeActs: Partial<Record<Assignment["status"], string>> = {
  submitted: "已申请办结，无需催办。请平安办审核：通过并销号，或写明理由退回",
  declined: "已提出不属本单位，无需催办。请平安办答复：改派，或写明理由维持",
  onHold: "的事项已挂账，暂停计时，不能催办",
};

const nextDay = (after: Day, { addWorkdays }: Terms, days: number): Day => addWorkdays(after, days).day;

/**
 * Why a unit may not be urged now, in a sentence that says what to do or when it is possible; null where it may be. What
 * the office owes an answer for is the office's to act on; nobody is pressed more often than the settings say (四 十六).
 */
export function urgeHindrance(
  { assignment, unit, urged, receivers }: UrgeCase,
  now: Date,
  terms: Terms,
): string | null {
  const { urgeInterval, urgeCeiling, urgeDaily } = terms.rules;
  const today = dayOf(now);
  if (!mayFollow("urge", assignment.status))
    return `${unit}${officeActs[assignment.status] ?? "的承办已经结束，不能催办"}。`;
  if (receivers.length === 0)
    return `${unit}目前没有收得到消息的联络员，无法催办。请先在通讯录中补齐，或当面、电话联系。`;
  const last = urged.at(-1);
  if (urged.length >= urgeCeiling) {
    return `${unit}已催办 ${urged.length} 次，达到上限。可电话联系，或用 /指导 提出意见；退回或改期以后重新计次。`;
  }
  const next = last ? nextDay(dayOf(last), terms, urgeInterval) : today;
  if (last && today < next) {
    return `${unit}上次催办是${momentInWords(last, today)}，须间隔 ${urgeInterval} 个工作日。最早可于${dayInWords(next, today)}再次催办。`;
  }
  const full = receivers.find(({ times }) => times >= urgeDaily);
  if (!full) return null;
  const free = dayInWords(nextDay(full.day, terms, 1), today);
  return `${full.name}${dayInWords(full.day, today)}的催办已有 ${full.times} 次，达到每人每日上限。最早可于${free}再次催办。`;
}
