import { sql } from "drizzle-orm";
import { bigint, index, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import type { AssignmentId } from "../../domain/item/item.ts";
import type { PersonId } from "../../domain/roster/unit.ts";
import { idOf, instant } from "./columns.ts";

export type EvidenceId = string & { readonly __evidence: true };
export type EvidenceStatus = "unassigned" | "pending" | "stored" | "refused";

/** 佐证材料: a file somebody sent, fetched once, hashed, kept under DATA_DIR. */
export const evidence = pgTable(
  "evidence",
  {
    id: idOf<EvidenceId>("id").primaryKey(),
    assignmentId: idOf<AssignmentId>("assignment_id"),
    personId: idOf<PersonId>("person_id").notNull(),
    chatId: text("chat_id").notNull(),
    messageId: text("message_id").notNull(),
    fileKey: text("file_key").notNull(),
    fileType: text("file_type").$type<"file" | "image">().notNull(),
    fileName: text("file_name").notNull(),
    status: text("status").$type<EvidenceStatus>().notNull(),
    sha256: text("sha256"),
    bytes: bigint("bytes", { mode: "number" }),
    path: text("path"),
    receivedAt: instant("received_at").notNull(),
    attempts: integer("attempts").notNull().default(0),
    tryAt: instant("try_at").notNull(),
    leaseUntil: instant("lease_until"),
  },
  (t) => [
    uniqueIndex("evidence_message").on(t.messageId, t.fileKey),
    index("evidence_pending").on(t.tryAt).where(sql`status = 'pending'`),
    index("evidence_assignment").on(t.assignmentId),
  ],
);

/** 上传佐证 asks; the next files of that person in that chat belong to the assignment until `expiresAt`. */
export const evidenceRequest = pgTable(
  "evidence_request",
  {
    id: idOf<string>("id").primaryKey(),
    personId: idOf<PersonId>("person_id").notNull(),
    chatId: text("chat_id").notNull(),
    assignmentId: idOf<AssignmentId>("assignment_id").notNull(),
    askedAt: instant("asked_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
  },
  (t) => [index("evidence_request_person").on(t.personId, t.chatId, t.expiresAt)],
);
