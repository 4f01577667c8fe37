import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import type { Db } from "./db.ts";
import { setting } from "./schema/journal.ts";

const KEY = "restoredFrom";
const kept = z.object({ is: z.coerce.date() });

/** Holds back whatever would be said, from a restore to the word of a person; `madeAt` is the moment of the backup. */
export async function hold(tx: Db, madeAt: Date): Promise<void> {
  const value = { is: madeAt.toISOString() };
  await tx.insert(setting).values({ key: KEY, value, updatedAt: sql`clock_timestamp()` });
}

/** The moment of the backup a system was restored from, until a person lets it speak; null in ordinary life. */
export async function heldSince(db: Db): Promise<Date | null> {
  const [row] = await db.select({ value: setting.value }).from(setting).where(eq(setting.key, KEY));
  return row ? kept.parse(row.value).is : null;
}

/** Ends it; false when it had ended before. */
export async function endHold(tx: Db): Promise<boolean> {
  return (await tx.delete(setting).where(eq(setting.key, KEY)).returning({ key: setting.key })).length > 0;
}

/** Tells whether the system is held back. Once it may speak it is not asked again: nothing restores a running system. */
export function holdWatch(db: Db): () => Promise<boolean> {
  let free = false;
  return async () => {
    if (!free) free = (await heldSince(db)) === null;
    return !free;
  };
}
