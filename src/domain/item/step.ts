import { Refusal } from "../../refusal.ts";
import { behalfToward } from "../access/delegation.ts";
import { forwarderOf } from "../access/forwarding.ts";
import { mayToward, placeOf, sees } from "../access/rights.ts";
import { dayOf } from "../calendar/day.ts";
import { principalTold } from "../notice/principal.ts";
import { replanned } from "../reminder/plan.ts";
import type { Terms } from "../settings/rules.ts";
import type { Act } from "./acts.ts";
import { born, signByAfter } from "./birth.ts";
import { guardDue } from "./due.ts";
import type { Decision, EventTexts, ItemEvent } from "./event.ts";
import type { Assignment, SupervisionItem } from "./item.ts";
import { isOpen } from "./item.ts";
import { mayFollow, ruleOf } from "./lifecycle.ts";
import type { Move } from "./move.ts";
import { asksSignOff, guardSignOff, noRequest } from "./sign-off.ts";
import { toldBeside } from "./told-beside.ts";

type Told = { patch: Partial<Assignment>; texts: EventTexts; detail: ItemEvent["detail"] };

const none: Told = { patch: {}, texts: {}, detail: {} };

const answers = ["withdrawSignOff", "signOff", "refuseSignOff"] as const;
type Answer = Move<(typeof answers)[number]>;
const isAnswer = (move: Move): move is Answer => (answers as readonly string[]).includes(move.act);

/** What ends a request for sign-off; 签发 makes it an application to the office, and both names stand with it (七). */
function answered({ signOffBy }: Assignment, move: Answer): Told {
  if (move.act === "withdrawSignOff") return { ...none, patch: noRequest };
  if (move.act === "refuseSignOff")
    return { ...none, patch: { ...noRequest, lastCardOn: dayOf(move.at) }, texts: move.words };
  return {
    patch: { submittedAt: move.at, ...noRequest },
    texts: move.words.result ? { result: move.words.result } : {},
    detail: signOffBy ? { proposedBy: signOffBy } : {},
  };
}

/** What an act writes besides the status; every act has its row. */
function told([item, assignment]: readonly [SupervisionItem, Assignment], move: Move, calendar: Terms): Told {
  switch (move.act) {
    case "acknowledge":
      return { ...none, patch: { acknowledgedAt: move.at, acknowledgedBy: move.by.id } };
    case "decline":
      return { ...none, patch: { declinedAt: move.at }, texts: move.words };
    case "uphold":
      return {
        ...none,
        patch: { declinedAt: null, lastCardOn: dayOf(move.at), acknowledgeBy: signByAfter(move.at, calendar) },
        texts: move.words,
      };
    case "reassign":
      return {
        patch: { endedAt: move.at },
        texts: { reason: move.words.reason },
        detail: { to: move.words.to.unitId, ...principalTold(item, calendar.rules) },
      };
    case "submitCompletion":
      return { ...none, patch: { submittedAt: move.at, ...noRequest }, texts: move.words };
    case "returnForRework":
      return {
        ...none,
        patch: {
          submittedAt: null,
          ...noRequest,
          promisedOn: null,
          returns: assignment.returns + 1,
          lastCardOn: dayOf(move.at),
        },
        texts: move.words,
      };
    case "closeOut":
      return { ...none, patch: { endedAt: move.at }, texts: move.words.result ? { result: move.words.result } : {} };
    case "cancel":
      return { ...none, patch: { endedAt: move.at }, texts: move.words };
    case "redate":
      return {
        patch: { due: move.words.due, lastCardOn: dayOf(move.at) },
        texts: { reason: move.words.reason },
        detail: { from: assignment.due, to: move.words.due },
      };
    default:
      return isAnswer(move) ? answered(assignment, move) : toldBeside(assignment, move);
  }
}

/** Whether somebody may do this act now, before any words are typed: throws `notFound`, `notYours`, `outdated`, `wrongStatus`. */
export function admit(
  item: SupervisionItem,
  assignment: Assignment,
  { act, by, expected }: Pick<Move, "act" | "by" | "expected">,
): void {
  const place = placeOf(item, assignment);
  if (!sees(by, place)) throw new Refusal("notFound", {});
  if (!mayToward(by, act, place)) throw new Refusal("notYours", { act });
  if (expected !== undefined && expected !== assignment.version) throw new Refusal("outdated", {});
  if (!mayFollow(act, assignment.status)) {
    const { status, signOffAt } = assignment;
    throw new Refusal("wrongStatus", { act, status, signOffAt });
  }
  guardSignOff(act, by, [item, assignment]);
}

