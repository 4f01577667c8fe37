import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import type { PersonId } from "../../domain/roster/unit.ts";
import { idOf, instant } from "./columns.ts";

export type ExportId = string & { readonly __export: true };
export type ExportStatus = "waiting" | "done" | "stopped";

/** One 导出: what was asked, how far it is. A large ledger goes out in several files, one after the other. */
export const ledgerExport = pgTable(
  "ledger_export",
  {
    id: idOf<ExportId>("id").primaryKey(),
    personId: idOf<PersonId>("person_id").notNull(),
    filter: jsonb("filter").notNull(),
    askedAt: instant("asked_at").notNull(),
    status: text("status").$type<ExportStatus>().notNull(),
    total: integer("total").notNull(),
    /** Rows in the files promised so far, and how many files those are. */
    written: integer("written").notNull().default(0),
    parts: integer("parts").notNull().default(0),
    /** Rows of the file in hand, for the card alone. */
    inHand: integer("in_hand").notNull().default(0),
    /** The last row of the last file; the next file begins behind it. */
    cursor: jsonb("cursor"),
    attempts: integer("attempts").notNull().default(0),
    /** When it is taken up next; whoever writes moves it on, so that nobody else does, and a death is noticed. */
    tryAt: instant("try_at").notNull(),
    endedAt: instant("ended_at"),
    error: text("error"),
  },
  (t) => [
    uniqueIndex("ledger_export_running").on(t.personId).where(sql`status = 'waiting'`),
    index("ledger_export_waiting").on(t.tryAt).where(sql`status = 'waiting'`),
  ],
);
