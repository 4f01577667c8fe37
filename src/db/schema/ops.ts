import { index, pgTable, text } from "drizzle-orm/pg-core";
import type { PersonId } from "../../domain/roster/unit.ts";
import { idOf, instant } from "./columns.ts";

export type OpsEntryId = string & { readonly __opsEntry: true };

/** A link to 后台: good once, for some minutes, for one person. Only the hash of its word is kept. */
export const opsEntry = pgTable(
  "ops_entry",
  {
    id: idOf<OpsEntryId>("id").primaryKey(),
    personId: idOf<PersonId>("person_id").notNull(),
    hash: text("hash").notNull().unique(),
    expiresAt: instant("expires_at").notNull(),
    usedAt: instant("used_at"),
  },
  (t) => [index("ops_entry_person").on(t.personId)],
);

/** Somebody at 后台, known by the hash of their cookie. */
export const opsSession = pgTable(
  "ops_session",
  {
    hash: text("hash").primaryKey(),
    personId: idOf<PersonId>("person_id").notNull(),
    begunAt: instant("begun_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
  },
  (t) => [index("ops_session_person").on(t.personId)],
);
