import { lastAudit } from "./audit-state.ts";
import type { Db } from "./db.ts";

/** How the auditor itself stands, and what it found and said. */
type AuditHealth = {
  state: "never" | "stopped" | "amiss" | "well";
  ageMs: number;
  /** What is amiss, in words. */
  says: string[];
};

const STOPPED_MS = 60_000;

/** Whether the auditor runs and what it has found; the age of its last round is by the database's clock. */
export async function auditHealth(db: Db): Promise<AuditHealth> {
  const last = await lastAudit(db);
  if (!last) return { state: "never", ageMs: Number.NaN, says: [] };
  const { ageMs } = last;
  const says = Object.values(last.suspicions).flatMap(({ told, says }) => (told ? [says] : []));
  if (ageMs > STOPPED_MS) return { state: "stopped", ageMs, says };
  return { state: says.length > 0 ? "amiss" : "well", ageMs, says };
}
