import type { App } from "../../app.ts";
import { cityOfficeIfAny } from "../../db/city-office.ts";
import { chatWith } from "../../db/deliveries.ts";
import { askForEvidence } from "../../db/evidence.ts";
import { awaitNothingFrom } from "../../db/handovers.ts";
import { reachable, staffOnDuty } from "../../db/on-duty.ts";
import { promise } from "../../db/outbox.ts";
import { personById } from "../../db/roster-store.ts";
import { rulesAt } from "../../db/rule-versions.ts";
import type { Delegation } from "../../domain/access/delegation.ts";
import type { Actor } from "../../domain/access/rights.ts";
import type { HandoverId } from "../../domain/roster/handover.ts";
import type { PersonId } from "../../domain/roster/unit.ts";
import type { HandoverView } from "./preview-handover.ts";

/** The person's files are awaited no more; the latest request opens again in the successor's own chat. */
export async function moveRequests(app: App, { person, successor, awaited }: HandoverView): Promise<void> {
  const at = app.clock.now();
  await awaitNothingFrom(app.db, person.id, at);
  const [assignmentId] = awaited;
  const chatId = assignmentId ? await chatWith(app.db, successor.id) : null;
  if (!assignmentId || !chatId) return;
  const minutes = (await rulesAt(app.db, at)).evidenceMinutes;
  await askForEvidence(app.db, { personId: successor.id, chatId, assignmentId, at, minutes });
}

async function tellDelegation(app: App, { absentId, delegateId }: Delegation, leaving: PersonId): Promise<void> {
  const now = app.clock.now();
  const [absent, delegate] = [await personById(app.db, absentId), await personById(app.db, delegateId)];
  const other = leaving === absentId ? delegate : absent;
  const who = leaving === absentId ? absent : delegate;
  if (!reachable(other)) return;
  const text = `${absent?.name ?? ""}由${delegate?.name ?? ""}代理的安排，因${who?.name ?? ""}办理交接，已经终止。`;
  await promise(
    app.db,
    [{ to: { personId: other.id }, view: { view: "text", title: "代理已终止", text }, sendAt: now }],
    now,
  );
}

/** Both people and the office get the receipt; whoever confirmed has it already. */
export async function tellHandover(
  app: App,
  by: Actor,
  { id, person, successor, delegations }: HandoverView & { id: HandoverId },
): Promise<void> {
  const now = app.clock.now();
  const office = await cityOfficeIfAny(app.db);
  const staff = office ? await staffOnDuty(app, office.id) : [];
  const left = person.unreachable === null ? [person.id] : [];
  const people = [...new Set([successor.id, ...left, ...staff.map((each) => each.id)])].filter(
    (each) => each !== by.id,
  );
  const view = { view: "handover", handoverId: id } as const;
  await promise(
    app.db,
    people.map((personId) => ({ to: { personId }, view, sendAt: now })),
    now,
  );
  for (const each of delegations) await tellDelegation(app, each, person.id);
}
