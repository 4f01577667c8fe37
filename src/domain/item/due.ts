import { Refusal } from "../../refusal.ts";
import type { Day } from "../calendar/day.ts";
import { dayOf } from "../calendar/day.ts";
import { isBeyondPlanning } from "../calendar/due-forms.ts";

/** A limit must lie ahead, today included, and within what anybody plans; throws `datePast` otherwise. */
export function guardDue(due: Day, at: Date): void {
  const today = dayOf(at);
  if (due < today || isBeyondPlanning(due, today)) throw new Refusal("datePast", { words: due });
}
