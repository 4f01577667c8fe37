import type { PersonId } from "../roster/unit.ts";
import type { Act } from "./acts.ts";
import type { AssignmentId, ItemId } from "./item.ts";

export type EventAct = Act | "issue" | "escalate" | "handOver" | "askSignOff";

/** Free words people wrote, by what they are; the journal keeps only their hashes. */
export type EventTexts = Partial<
  Record<
    "reason" | "progress" | "nextStep" | "result" | "matter" | "requirement" | "fileName" | "opinion" | "note",
    string
  >
>;

/** What happened: one journal row each, with its article and its person (三 依法依规). */
export type ItemEvent = {
  act: EventAct;
  itemId: ItemId;
  assignmentId: AssignmentId | null;
  /** null = the product itself, by the clock. */
  by: PersonId | null;
  at: Date;
  article: string;
  texts: EventTexts;
  detail: Record<string, string | number>;
};

export type Decision<T> = { next: T; events: ItemEvent[] };
