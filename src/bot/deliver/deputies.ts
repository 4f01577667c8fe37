import type { App } from "../../app.ts";
import { linesById } from "../../db/assignments.ts";
import type { Delivery } from "../../db/deliveries.ts";
import { draftRow } from "../../db/drafts.ts";
import { itemOf } from "../../db/items.ts";
import { approversFor, handlersOnDuty, signatoryOf, unitInLine } from "../../db/on-duty.ts";
import { promise, promiseLine } from "../../db/outbox.ts";
import { promisedLines } from "../../db/outbox-lines.ts";
import type { DraftId } from "../../db/schema/item.ts";
import type { View, Why } from "../../db/view.ts";
import { readView } from "../../db/view.ts";
import type { Assignment } from "../../domain/item/item.ts";
import { listenerOf } from "../../domain/notice/audience.ts";
import type { PersonId, UnitId } from "../../domain/roster/unit.ts";
import { askHeads } from "../../usecases/item/approval.ts";

/** Who is first in the unit's line (06-1, 07-4) now that this person gets nothing. */
async function nextInUnit(app: App, handledIn: UnitId, personId: PersonId | null): Promise<PersonId[]> {
  const [next] = await unitInLine(app, handledIn);
  return next && next.id !== personId ? [next.id] : [];
}

/** A colleague it was handed on to gets the cards beside the liaison, who has them already (06-2). */
const isBesides = ({ forwardedTo }: Pick<Assignment, "forwardedTo">, { personId }: Delivery): boolean =>
  personId !== null && forwardedTo === personId;

/** Cards whose reader is to sign: whoever stands in may (07-2e). */
const signing: readonly Why[] = ["signOff", "urgedToSign"];

async function passCard(app: App, row: Delivery, view: Extract<View, { view: "assignment" }>): Promise<void> {
  const item = await itemOf(app.db, view.assignmentId);
  const a = item?.assignments.find(({ id }) => id === view.assignmentId);
  const listener = listenerOf(view.why);
  if (!item || !a || (listener !== "principal" && isBesides(a, row))) return;
  const inOffice = async () =>
    (await handlersOnDuty(app, item)).map(({ id }) => id).filter((id) => id !== row.personId);
  const bySignatory = async () => {
    const next = signing.includes(view.why) ? await signatoryOf(app, a.handledIn) : null;
    return next && next.id !== row.personId ? [next.id] : [];
  };
  const nobody = async (): Promise<PersonId[]> => [];
  const ways = {
    handler: inOffice,
    liaison: () => nextInUnit(app, a.handledIn, row.personId),
    principal: bySignatory,
    colleague: nobody,
  };
  const next = await ways[listener]();
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

async function passApproval(app: App, row: Delivery, draftId: DraftId): Promise<void> {
  const draft = await draftRow(app.db, draftId);
  if (!draft?.officeId || draft.pendingSince === null) return;
  const heads = await approversFor(app, draft.officeId, draft.createdBy);
  await askHeads(
    app,
    draft,
    heads.filter(({ id }) => id !== row.personId),
  );
}

/** What somebody who cannot be reached should have got goes to the next in line; what a person had asked for does not. */
export async function tellDeputies(app: App, row: Delivery): Promise<void> {
  const view = readView(row.view);
  if (view.view === "assignment" && view.why !== "asked") await passCard(app, row, view);
  if (view.view === "morning") await passLines(app, row, view);
  if (view.view === "approval") await passApproval(app, row, view.draftId);
}
