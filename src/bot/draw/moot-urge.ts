import type { HistoryEntry } from "../../db/journal.ts";
import type { EventAct } from "../../domain/item/event.ts";
import type { Assignment } from "../../domain/item/item.ts";
import { mayFollow } from "../../domain/item/lifecycle.ts";

const answers: readonly EventAct[] = ["acknowledge", "decline", "reportProgress", "submitCompletion"];

/** Whether a 催办 on its way has nothing left to press: the matter moved on, or the unit answered since. Nobody is urged for nothing. */
export function isMoot(a: Pick<Assignment, "status">, history: readonly HistoryEntry[]): boolean {
  const at = history.findLastIndex(({ act }) => act === "urge");
  return !mayFollow("urge", a.status) || history.slice(at + 1).some(({ act }) => answers.includes(act));
}
