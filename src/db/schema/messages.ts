import { sql } from "drizzle-orm";
import { bigserial, boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import type { AssignmentId } from "../../domain/item/item.ts";
import type { Stage } from "../../domain/reminder/plan.ts";
import type { PersonId } from "../../domain/roster/unit.ts";
import { idOf, instant } from "./columns.ts";
import type { GroupId } from "./roster.ts";

export type InboxStatus = "waiting" | "done" | "ignored" | "dead";

/** Every verified event, stored before it is answered; the key is the dedup key. */
export const inboxEvent = pgTable(
  "inbox_event",
  {
    key: text("key").primaryKey(),
    eventType: text("event_type").notNull(),
    payload: jsonb("payload").notNull(),
    receivedAt: instant("received_at").notNull(),
    status: text("status").$type<InboxStatus>().notNull(),
    attempts: integer("attempts").notNull().default(0),
    tryAt: instant("try_at").notNull(),
    leaseUntil: instant("lease_until"),
    error: text("error"),
  },
  (t) => [
    index("inbox_waiting").on(t.tryAt).where(sql`status = 'waiting'`),
    index("inbox_received").on(t.receivedAt),
    index("inbox_dead").on(t.receivedAt).where(sql`status = 'dead'`),
  ],
);

export type OutboxId = string & { readonly __outbox: true };
export type OutboxStatus = "waiting" | "sent" | "dropped" | "failed";

/** One promised message (or one tidying of a sent one). Drawn at the moment of sending, never before. */
export const outboxMessage = pgTable(
  "outbox_message",
  {
    id: idOf<OutboxId>("id").primaryKey(),
    /** What to draw: a View (bot/draw/view.ts), parsed on reading. */
    view: jsonb("view").notNull(),
    personId: idOf<PersonId>("person_id"),
    groupId: idOf<GroupId>("group_id"),
    /** The open_id of somebody outside the roster who spoke in no chat we know of. */
    strangerId: text("stranger_id"),
    /** Set on a row that redraws an earlier message instead of sending a new one. */
    tidies: idOf<OutboxId>("tidies"),
    slot: text("slot"),
    sendAt: instant("send_at").notNull(),
    createdAt: instant("created_at").notNull(),
    status: text("status").$type<OutboxStatus>().notNull(),
    attempts: integer("attempts").notNull().default(0),
    tryAt: instant("try_at").notNull(),
    leaseUntil: instant("lease_until"),
    /** First attempt whose outcome is unknown: decides between repeating and reading the chat back. */
    unsureSince: instant("unsure_since"),
    /** The uuid given to the platform; renewed only after the chat was read back. */
    uuid: text("uuid").notNull(),
    resent: boolean("resent").notNull().default(false),
    asText: boolean("as_text").notNull().default(false),
    messageId: text("message_id"),
    chatId: text("chat_id"),
    sentAt: instant("sent_at"),
    error: text("error"),
  },
  (t) => [
    uniqueIndex("outbox_slot").on(t.slot).where(sql`slot is not null and tidies is null`),
    index("outbox_redraw").on(t.tidies).where(sql`status = 'waiting' and tidies is not null`),
    index("outbox_waiting").on(t.tryAt).where(sql`status = 'waiting'`),
    uniqueIndex("outbox_sent_message").on(t.messageId).where(sql`message_id is not null and tidies is null`),
    index("outbox_person").on(t.personId, t.sentAt),
    index("outbox_file").on(sql`(view->>'fileId')`).where(sql`view->>'fileId' is not null`),
  ],
);

/** The assignments a grouped card was promised for. */
export const outboxLine = pgTable(
  "outbox_line",
  {
    outboxId: idOf<OutboxId>("outbox_id").notNull(),
    assignmentId: idOf<AssignmentId>("assignment_id").notNull(),
    stage: text("stage").$type<Stage | "escalate">().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.outboxId, t.assignmentId, t.stage] }),
    index("outbox_line_assignment").on(t.assignmentId),
  ],
);

/** Our record of one line of one card; a button carries only its opaque reference. */
export const cardLine = pgTable(
  "card_line",
  {
    ref: text("ref").primaryKey(),
    outboxId: idOf<OutboxId>("outbox_id").notNull(),
    /** What the line is about: a View without its form. */
    subject: jsonb("subject").notNull(),
    subjectId: text("subject_id").notNull(),
  },
  (t) => [index("card_line_subject").on(t.subjectId), index("card_line_outbox").on(t.outboxId)],
);

/** One row per call to the platform within the last minute: the sliding windows every process shares. */
export const paceMark = pgTable(
  "pace_mark",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    receiver: text("receiver").notNull(),
    takenAt: instant("taken_at").notNull(),
    doneAt: instant("done_at"),
  },
  (t) => [index("pace_mark_done").on(t.doneAt)],
);

/** One digest per group and ISO week in Beijing. */
export const digest = pgTable(
  "digest",
  {
    groupId: idOf<GroupId>("group_id").notNull(),
    week: text("week").notNull(),
    fromAt: instant("from_at").notNull(),
    toAt: instant("to_at").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.groupId, t.week] })],
);
