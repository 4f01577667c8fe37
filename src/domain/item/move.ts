import type { Actor } from "../access/rights.ts";
import type { Day } from "../calendar/day.ts";
import type { UnitId } from "../roster/unit.ts";
import type { Act } from "./acts.ts";
import type { AssignmentId } from "./item.ts";

/** What each act must bring along. */
export type MoveWords = {
  acknowledge: Record<never, never>;
  decline: { reason: string };
  uphold: { reason: string };
  reassign: { reason: string; to: { unitId: UnitId; handledIn: UnitId; name: string }; newId: AssignmentId; due: Day };
  reportProgress: { progress: string; percent: number | null; nextStep: string | null };
  attachEvidence: { fileName: string; sha256: string };
  submitCompletion: { result: string };
  withdrawSignOff: Record<never, never>;
  signOff: { result: string | null };
  refuseSignOff: { reason: string };
  returnForRework: { reason: string };
  closeOut: { result: string | null };
  cancel: { result: string };
  redate: { due: Day; reason: string };
};

export type Move<A extends Act = Act> = { [K in A]: { act: K; words: MoveWords[K] } }[A] & {
  assignmentId: AssignmentId;
  by: Actor;
  at: Date;
  /** The version the button was drawn from; absent where a person typed a command. */
  expected?: number;
};
