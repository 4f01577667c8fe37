import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import type { Db } from "./db.ts";
import { setting } from "./schema/journal.ts";

const kept = z.object({ is: z.coerce.date() });

/** Moments of the whole product, beside those of its rows. */
type Key = "readinessAt" | "journalHeadAt";

/** The moment as it stands, locked until the transaction ends; `first` where it was never set, "taken" while another sweep holds it. */
export async function lockMoment(tx: Db, key: Key, first: Date): Promise<Date | "taken"> {
  const value = { is: first.toISOString() };
  await tx.insert(setting).values({ key, value, updatedAt: sql`clock_timestamp()` }).onConflictDoNothing();
  const [row] = await tx
    .select({ value: setting.value })
    .from(setting)
    .where(eq(setting.key, key))
    .for("update", { skipLocked: true });
  return row ? kept.parse(row.value).is : "taken";
}

export const forgetMoment = (tx: Db, key: Key) => tx.delete(setting).where(eq(setting.key, key));

export const setMoment = (tx: Db, key: Key, at: Date) =>
  tx
    .update(setting)
    .set({ value: { is: at.toISOString() }, updatedAt: sql`clock_timestamp()` })
    .where(eq(setting.key, key));
