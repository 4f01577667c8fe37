import { and, eq, isNull, lte } from "drizzle-orm";
import type { PersonId } from "../domain/roster/unit.ts";
import { newId } from "../ids.ts";
import type { Db } from "./db.ts";
import type { SelfCheckId } from "./schema/journal.ts";
import { selfCheck } from "./schema/journal.ts";

export type SelfCheck = typeof selfCheck.$inferSelect;

/** Asks for one; who asks again before it is done gets the one under way. */
export async function askSelfCheck(tx: Db, { personId, at }: { personId: PersonId; at: Date }): Promise<void> {
  const [waiting] = await tx
    .select({ id: selfCheck.id })
    .from(selfCheck)
    .where(and(eq(selfCheck.personId, personId), isNull(selfCheck.doneAt)));
  if (!waiting) await tx.insert(selfCheck).values({ id: newId<SelfCheckId>(), personId, askedAt: at, tryAt: at });
}

/** Takes up what was asked for and puts it off by `againMs`: whoever dies meanwhile is followed then. */
export const claimSelfChecks = (db: Db, now: Date, againMs: number): Promise<SelfCheck[]> =>
  db
    .update(selfCheck)
    .set({ tryAt: new Date(now.getTime() + againMs) })
    .where(and(isNull(selfCheck.doneAt), lte(selfCheck.tryAt, now)))
    .returning();

/** Writes down what was found; false when another process was first. */
export async function finishSelfCheck(
  tx: Db,
  { id, findings, at }: { id: SelfCheckId; findings: unknown; at: Date },
): Promise<boolean> {
  const done = await tx
    .update(selfCheck)
    .set({ findings, doneAt: at })
    .where(and(eq(selfCheck.id, id), isNull(selfCheck.doneAt)))
    .returning({ id: selfCheck.id });
  return done.length > 0;
}

export async function selfCheckById(db: Db, id: SelfCheckId): Promise<SelfCheck | null> {
  const [row] = await db.select().from(selfCheck).where(eq(selfCheck.id, id));
  return row ?? null;
}

/** The click on its card came back; the first one counts. */
export const confirmSelfCheck = (tx: Db, id: SelfCheckId, at: Date) =>
  tx
    .update(selfCheck)
    .set({ confirmedAt: at })
    .where(and(eq(selfCheck.id, id), isNull(selfCheck.confirmedAt)));
