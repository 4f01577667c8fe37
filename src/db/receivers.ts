import type { App } from "../app.ts";
import type { Assignment } from "../domain/item/item.ts";
import type { Person } from "../domain/roster/unit.ts";
import { handlerOf } from "./forwarding.ts";
import { reachable, unitInLine } from "./on-duty.ts";
import { personById } from "./roster-store.ts";

type Handled = Pick<Assignment, "handledIn" | "forwardedTo">;
type Ground = Pick<App, "db" | "clock">;

/** The colleague it was handed on to (06-2), where a message reaches them. */
export async function colleagueOf(app: Ground, a: Handled): Promise<Person | null> {
  const handler = await handlerOf(app.db, a);
  const person = handler ? await personById(app.db, handler.id) : null;
  return reachable(person) ? person : null;
}

/**
 * Who in a unit gets the cards and reminders of a matter: the first in line, who answers for the unit, and beside them
 * the colleague it was handed on to (06-1, 06-2). Each once.
 */
export async function receiversIn(app: Ground, a: Handled): Promise<Person[]> {
  const [first] = await unitInLine(app, a.handledIn);
  const colleague = await colleagueOf(app, a);
  const people = [first ?? null, colleague].flatMap((each) => each ?? []);
  return people.filter(({ id }, n) => people.findIndex((other) => other.id === id) === n);
}
