import { sql } from "drizzle-orm";
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import type { EntryId } from "../../domain/intake/entry.ts";
import type { BasisKey, Category, Topic, Workstream } from "../../domain/item/categories.ts";
import type {
  Assignment,
  AssignmentId,
  AssignmentStatus,
  ItemId,
  ItemStatus,
  Priority,
} from "../../domain/item/item.ts";
import type { SourceLevel } from "../../domain/item/source.ts";
import type { PersonId, UnitId } from "../../domain/roster/unit.ts";
import { beijingDay, idOf, instant } from "./columns.ts";
import { unit } from "./roster.ts";

export const supervisionItem = pgTable(
  "supervision_item",
  {
    id: idOf<ItemId>("id").primaryKey(),
    officeId: idOf<UnitId>("office_id").notNull(),
    year: integer("year").notNull(),
    serial: integer("serial").notNull(),
    child: integer("child"),
    /** How the number is printed; null = as at the beginning. */
    numberForm: text("number_form"),
    matter: text("matter").notNull(),
    requirement: text("requirement"),
    workstreams: text("workstreams").array().$type<Workstream[]>().notNull(),
    category: text("category").$type<Category>().notNull(),
    topic: text("topic").$type<Topic>(),
    basis: text("basis").$type<BasisKey>(),
    source: text("source"),
    /** Read from the source when it is written, to filter by (08-2). */
    sourceLevel: text("source_level").$type<SourceLevel>(),
    priority: text("priority").$type<Priority>().notNull(),
    status: text("status").$type<ItemStatus>().notNull(),
    restricted: boolean("restricted").notNull(),
    issuedAt: instant("issued_at").notNull(),
    issuedBy: idOf<PersonId>("issued_by").notNull(),
    handledBy: idOf<PersonId>("handled_by").notNull(),
    closedAt: instant("closed_at"),
    version: integer("version").notNull(),
    parentAssignmentId: idOf<AssignmentId>("parent_assignment_id"),
    /** Whether it stands in the search; an older version running beside this one leaves that to a sweep. */
    searched: boolean("searched").notNull().default(false),
  },
  (t) => [
    index("item_unsearched").on(t.id).where(sql`not searched`),
    uniqueIndex("item_number").on(t.officeId, t.year, t.serial, sql`coalesce(child, 0)`),
    index("item_place").on(t.year, t.serial),
    index("item_open").on(t.officeId, t.issuedAt),
  ],
);

export const assignment = pgTable(
  "assignment",
  {
    id: idOf<AssignmentId>("id").primaryKey(),
    itemId: idOf<ItemId>("item_id")
      .notNull()
      .references(() => supervisionItem.id),
    unitId: idOf<UnitId>("unit_id")
      .notNull()
      .references(() => unit.id),
    status: text("status").$type<AssignmentStatus>().notNull(),
    due: beijingDay("due").notNull(),
    version: integer("version").notNull(),
    issuedAt: instant("issued_at").notNull(),
    acknowledgeBy: beijingDay("acknowledge_by").notNull(),
    acknowledgedAt: instant("acknowledged_at"),
    acknowledgedBy: idOf<PersonId>("acknowledged_by"),
    submittedAt: instant("submitted_at"),
    signOffAt: instant("sign_off_at"),
    signOffBy: idOf<PersonId>("sign_off_by"),
    declinedAt: instant("declined_at"),
    endedAt: instant("ended_at"),
    returns: integer("returns").notNull(),
    percent: integer("percent"),
    promisedOn: beijingDay("promised_on"),
    /** 转办 (06-2): whether it still holds is decided by where that person works, never by a flag. */
    forwardedTo: idOf<PersonId>("forwarded_to"),
    forwardedBy: idOf<PersonId>("forwarded_by"),
    replaces: idOf<AssignmentId>("replaces"),
    remindedThrough: instant("reminded_through").notNull(),
    lastCardOn: beijingDay("last_card_on").notNull(),
    wakeAt: instant("wake_at"),
    said: jsonb("said").$type<Assignment["said"]>().notNull().default({}),
  },
  (t) => [
    index("assignment_wake").on(t.wakeAt).where(sql`wake_at is not null`),
    index("assignment_planned")
      .on(t.remindedThrough)
      .where(sql`status in ('issued', 'inProgress', 'submitted', 'declined')`),
    index("assignment_item").on(t.itemId),
    index("assignment_unit").on(t.unitId, t.status, t.due),
    index("assignment_forwarded").on(t.forwardedTo).where(sql`forwarded_to is not null`),
    index("assignment_ended").on(t.endedAt).where(sql`ended_at is not null`),
  ],
);

/** Numbers are taken in the issuing transaction, so a failed issue leaves no gap (product §4). */
export const numberSeries = pgTable(
  "number_series",
  {
    officeId: idOf<UnitId>("office_id").notNull(),
    kind: text("kind").notNull(),
    year: integer("year").notNull(),
    last: integer("last").notNull(),
  },
  (t) => [primaryKey({ columns: [t.officeId, t.kind, t.year] })],
);

export type DraftId = string & { readonly __draft: true };

/** What `/督办` read from one line, before 确认下达; carries no number. */
export const itemDraft = pgTable(
  "item_draft",
  {
    id: idOf<DraftId>("id").primaryKey(),
    createdBy: idOf<PersonId>("created_by").notNull(),
    createdAt: instant("created_at").notNull(),
    content: jsonb("content").notNull(),
    itemId: idOf<ItemId>("item_id"),
    withdrawn: boolean("withdrawn").notNull().default(false),
    /** The unit it proposes for (04-1); null = it issues. */
    proposedIn: idOf<UnitId>("proposed_in"),
    /** The line of the intake list it became, or the one it is to register. */
    entryId: idOf<EntryId>("entry_id"),
    /** Which office's head is asked, since the draft was first put before one (04-3). */
    officeId: idOf<UnitId>("office_id"),
    /** `pendingApproval` since then; null for any other draft. */
    pendingSince: instant("pending_since"),
    /** Grows with each step of the approval: a card drawn before it decides nothing. */
    version: integer("version").notNull().default(0),
    returnedAt: instant("returned_at"),
    returnedBy: idOf<PersonId>("returned_by"),
    returnReason: text("return_reason"),
  },
  (t) => [
    index("draft_entry").on(t.entryId).where(sql`entry_id is not null`),
    index("item_draft_pending").on(t.officeId, t.pendingSince).where(sql`pending_since is not null`),
    index("item_draft_in_approval").on(t.createdBy).where(sql`pending_since is not null or returned_at is not null`),
  ],
);
