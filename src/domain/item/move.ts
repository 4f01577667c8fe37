import type { Actor } from "../access/rights.ts";
import type { Day } from "../calendar/day.ts";
import type { PersonId, UnitId } from "../roster/unit.ts";
import type { Act } from "./acts.ts";
import type { Finding } from "./findings.ts";
import type { AssignmentId } from "./item.ts";

/** What each act must bring along. */
export type MoveWords = {
  acknowledge: Record<never, never>;
  decline: { reason: string };
  uphold: { reason: string };
  reassign: { reason: string; to: { unitId: UnitId; handledIn: UnitId; name: string }; newId: AssignmentId; due: Day };
  reportProgress: { progress: string; percent: number | null; nextStep: string | null; promise?: Day | null };
  attachEvidence: { fileName: string; sha256: string };
  submitCompletion: { result: string };
  withdrawSignOff: Record<never, never>;
  signOff: { result: string | null };
  refuseSignOff: { reason: string };
  returnForRework: { reason: string };
  closeOut: { result: string | null };
  cancel: { result: string };
  redate: { due: Day; reason: string };
  /** `batch`: one id for all units urged by the same confirmation; `to`: who gets it, by the roster of that moment, who must act first. */
  urge: { reason: string | null; batch: string; to: readonly PersonId[] };
  guide: { opinion: string };
  check: { finding: Finding; result: string; told: boolean };
  forward: { to: PersonId; note: string | null };
  withdrawForward: Record<never, never>;
};

export type Move<A extends Act = Act> = { [K in A]: { act: K; words: MoveWords[K] } }[A] & {
  assignmentId: AssignmentId;
  by: Actor;
  at: Date;
  /** The version the button was drawn from; absent where a person typed a command. */
  expected?: number;
};
