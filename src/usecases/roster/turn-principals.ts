import type { App } from "../../app.ts";
import type { FollowUpKind } from "../../db/follow-ups.ts";
import { raise } from "../../db/follow-ups.ts";
import { noteHolders, turnTerms } from "../../db/office-terms.ts";
import { promise, promiseLine, tidyCopies } from "../../db/outbox.ts";
import { escalationsWaiting, waitingForSignOff } from "../../db/principal-work.ts";
import { principalOf } from "../../db/roster-store.ts";
import { readView } from "../../db/view.ts";
import { dayOf } from "../../domain/calendar/day.ts";
import type { AssignmentId } from "../../domain/item/item.ts";
import type { PersonId, UnitId } from "../../domain/roster/unit.ts";

type Ground = Pick<App, "db" | "clock">;
type Turn = Awaited<ReturnType<typeof turnTerms>>;
type Holding = Turn["begun"][number];
type Escalation = Awaited<ReturnType<typeof escalationsWaiting>>[number];
type Unheard = { kind: FollowUpKind; unitId: UnitId; assignmentId: AssignmentId; officeId: UnitId };

/** 待处置: nobody is 第一责任人 who could hear of it or sign. */
async function raiseFor({ db, clock }: Ground, { kind, unitId, assignmentId, officeId }: Unheard): Promise<void> {
  const detail = { assignmentId, unitId };
  await raise(db, { kind, subject: unitId, detail, owner: "office", officeId, at: clock.now() });
}

async function passLine({ db, clock }: Ground, personId: PersonId, { view: stored, assignmentId, sendAt }: Escalation) {
  const view = readView(stored);
  if (view.view !== "escalation") return;
  const slot = `escalation:${personId}:${view.day}`;
  const line = { to: { personId }, view, sendAt, slot, assignmentId, stage: "escalate" } as const;
  const now = clock.now();
  const told = await promiseLine(db, line, now);
  if (!told) await promiseLine(db, { ...line, slot: `${slot}:${assignmentId}` }, now);
}

/** A notice of what is long overdue that has not left yet goes to the 第一责任人 of the day it leaves (七). */
async function passEscalations(app: Ground, { personId, unitId }: Holding): Promise<void> {
  const lines = await escalationsWaiting(app.db, personId, unitId);
  const principal = lines.length > 0 ? await principalOf(app.db, unitId) : null;
  for (const line of lines) {
    if (principal) await passLine(app, principal.id, line);
    else await raiseFor(app, { kind: "noPrincipal", unitId, ...line });
  }
}

/** Whoever comes into office finds the applications that wait for a signature; where nobody comes, the office hears of them. */
async function passApplications(app: Ground, { begun, ended }: Turn): Promise<void> {
  const { db, clock } = app;
  const units = [...new Set([...begun, ...ended].map(({ unitId }) => unitId))];
  const waiting = units.length > 0 ? await waitingForSignOff(db, units) : [];
  const now = clock.now();
  for (const { id: assignmentId, unitId, officeId } of waiting) {
    const coming = begun.filter((each) => each.unitId === unitId);
    const view = { view: "assignment", assignmentId, why: "signOff" } as const;
    await promise(
      db,
      coming.map(({ personId }) => ({ to: { personId }, view, sendAt: now })),
      now,
    );
    const nobody = coming.length === 0 && (await principalOf(db, unitId)) === null;
    if (nobody) await raiseFor(app, { kind: "principalMissing", unitId, assignmentId, officeId });
  }
  const ids = waiting.map(({ id }) => id);
  if (ids.length > 0) await tidyCopies(db, ids, { now, inHand: undefined });
}

/**
 * 07-1: changes the roster by `write` and keeps who was 第一责任人 from when until when, in the transaction `db` is. What
 * waits for the 第一责任人 goes over to whoever is.
 */
export async function turningPrincipals(app: Ground, write: () => Promise<void>): Promise<void> {
  await noteHolders(app.db);
  await write();
  const turn = await turnTerms(app.db, dayOf(app.clock.now()));
  for (const leaving of turn.ended) await passEscalations(app, leaving);
  await passApplications(app, turn);
}
