import type { SQL } from "drizzle-orm";
import { and, asc, eq, getTableColumns, lt, lte, ne, sql } from "drizzle-orm";
import type { Assignment } from "../domain/item/item.ts";
import type { Db } from "./db.ts";
import { assignment, supervisionItem } from "./schema/item.ts";
import { unit } from "./schema/roster.ts";

const columns = {
  assignment: {
    ...getTableColumns(assignment),
    handledIn: sql<Assignment["handledIn"]>`coalesce(${unit.leadUnitId}, ${unit.id})`,
  },
  item: { id: supervisionItem.id, officeId: supervisionItem.officeId, handledBy: supervisionItem.handledBy },
};

/** An assignment a sweep holds, and what of its item says who is concerned. */
export type Woken = {
  assignment: Assignment;
  item: Pick<typeof supervisionItem.$inferSelect, keyof typeof columns.item>;
};

type Asked = { which: SQL | undefined; first: SQL; most: number };

const claim = (tx: Db, { which, first, most }: Asked): Promise<Woken[]> =>
  tx
    .select(columns)
    .from(assignment)
    .innerJoin(supervisionItem, eq(supervisionItem.id, assignment.itemId))
    .innerJoin(unit, eq(unit.id, assignment.unitId))
    .where(which)
    .orderBy(first)
    .limit(most)
    .for("update", { of: assignment, skipLocked: true });

/** Assignments whose moment has come, locked for this sweep; others skip them. */
export const claimWoken = (tx: Db, now: Date, most: number): Promise<Woken[]> =>
  claim(tx, {
    which: and(ne(assignment.status, "closed"), lte(assignment.wakeAt, now)),
    first: asc(assignment.wakeAt),
    most,
  });

/** In the words of the index that finds them. */
const remindable = sql`${assignment.status} in ('issued', 'inProgress', 'submitted', 'declined')`;

/** Assignments whose waking was worked out before the plan of reminders changed; locked in the same way. */
export const claimToReplan = (tx: Db, plannedBefore: Date, most: number): Promise<Woken[]> =>
  claim(tx, {
    which: and(remindable, lt(assignment.remindedThrough, plannedBefore)),
    first: asc(assignment.remindedThrough),
    most,
  });

const given = (woken: readonly Assignment[]): SQL =>
  sql`jsonb_to_recordset(${JSON.stringify(
    woken.map(({ id, version, remindedThrough, lastCardOn, wakeAt, said }) => ({
      ...{ id, version, reminded: remindedThrough, carded: lastCardOn, wake: wakeAt, said },
    })),
  )}::jsonb) as given(id uuid, version int, reminded timestamptz, carded date, wake timestamptz, said jsonb)`;

/** After a wake: writes only what the clock may change, and only while the assignment is still the one that woke. */
export async function saveWoken(tx: Db, woken: readonly Assignment[]): Promise<void> {
  if (woken.length === 0) return;
  await tx
    .update(assignment)
    .set({
      remindedThrough: sql`given.reminded`,
      lastCardOn: sql`given.carded`,
      wakeAt: sql`given.wake`,
      said: sql`given.said`,
    })
    .from(given(woken))
    .where(and(eq(assignment.id, sql`given.id`), eq(assignment.version, sql`given.version`)));
}
