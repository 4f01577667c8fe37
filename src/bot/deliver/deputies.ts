import type { App } from "../../app.ts";
import { linesById } from "../../db/assignments.ts";
import type { Delivery } from "../../db/deliveries.ts";
import { itemOf } from "../../db/items.ts";
import { reachable } from "../../db/notices.ts";
import { promise, promiseLine } from "../../db/outbox.ts";
import { promisedLines } from "../../db/outbox-lines.ts";
import { liaisonOf } from "../../db/roster-store.ts";
import type { View } from "../../db/view.ts";
import { readView } from "../../db/view.ts";
import type { PersonId, UnitId } from "../../domain/roster/unit.ts";

/** The deputy who stands in for this liaison in a unit (06-1), where there is one who can be reached. */
async function deputyFor(app: App, handledIn: UnitId, personId: PersonId | null): Promise<PersonId | null> {
  const { liaison, deputy } = await liaisonOf(app.db, handledIn);
  return liaison?.id === personId && reachable(deputy) ? deputy.id : null;
}

async function passCard(app: App, row: Delivery, view: Extract<View, { view: "assignment" }>): Promise<void> {
  const item = await itemOf(app.db, view.assignmentId);
  const a = item?.assignments.find(({ id }) => id === view.assignmentId);
  const deputy = a ? await deputyFor(app, a.handledIn, row.personId) : null;
  if (!deputy) return;
  const { assignmentId, why } = view;
  const sendAt = app.clock.now();
  const outgoing = { to: { personId: deputy }, view: { view: "assignment", assignmentId, why }, sendAt } as const;
  await promise(app.db, [{ ...outgoing, slot: `deputy:${row.id}` }], sendAt);
}

async function passLines(app: App, row: Delivery, view: Extract<View, { view: "morning" }>): Promise<void> {
  const promised = await promisedLines(app.db, row.id);
  const lines = await linesById(
    app.db,
    promised.map(({ assignmentId }) => assignmentId),
  );
  const sendAt = app.clock.now();
  for (const { assignmentId, stage } of promised) {
    const line = lines.find(({ assignment }) => assignment.id === assignmentId);
    const deputy = line ? await deputyFor(app, line.assignment.handledIn, row.personId) : null;
    if (!deputy) continue;
    const card = { to: { personId: deputy }, view, sendAt, slot: `deputy:${row.id}:${deputy}` };
    await promiseLine(app.db, { ...card, assignmentId, stage }, sendAt);
  }
}

/** What a liaison who cannot be reached should have got goes to the deputy; what a person had asked for does not. */
export async function tellDeputies(app: App, row: Delivery): Promise<void> {
  const view = readView(row.view);
  if (view.view === "assignment" && view.why !== "asked") await passCard(app, row, view);
  if (view.view === "morning") await passLines(app, row, view);
}
