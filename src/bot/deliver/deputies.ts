import type { App } from "../../app.ts";
import { linesById } from "../../db/assignments.ts";
import type { Delivery } from "../../db/deliveries.ts";
import { itemOf } from "../../db/items.ts";
import { handlersOnDuty, unitInLine } from "../../db/on-duty.ts";
import { promise, promiseLine } from "../../db/outbox.ts";
import { promisedLines } from "../../db/outbox-lines.ts";
import type { View } from "../../db/view.ts";
import { readView } from "../../db/view.ts";
import type { Assignment } from "../../domain/item/item.ts";
import { listenerOf } from "../../domain/notice/audience.ts";
import type { PersonId, UnitId } from "../../domain/roster/unit.ts";

/** Who is first in the unit's line (06-1, 07-4) now that this person gets nothing. */
async function nextInUnit(app: App, handledIn: UnitId, personId: PersonId | null): Promise<PersonId[]> {
  const [next] = await unitInLine(app, handledIn);
  return next && next.id !== personId ? [next.id] : [];
}

/** A colleague it was handed on to gets the cards beside the liaison, who has them already (06-2). */
const isBesides = ({ forwardedTo }: Pick<Assignment, "forwardedTo">, { personId }: Delivery): boolean =>
  personId !== null && forwardedTo === personId;

async function passCard(app: App, row: Delivery, view: Extract<View, { view: "assignment" }>): Promise<void> {
  const item = await itemOf(app.db, view.assignmentId);
  const a = item?.assignments.find(({ id }) => id === view.assignmentId);
  if (!item || !a || isBesides(a, row)) return;
  const inOffice = async () =>
    (await handlersOnDuty(app, item)).map(({ id }) => id).filter((id) => id !== row.personId);
  const next = await (listenerOf(view.why) === "handler" ? inOffice() : nextInUnit(app, a.handledIn, row.personId));
  const { assignmentId, why } = view;
  const sendAt = app.clock.now();
  const card = { view: { view: "assignment", assignmentId, why }, sendAt } as const;
  await promise(
    app.db,
    next.map((personId) => ({ ...card, to: { personId }, slot: `deputy:${row.id}:${personId}` })),
    sendAt,
  );
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
    const ofOffice = stage === "review" || stage === "declined";
    const besides = line && isBesides(line.assignment, row);
    const [deputy] =
      line && !ofOffice && !besides ? await nextInUnit(app, line.assignment.handledIn, row.personId) : [];
    if (!deputy) continue;
    const card = { to: { personId: deputy }, view, sendAt, slot: `deputy:${row.id}:${deputy}` };
    await promiseLine(app.db, { ...card, assignmentId, stage }, sendAt);
  }
}

/** What somebody who cannot be reached should have got goes to the next in line; what a person had asked for does not. */
export async function tellDeputies(app: App, row: Delivery): Promise<void> {
  const view = readView(row.view);
  if (view.view === "assignment" && view.why !== "asked") await passCard(app, row, view);
  if (view.view === "morning") await passLines(app, row, view);
}
