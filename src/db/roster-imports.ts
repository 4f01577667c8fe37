import { and, asc, eq, inArray, isNull, lt, lte, ne, or, sql } from "drizzle-orm";
import type { PersonId } from "../domain/roster/unit.ts";
import { newId } from "../ids.ts";
import type { Db } from "./db.ts";
import type { RosterImportId } from "./schema/roster-import.ts";
import { rosterImport } from "./schema/roster-import.ts";

export type RosterImport = typeof rosterImport.$inferSelect;

type Received = Pick<RosterImport, "personId" | "messageId" | "fileKey" | "fileName"> & { at: Date };

/** Notes a workbook to be read; null when the same file of the same message is noted already. */
export async function noteWorkbook(tx: Db, { at, ...received }: Received): Promise<RosterImportId | null> {
  const [row] = await tx
    .insert(rosterImport)
    .values({ ...received, id: newId<RosterImportId>(), status: "pending", receivedAt: at, tryAt: at })
    .onConflictDoNothing()
    .returning({ id: rosterImport.id });
  return row?.id ?? null;
}

export async function rosterImportById(db: Db, id: RosterImportId, lock = false): Promise<RosterImport | null> {
  const query = db.select().from(rosterImport).where(eq(rosterImport.id, id));
  const [row] = await (lock ? query.for("update") : query);
  return row ?? null;
}

/** Claims workbooks to read, each under a lease long enough for the look-up of many people. */
export function claimWorkbooks(db: Db, now: Date, most: number): Promise<RosterImport[]> {
  return db.transaction(async (tx) => {
    const free = or(isNull(rosterImport.leaseUntil), lt(rosterImport.leaseUntil, sql`clock_timestamp()`));
    const due = await tx
      .select()
      .from(rosterImport)
      .where(and(eq(rosterImport.status, "pending"), lte(rosterImport.tryAt, now), free))
      .orderBy(asc(rosterImport.tryAt))
      .limit(most)
      .for("update", { skipLocked: true });
    if (due.length > 0) {
      await tx
        .update(rosterImport)
        .set({ leaseUntil: sql`clock_timestamp() + interval '3 minutes'`, attempts: sql`attempts + 1` })
        .where(
          inArray(
            rosterImport.id,
            due.map(({ id }) => id),
          ),
        );
    }
    return due.map((row) => ({ ...row, attempts: row.attempts + 1 }));
  });
}

type Written = Partial<Omit<RosterImport, "id">>;

/** Writes what a reading came to, while nobody else has; false otherwise. */
export async function settleWorkbook(tx: Db, id: RosterImportId, written: Written): Promise<boolean> {
  const done = await tx
    .update(rosterImport)
    .set({ ...written, leaseUntil: null })
    .where(and(eq(rosterImport.id, id), eq(rosterImport.status, "pending")))
    .returning({ id: rosterImport.id });
  return done.length > 0;
}

export const saveWorkbook = (tx: Db, id: RosterImportId, written: Written) =>
  tx.update(rosterImport).set(written).where(eq(rosterImport.id, id));

/** A later workbook of the same person takes the place of those that still wait; gives back which. */
export async function supersede(
  tx: Db,
  { personId, by, at }: { personId: PersonId; by: RosterImportId; at: Date },
): Promise<RosterImportId[]> {
  const { id, status } = rosterImport;
  const older = and(eq(rosterImport.personId, personId), ne(id, by), inArray(status, ["pending", "waiting"]));
  const done = await tx
    .update(rosterImport)
    .set({ status: "superseded", settledAt: at, wanted: null })
    .where(older)
    .returning({ id });
  return done.map((row) => row.id);
}

/** Ends what waited too long for a confirmation; gives back which. */
export async function expireWorkbooks(tx: Db, { before, at }: { before: Date; at: Date }): Promise<RosterImportId[]> {
  const done = await tx
    .update(rosterImport)
    .set({ status: "expired", settledAt: at, wanted: null })
    .where(and(eq(rosterImport.status, "waiting"), lte(rosterImport.receivedAt, before)))
    .returning({ id: rosterImport.id });
  return done.map(({ id }) => id);
}
