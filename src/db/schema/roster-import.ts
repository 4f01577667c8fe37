import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import type { PersonId } from "../../domain/roster/unit.ts";
import { idOf, instant } from "./columns.ts";

export type RosterImportId = string & { readonly __rosterImport: true };
export type RosterImportStatus = "pending" | "refused" | "waiting" | "applied" | "cancelled" | "superseded" | "expired";

/** A roster workbook an administrator sent to the bot: read once, then waiting for 确认导入. Never a number or an address. */
export const rosterImport = pgTable(
  "roster_import",
  {
    id: idOf<RosterImportId>("id").primaryKey(),
    personId: idOf<PersonId>("person_id").notNull(),
    messageId: text("message_id").notNull(),
    fileKey: text("file_key").notNull(),
    fileName: text("file_name").notNull(),
    status: text("status").$type<RosterImportStatus>().notNull(),
    /** What the card says of it: a RosterReport. */
    report: jsonb("report"),
    /** The roster as the workbook wants it, numbers and addresses as hashes; gone once it is settled. */
    wanted: jsonb("wanted"),
    /** SHA-256 of the plan the report tells of. */
    fingerprint: text("fingerprint"),
    receivedAt: instant("received_at").notNull(),
    settledAt: instant("settled_at"),
    attempts: integer("attempts").notNull().default(0),
    tryAt: instant("try_at").notNull(),
    leaseUntil: instant("lease_until"),
  },
  (t) => [
    uniqueIndex("roster_import_message").on(t.messageId, t.fileKey),
    index("roster_import_pending").on(t.tryAt).where(sql`status = 'pending'`),
    index("roster_import_waiting").on(t.receivedAt).where(sql`status = 'waiting'`),
  ],
);
