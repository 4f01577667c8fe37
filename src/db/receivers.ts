import type { App } from "../app.ts";
import type { Assignment } from "../domain/item/item.ts";
import type { Person } from "../domain/roster/unit.ts";
import { handlerOf } from "./forwarding.ts";
import { reachable, signatoryOf, unitsInLine } from "./on-duty.ts";
import { personById } from "./roster-store.ts";

type Handled = Pick<Assignment, "handledIn" | "forwardedTo">;
type Ground = Pick<App, "db" | "clock">;

const once = (people: readonly (Person | null)[]): Person[] => {
  const found = people.flatMap((each) => each ?? []);
  return found.filter(({ id }, n) => found.findIndex((other) => other.id === id) === n);
};

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
  return (await receiversOfEach(app, [a]))[0] ?? [];
}

/** The same for each of them, in their order. */
export async function receiversOfEach(app: Ground, assignments: readonly Handled[]): Promise<Person[][]> {
  const inLine = await unitsInLine(app, [...new Set(assignments.map(({ handledIn }) => handledIn))]);
  const found: Person[][] = [];
  for (const a of assignments) {
    const [first] = inLine.get(a.handledIn) ?? [];
    found.push(once([first ?? null, await colleagueOf(app, a)]));
  }
  return found;
}

/** Whom a 催办 presses (四 04-5): while an application waits for a signature whoever signs first, then those who handle it. */
export async function pressedIn(app: Ground, a: Handled & Pick<Assignment, "signOffAt">): Promise<Person[]> {
  const signatory = a.signOffAt ? await signatoryOf(app, a.handledIn) : null;
  return once([signatory, ...(await receiversIn(app, a))]);
}
