import { sql } from "drizzle-orm";
import { bigint, bigserial, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import type { AssignmentId, ItemId } from "../../domain/item/item.ts";
import type { PersonId, UnitId } from "../../domain/roster/unit.ts";
import { idOf, instant } from "./columns.ts";

/** Append-only: update, delete and truncate are refused by triggers (product §8). */
export const journal = pgTable(
  "journal",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    at: instant("at").notNull(),
    by: idOf<PersonId>("by"),
    act: text("act").notNull(),
    article: text("article").notNull(),
    /** The version of the rules in force at that moment (00-2). */
    ruleVersion: integer("rule_version").notNull().default(1),
    itemId: idOf<ItemId>("item_id"),
    assignmentId: idOf<AssignmentId>("assignment_id"),
    /** The reason of a refused right; null = done. */
    refusal: text("refusal"),
    detail: jsonb("detail").$type<Record<string, string | number>>().notNull(),
    /** SHA-256 of each text that belongs to the act. */
    hashes: jsonb("hashes").$type<Record<string, string>>().notNull(),
  },
  (t) => [index("journal_item").on(t.itemId, t.id)],
);

/** The words themselves; a row may be erased while the journal still verifies (C14). */
export const journalText = pgTable(
  "journal_text",
  {
    journalId: bigint("journal_id", { mode: "number" }).notNull(),
    field: text("field").notNull(),
    text: text("text").notNull(),
  },
  (t) => [primaryKey({ columns: [t.journalId, t.field] })],
);

export type FollowUpId = string & { readonly __followUp: true };

/** 待处置: what a person of the office or an administrator must see to. */
export const followUp = pgTable(
  "follow_up",
  {
    id: idOf<FollowUpId>("id").primaryKey(),
    kind: text("kind").notNull(),
    /** What it is about, as ids; one open row per kind and subject. */
    subject: text("subject").notNull(),
    detail: jsonb("detail").$type<Record<string, string>>().notNull(),
    owner: text("owner").$type<"office" | "systemAdmin">().notNull(),
    officeId: idOf<UnitId>("office_id"),
    createdAt: instant("created_at").notNull(),
    endedAt: instant("ended_at"),
    endedBy: idOf<PersonId>("ended_by"),
    remark: text("remark"),
  },
  (t) => [
    uniqueIndex("follow_up_open").on(t.kind, t.subject).where(sql`ended_at is null`),
    index("follow_up_owner").on(t.owner, t.createdAt).where(sql`ended_at is null`),
  ],
);

export const setting = pgTable("setting", {
  key: text("key").primaryKey(),
  value: jsonb("value").notNull(),
  updatedAt: instant("updated_at").notNull(),
});

export type SelfCheckId = string & { readonly __selfCheck: true };

/** One 自检 somebody asked for: what was found, and whether the click on its card came back. */
export const selfCheck = pgTable(
  "self_check",
  {
    id: idOf<SelfCheckId>("id").primaryKey(),
    personId: idOf<PersonId>("person_id").notNull(),
    askedAt: instant("asked_at").notNull(),
    tryAt: instant("try_at").notNull(),
    /** Stored as found; parsed on reading. */
    findings: jsonb("findings"),
    doneAt: instant("done_at"),
    confirmedAt: instant("confirmed_at"),
  },
  (t) => [
    index("self_check_due").on(t.tryAt).where(sql`done_at is null`),
    index("self_check_confirmed").on(t.confirmedAt).where(sql`confirmed_at is not null`),
  ],
);
