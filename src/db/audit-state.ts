import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { day } from "../domain/calendar/day.ts";
import type { AssignmentId } from "../domain/item/item.ts";
import type { UnitId } from "../domain/roster/unit.ts";
import type { Db } from "./db.ts";
import { setting } from "./schema/journal.ts";

const days = z.string().transform(day);
const id = <Id extends string>() => z.custom<Id>((value) => typeof value === "string");

/** A difference seen: since when it stands unmoved, by the machine's clock, what is said of it, and whether anybody was told. */
const suspicion = z.object({
  mark: z.string(),
  tied: z.number(),
  since: z.coerce.date(),
  says: z.string(),
  told: z.boolean(),
  offices: z.array(id<UnitId>()),
});
export type Suspicion = z.infer<typeof suspicion>;

const auditState = z.object({
  /** The last round, by the clock of the machine it ran on. */
  at: z.coerce.date(),
  /** Mornings up to this day have been looked at. */
  through: days,
  /** How far the look at one morning has come. */
  walk: z.object({ on: days, after: z.string().nullable() }).nullable(),
  missing: z.array(z.object({ assignmentId: id<AssignmentId>(), officeId: id<UnitId>(), day: days })),
  /** Since when each group is known that is to get digests, by the clock of the rules. */
  groups: z.record(z.string(), z.coerce.date()),
  suspicions: z.record(z.string(), suspicion),
});
export type AuditState = z.infer<typeof auditState>;

const KEY = "audit";
const now = sql`clock_timestamp()`;

/** What the last round left behind, locked until the transaction ends; "taken" while another auditor is at it, null before the first round. */
export async function lockAuditState(tx: Db): Promise<AuditState | null | "taken"> {
  await tx.insert(setting).values({ key: KEY, value: sql`'null'::jsonb`, updatedAt: now }).onConflictDoNothing();
  const [row] = await tx
    .select({ value: setting.value })
    .from(setting)
    .where(eq(setting.key, KEY))
    .for("update", { skipLocked: true });
  return row ? auditState.nullable().parse(row.value) : "taken";
}

export const saveAuditState = (tx: Db, value: AuditState) =>
  tx.update(setting).set({ value, updatedAt: now }).where(eq(setting.key, KEY));

/** What the last round left behind and how long ago that is by the database's clock; null before the first. */
export async function lastAudit(db: Db): Promise<(AuditState & { ageMs: number }) | null> {
  const age = sql<number>`extract(epoch from clock_timestamp() - ${setting.updatedAt}) * 1000`.mapWith(Number);
  const [row] = await db.select({ value: setting.value, ageMs: age }).from(setting).where(eq(setting.key, KEY));
  const last = auditState.nullable().parse(row?.value ?? null);
  return last && row ? { ...last, ageMs: row.ageMs } : null;
}
