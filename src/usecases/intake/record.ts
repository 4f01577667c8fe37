import type { App } from "../../app.ts";
import { actingById } from "../../db/acting.ts";
import { draftsOf } from "../../db/intake.ts";
import * as journal from "../../db/journal.ts";
import { reachable, staffOnDuty, unitInLine } from "../../db/on-duty.ts";
import { promise, tidyCopies } from "../../db/outbox.ts";
import { personById } from "../../db/roster-store.ts";
import { intakeAudience } from "../../domain/intake/audience.ts";
import type { IntakeDecision } from "../../domain/intake/decide.ts";
import type { IntakeEntry } from "../../domain/intake/entry.ts";
import { mayTowardEntry } from "../../domain/intake/sight.ts";
import type { PersonId } from "../../domain/roster/unit.ts";

/** Whoever proposed it, while they still may see it; else who works for the unit today. */
async function proposersOnDuty(app: App, { proposedIn, enteredBy, ...entry }: IntakeEntry): Promise<PersonId[]> {
  if (!proposedIn) return [];
  const acting = await actingById(app, enteredBy);
  const fit = acting !== null && mayTowardEntry(acting, "seeIntake", { ...entry, proposedIn });
  if (fit && reachable(await personById(app.db, enteredBy))) return [enteredBy];
  const people = [...(await unitInLine(app, proposedIn)).slice(0, 1), ...(await staffOnDuty(app, proposedIn))];
  return people.map(({ id }) => id);
}

async function receivers(app: App, { next, event }: IntakeDecision): Promise<PersonId[]> {
  const to = intakeAudience[event.act];
  if (to === null) return [];
  if (to === "proposer") return proposersOnDuty(app, next);
  return (await staffOnDuty(app, next.officeId)).map(({ id }) => id);
}

/** What a decision on an entry brings besides the row: journal, messages, redraws of the cards that show it. */
export async function recordIntake(app: App, decision: IntakeDecision): Promise<void> {
  const { next, event } = decision;
  const now = app.clock.now();
  await journal.append(app.db, [event]);
  const view = { view: "intake", entryId: next.id } as const;
  const people = await receivers(app, decision);
  await promise(
    app.db,
    people.map((personId) => ({ to: { personId }, view, sendAt: now })),
    now,
  );
  await tidyCopies(app.db, [next.id, ...(await draftsOf(app.db, next.id))], { now, inHand: app.inHand });
}
