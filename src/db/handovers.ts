import { and, asc, eq, gt, inArray, isNull, or, sql } from "drizzle-orm";
import type { Held } from "../domain/access/rights.ts";
import type { AssignmentId, ItemId } from "../domain/item/item.ts";
import { openStatuses } from "../domain/item/item.ts";
import type { HandoverId } from "../domain/roster/handover.ts";
import type { PersonId } from "../domain/roster/unit.ts";
import type { Line } from "./assignments.ts";
import { lines } from "./assignments.ts";
import type { Db } from "./db.ts";
import { evidenceRequest } from "./schema/evidence.ts";
import { assignment, supervisionItem } from "./schema/item.ts";
import type { FollowUpId } from "./schema/journal.ts";
import { followUp } from "./schema/journal.ts";
import { handover, personRole, unit } from "./schema/roster.ts";

export type Handover = typeof handover.$inferSelect;

export async function handoverById(db: Db, id: HandoverId): Promise<Handover | null> {
  const [row] = await db.select().from(handover).where(eq(handover.id, id));
  return row ?? null;
}

export const insertHandover = (tx: Db, row: Handover) => tx.insert(handover).values(row);

const handlingUnit = sql`coalesce(${unit.leadUnitId}, ${unit.id})`;

/** The open matters that go along with these roles: a liaison's are the unit's, an officer's those handled by that officer. */
export async function mattersWith(db: Db, personId: PersonId, moves: readonly Held[]): Promise<Line[]> {
  const units = moves.filter(({ role }) => role === "liaisonOfficer").map(({ unitId }) => unitId);
  const offices = moves
    .filter(({ role }) => role === "officeStaff" || role === "officeHead")
    .map(({ unitId }) => unitId);
  const wanted = [
    ...(units.length > 0 ? [inArray(handlingUnit, units)] : []),
    ...(offices.length > 0
      ? [and(inArray(supervisionItem.officeId, offices), eq(supervisionItem.handledBy, personId))]
      : []),
  ];
  if (wanted.length === 0) return [];
  return lines(db)
    .where(and(inArray(assignment.status, [...openStatuses]), or(...wanted)))
    .orderBy(asc(assignment.due), asc(supervisionItem.serial), asc(unit.position));
}

/** Gives these items another 经办人, locked in the order of their ids. */
export async function rehandle(tx: Db, ids: readonly ItemId[], to: PersonId): Promise<void> {
  if (ids.length === 0) return;
  const these = inArray(supervisionItem.id, [...ids]);
  await tx
    .select({ id: supervisionItem.id })
    .from(supervisionItem)
    .where(these)
    .orderBy(asc(supervisionItem.id))
    .for("update");
  await tx.update(supervisionItem).set({ handledBy: to }).where(these);
}

async function drop(tx: Db, personId: PersonId, held: readonly Held[]): Promise<void> {
  for (const { role, unitId } of held) {
    await tx
      .delete(personRole)
      .where(and(eq(personRole.personId, personId), eq(personRole.unitId, unitId), eq(personRole.role, role)));
  }
}

type Moved = { from: PersonId; to: PersonId; moves: readonly Held[]; drops: readonly Held[] };

export async function moveRoles(tx: Db, { from, to, moves, drops }: Moved): Promise<void> {
  await drop(tx, from, moves);
  await drop(tx, to, drops);
  const rows = moves.map(({ role, unitId }) => ({ personId: to, role, unitId }));
  await tx.insert(personRole).values(rows).onConflictDoNothing();
}

/** Matters for which somebody's files are awaited just now, the latest asked for first. */
export async function awaitedFrom(db: Db, personId: PersonId, at: Date): Promise<AssignmentId[]> {
  const open = await db
    .select({ assignmentId: evidenceRequest.assignmentId })
    .from(evidenceRequest)
    .where(and(eq(evidenceRequest.personId, personId), gt(evidenceRequest.expiresAt, at)))
    .orderBy(sql`${evidenceRequest.askedAt} desc`);
  return [...new Set(open.map(({ assignmentId }) => assignmentId))];
}

export const awaitNothingFrom = (tx: Db, personId: PersonId, at: Date) =>
  tx
    .update(evidenceRequest)
    .set({ expiresAt: at })
    .where(and(eq(evidenceRequest.personId, personId), gt(evidenceRequest.expiresAt, at)));

/** Open 待处置 that say somebody is gone or cannot be reached. */
export async function followUpsAbout(db: Db, personId: PersonId): Promise<FollowUpId[]> {
  const found = await db
    .select({ id: followUp.id })
    .from(followUp)
    .where(
      and(
        isNull(followUp.endedAt),
        inArray(followUp.kind, ["unreachable", "personLeft", "personMoved"]),
        sql`${followUp.detail}->>'personId' = ${personId}`,
      ),
    );
  return found.map(({ id }) => id);
}
