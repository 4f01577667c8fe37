import { and, asc, eq, inArray, lte, sql } from "drizzle-orm";
import type { PersonId } from "../domain/roster/unit.ts";
import { newId } from "../ids.ts";
import type { Db } from "./db.ts";
import type { LedgerFilter } from "./ledger-filter.ts";
import { ledgerFilter } from "./ledger-filter.ts";
import type { LedgerPlace } from "./ledger-rows.ts";
import { ledgerPlace } from "./ledger-rows.ts";
import type { ExportId } from "./schema/ledger-export.ts";
import { ledgerExport } from "./schema/ledger-export.ts";

type Row = typeof ledgerExport.$inferSelect;
export type LedgerExport = Omit<Row, "filter" | "cursor"> & { filter: LedgerFilter; cursor: LedgerPlace | null };

const parsed = (row: Row): LedgerExport => ({
  ...row,
  filter: ledgerFilter.parse(row.filter),
  cursor: row.cursor === null ? null : ledgerPlace.parse(row.cursor),
});

/** Puts an export on the list; null while another one of that person is on it. */
export async function askForExport(
  tx: Db,
  asked: { personId: PersonId; filter: LedgerFilter; total: number; at: Date },
): Promise<ExportId | null> {
  const { personId, filter, total, at } = asked;
  const row = { id: newId<ExportId>(), personId, filter, total, askedAt: at, tryAt: at, status: "waiting" as const };
  const [written] = await tx.insert(ledgerExport).values(row).onConflictDoNothing().returning({ id: ledgerExport.id });
  return written?.id ?? null;
}

export async function exportById(db: Db, id: ExportId): Promise<LedgerExport | null> {
  const [row] = await db.select().from(ledgerExport).where(eq(ledgerExport.id, id));
  return row ? parsed(row) : null;
}

/** Longer than a lot of rows takes on a busy machine; each lot begins it anew. */
const LEASE_MS = 60_000;
const leaseFrom = (now: Date): Date => new Date(now.getTime() + LEASE_MS);

/** Takes the export that has waited longest; whoever else looks sees it taken until its time is up. */
export async function claimExport(db: Db, now: Date): Promise<LedgerExport | null> {
  const due = db
    .select({ id: ledgerExport.id })
    .from(ledgerExport)
    .where(and(eq(ledgerExport.status, "waiting"), lte(ledgerExport.tryAt, now)))
    .orderBy(asc(ledgerExport.tryAt))
    .limit(1)
    .for("update", { skipLocked: true });
  const [row] = await db
    .update(ledgerExport)
    .set({ tryAt: leaseFrom(now), attempts: sql`${ledgerExport.attempts} + 1`, inHand: 0 })
    .where(inArray(ledgerExport.id, due))
    .returning();
  return row ? parsed(row) : null;
}

type Held = Pick<LedgerExport, "id" | "tryAt">;
type Written = Partial<Omit<Row, "id" | "personId" | "filter">>;

/** Writes only while the export is still ours; false where somebody else has taken it up since. */
export async function writeExport(tx: Db, { id, tryAt }: Held, written: Written): Promise<boolean> {
  const found = await tx
    .update(ledgerExport)
    .set(written)
    .where(and(eq(ledgerExport.id, id), eq(ledgerExport.tryAt, tryAt), eq(ledgerExport.status, "waiting")))
    .returning({ id: ledgerExport.id });
  return found.length > 0;
}

/** Says how far the file in hand is and keeps the export for us; null where it is ours no more. */
export async function holdExport(
  db: Db,
  held: Held,
  { inHand, now }: { inHand: number; now: Date },
): Promise<Held | null> {
  const tryAt = leaseFrom(now);
  return (await writeExport(db, held, { inHand, tryAt })) ? { id: held.id, tryAt } : null;
}
