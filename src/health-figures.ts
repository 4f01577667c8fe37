import type { Clock } from "./clock.ts";
import { auditHealth } from "./db/audit-health.ts";
import type { Db } from "./db/db.ts";
import { oldestUnsealed } from "./db/journal-seals.ts";
import type { Figure } from "./metrics.ts";

/** What the auditor and the journal's chain say of themselves in `/metrics`. */
export const healthFigures = (db: Db, clock: Clock): Figure[] => [
  {
    name: "duban_audit_differences",
    help: "what the auditor found missing or standing still and has told",
    read: async () => (await auditHealth(db)).says.length,
  },
  {
    name: "duban_audit_age_seconds",
    help: "how long ago the auditor last looked",
    read: async () => (await auditHealth(db)).ageMs / 1000,
  },
  {
    name: "duban_journal_unsealed_seconds",
    help: "how long the oldest journal row has been waiting for its seal",
    read: async () => {
      const oldest = await oldestUnsealed(db);
      return oldest ? (clock.now().getTime() - oldest.getTime()) / 1000 : 0;
    },
  },
];