function guard(item: SupervisionItem, assignment: Assignment, move: Move): void {
  admit(item, assignment, move);
  if (move.act === "redate" && move.words.due === assignment.due) {
    throw new Refusal("sameDueDate", { due: assignment.due });
  }
  if (move.act === "redate") guardDue(move.words.due, move.at);
  if (move.act === "reassign") guardReassign(item, assignment, move);
  if (move.act === "withdrawForward" && !assignment.forwardedTo) throw new Refusal("notForwarded", {});
}

function guardReassign(item: SupervisionItem, assignment: Assignment, move: Move<"reassign">): void {
  const { to, due } = move.words;
  if (to.unitId === assignment.unitId) throw new Refusal("sameUnit", { unit: to.name });
  guardDue(due, move.at);
  if (item.assignments.some((other) => other.unitId === to.unitId && isOpen(other.status))) {
    throw new Refusal("alreadyAssigned", { unit: to.name });
  }
}

/** 07-2e: an application that must be signed first changes nothing but who is asked (七). */
function asked(move: Move<"submitCompletion">): Told {
  return { patch: { signOffAt: move.at, signOffBy: move.by.id }, texts: move.words, detail: {} };
}

/** An item with all its assignments ended is closed, or cancelled where none was finished (七 十四). */
function settled(item: SupervisionItem, at: Date): SupervisionItem {
  if (item.assignments.some((a) => isOpen(a.status))) return item;
  const status = item.assignments.some((a) => a.status === "closed") ? "closed" : "cancelled";
  return { ...item, status, closedAt: at };
}

/** Acts that put the matter to the unit afresh. After any other, a slot the clock has not come to yet is still due. */
const startAfresh: readonly Act[] = ["uphold", "returnForRework", "redate"];

const plannedFrom = (assignment: Assignment, { act, at }: Move): Date =>
  startAfresh.includes(act) ? at : assignment.remindedThrough;

type Toward = { act: Act; item: SupervisionItem; assignment: Assignment };

/** Whose name stands beside the actor's: the absent one stood in for (07-4), or who handed the matter on (06-2). */
const asWhom = (by: Move["by"], { act, item, assignment }: Toward): ItemEvent["detail"] => ({
  ...behalfToward(by, { act, item, handledIn: assignment.handledIn }),
  ...forwarderOf(by, { act, item, assignment }),
});

/**
 * One act on one assignment (七 十四). Throws `notFound` to whoever may not see it, `notYours` without the right,
 * `wrongStatus` where the lifecycle table has no such step.
 */
export function step(item: SupervisionItem, move: Move, calendar: Terms): Decision<SupervisionItem> {
  const assignment = item.assignments.find((a) => a.id === move.assignmentId);
  if (!assignment) throw new Refusal("notFound", {});
  guard(item, assignment, move);
  const rule = ruleOf(move.act);
  const { act, by } = move;
  const behalf = asWhom(by, { act, item, assignment });
  const waits = move.act === "submitCompletion" && asksSignOff(by, [item, assignment], calendar.rules);
  const { patch, texts, detail } = waits ? asked(move) : told([item, assignment], move, calendar);
  const moved: Assignment = {
    ...assignment,
    ...patch,
    status: waits ? assignment.status : (rule.to ?? assignment.status),
    version: assignment.version + 1,
  };
  const heir =
    move.act === "reassign"
      ? [
          born(
            {
              ...move.words.to,
              id: move.words.newId,
              itemId: item.id,
              due: move.words.due,
              at: move.at,
              replaces: assignment.id,
            },
            calendar,
          ),
        ]
      : [];
  const event: ItemEvent = {
    act: waits ? "askSignOff" : move.act,
    itemId: item.id,
    assignmentId: assignment.id,
    by: move.by.id,
    at: move.at,
    article: rule.article,
    texts,
    detail: { ...detail, ...(heir[0] ? { heir: heir[0].id } : {}), ...behalf },
  };
  const assignments = item.assignments
    .map((a) => (a.id === moved.id ? replanned(moved, calendar, plannedFrom(assignment, move)) : a))
    .concat(heir);
  return { next: settled({ ...item, version: item.version + 1, assignments }, move.at), events: [event] };
}
