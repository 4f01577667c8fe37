import { and, asc, eq, lte } from "drizzle-orm";
import type { PersonId } from "../domain/roster/unit.ts";
import type { Db } from "./db.ts";
import type { EvidenceId } from "./schema/evidence.ts";
import { evidenceOpening } from "./schema/evidence-opening.ts";

export type Opening = typeof evidenceOpening.$inferSelect;

/** Puts files on the list of what somebody asked to open; resolves to how many of them were not on it already. */
export async function askOpenings(
  tx: Db,
  { personId, evidenceIds, at }: { personId: PersonId; evidenceIds: readonly EvidenceId[]; at: Date },
): Promise<number> {
  if (evidenceIds.length === 0) return 0;
  const rows = evidenceIds.map((evidenceId) => ({ personId, evidenceId, askedAt: at, tryAt: at }));
  const asked = await tx
    .insert(evidenceOpening)
    .values(rows)
    .onConflictDoNothing()
    .returning({ evidenceId: evidenceOpening.evidenceId });
  return asked.length;
}

const ours = ({ personId, evidenceId, tryAt }: Opening) =>
  and(
    eq(evidenceOpening.personId, personId),
    eq(evidenceOpening.evidenceId, evidenceId),
    eq(evidenceOpening.tryAt, tryAt),
  );

/** Longer than 30 MB take on a busy disk. */
const LEASE_MS = 120_000;

/** Takes up what has waited longest; whoever else looks sees it taken until its time is up. */
export const claimOpening = (db: Db, now: Date): Promise<Opening | null> =>
  db.transaction(async (tx) => {
    const [due] = await tx
      .select()
      .from(evidenceOpening)
      .where(lte(evidenceOpening.tryAt, now))
      .orderBy(asc(evidenceOpening.tryAt), asc(evidenceOpening.evidenceId))
      .limit(1)
      .for("update", { skipLocked: true });
    if (!due) return null;
    const taken = { tryAt: new Date(now.getTime() + LEASE_MS), attempts: due.attempts + 1 };
    await tx.update(evidenceOpening).set(taken).where(ours(due));
    return { ...due, ...taken };
  });

/** Takes it off the list; false where somebody else has taken it up since. */
export async function endOpening(tx: Db, opening: Opening): Promise<boolean> {
  const ended = await tx
    .delete(evidenceOpening)
    .where(ours(opening))
    .returning({ evidenceId: evidenceOpening.evidenceId });
  return ended.length > 0;
}

/** Leaves it for later, while it is ours. */
export const putOffOpening = (db: Db, opening: Opening, tryAt: Date) =>
  db.update(evidenceOpening).set({ tryAt }).where(ours(opening));
