import type { HistoryEntry } from "../../db/journal.ts";
import type { Why } from "../../db/view.ts";
import type { EventAct } from "../../domain/item/event.ts";
import type { Assignment } from "../../domain/item/item.ts";
import { mayFollow } from "../../domain/item/lifecycle.ts";

const answers: readonly EventAct[] = [
  ...(["acknowledge", "decline", "reportProgress", "submitCompletion"] as const),
  ...(["askSignOff", "signOff", "refuseSignOff"] as const),
];

type Urged = Pick<Assignment, "status" | "signOffAt">;

/**
 * Whether a card is a 催办 on its way that has nothing left to press: the matter moved on, or the unit answered since.
 * Nobody is urged for nothing.
 */
export function isMootUrge(why: Why, a: Urged, history: readonly HistoryEntry[]): boolean {
  if (why !== "urged" && why !== "urgedToSign") return false;
  if (!mayFollow("urge", a.status) || (why === "urgedToSign" && a.signOffAt === null)) return true;
  const at = history.findLastIndex(({ act }) => act === "urge");
  return history.slice(at + 1).some(({ act }) => answers.includes(act));
}
