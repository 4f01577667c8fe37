import { asc, desc, eq, getTableColumns, inArray, sql } from "drizzle-orm";
import { z } from "zod";
import type { Head } from "./chain.ts";
import { genesis, hashOfRow, headAfter } from "./chain.ts";
import type { Db } from "./db.ts";
import { rows } from "./rows.ts";
import { journal } from "./schema/journal.ts";
import { journalSeal, journalUnsealed } from "./schema/seal.ts";

const MOST = 1_000;
/** The sealer's own advisory lock; any number nobody else takes. */
const LOCK = 748_201_403;

/** How far the chain reaches now. */
export async function headOf(db: Db): Promise<Head> {
  const [last] = await db
    .select({ seq: journalSeal.seq, head: journalSeal.head })
    .from(journalSeal)
    .orderBy(desc(journalSeal.seq))
    .limit(1);
  return last ?? genesis;
}

const waiting = z.object({ at: z.coerce.date() });

/** When the oldest journal row was written that no seal holds yet; null where all are sealed. */
export async function oldestUnsealed(db: Db): Promise<Date | null> {
  const oldest = sql`select j.at from ${journalUnsealed} u join ${journal} j on j.id = u.journal_id
    order by u.journal_id limit 1`;
  const [row] = await rows(db, waiting, oldest);
  return row?.at ?? null;
}

const reach = z.object({ seq: z.coerce.number(), head: z.string(), sealed: z.coerce.number() });

/** How far the chain reaches and how many rows it vouches for, as of one moment; null before the first seal. */
export async function headAndRows(db: Db): Promise<(Head & { sealed: number }) | null> {
  const [row] = await rows(
    db,
    reach,
    sql`select seq, head, (select count(*) from ${journal})::int - (select count(*) from ${journalUnsealed})::int as sealed
      from ${journalSeal} order by seq desc limit 1`,
  );
  return row ?? null;
}

/**
 * Seals what was written since the last seal, at most 1,000 rows, inside the caller's transaction. One sealer at a time:
 * whoever comes second does nothing. Returns how many rows were sealed.
 */
export async function sealRows(tx: Db, now: Date): Promise<number> {
  const taken = z.object({ taken: z.boolean() });
  const [lock] = await rows(tx, taken, sql`select pg_try_advisory_xact_lock(${LOCK}) as taken`);
  if (!lock?.taken) return 0;
  const written = await tx
    .select(getTableColumns(journal))
    .from(journalUnsealed)
    .innerJoin(journal, eq(journal.id, journalUnsealed.journalId))
    .orderBy(asc(journalUnsealed.journalId))
    .limit(MOST);
  if (written.length === 0) return 0;
  const links = { journalIds: written.map(({ id }) => id), hashes: written.map(hashOfRow).join("") };
  const { seq, head } = headAfter(await headOf(tx), links);
  await tx.insert(journalSeal).values({ seq, head, at: now, ...links });
  await tx.delete(journalUnsealed).where(inArray(journalUnsealed.journalId, links.journalIds));
  return written.length;
}
