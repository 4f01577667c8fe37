import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import type { DelegationId } from "../../domain/access/delegation.ts";
import type { HandoverId } from "../../domain/roster/handover.ts";
import type { Role } from "../../domain/roster/role.ts";
import type { Level, OrgKind, PersonId, UnitId, UnitKind } from "../../domain/roster/unit.ts";
import { beijingDay, idOf, instant } from "./columns.ts";

export const unit = pgTable("unit", {
  id: idOf<UnitId>("id").primaryKey(),
  name: text("name").notNull().unique(),
  shortName: text("short_name"),
  aliases: text("aliases").array().notNull().default(sql`'{}'::text[]`),
  kind: text("kind").$type<UnitKind>().notNull(),
  level: text("level").$type<Level>().notNull(),
  orgKind: text("org_kind").$type<OrgKind>(),
  parentId: idOf<UnitId>("parent_id"),
  leadUnitId: idOf<UnitId>("lead_unit_id"),
  section: text("section"),
  /** Roster order: lists and the digest follow it, never the speed of answers. */
  position: integer("position").notNull(),
  endedAt: instant("ended_at"),
});

/** A person once; Feishu ids are attributes, phone and mail only keyed hashes (product §7). */
export const person = pgTable(
  "person",
  {
    id: idOf<PersonId>("id").primaryKey(),
    name: text("name").notNull(),
    unitId: idOf<UnitId>("unit_id")
      .notNull()
      .references(() => unit.id),
    post: text("post"),
    rank: text("rank"),
    openId: text("open_id"),
    mobileHash: text("mobile_hash"),
    emailHash: text("email_hash"),
    unreachable: text("unreachable"),
    endedAt: instant("ended_at"),
  },
  (t) => [uniqueIndex("person_open_id").on(t.openId).where(sql`ended_at is null`), index("person_unit").on(t.unitId)],
);

export const personRole = pgTable(
  "person_role",
  {
    personId: idOf<PersonId>("person_id")
      .notNull()
      .references(() => person.id),
    unitId: idOf<UnitId>("unit_id")
      .notNull()
      .references(() => unit.id),
    role: text("role").$type<Role>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.unitId, t.role] }), index("person_role_unit").on(t.unitId, t.role)],
);

export type OfficeTermId = string & { readonly __officeTerm: true };

/** 07-1: who was 第一责任人 of a unit from when until when, as far as the roster said so. */
export const officeTerm = pgTable(
  "office_term",
  {
    id: idOf<OfficeTermId>("id").primaryKey(),
    unitId: idOf<UnitId>("unit_id")
      .notNull()
      .references(() => unit.id),
    personId: idOf<PersonId>("person_id")
      .notNull()
      .references(() => person.id),
    /** The day the roster first named the person; null where that was before terms were kept. */
    from: beijingDay("from_day"),
    /** The day it ended; null while in office. */
    through: beijingDay("through_day"),
  },
  (t) => [
    uniqueIndex("office_term_open").on(t.unitId, t.personId).where(sql`through_day is null`),
    index("office_term_unit").on(t.unitId, t.from),
  ],
);

export type GroupPurpose = "digest" | "notice" | "audit";
export type GroupId = string & { readonly __group: true };

export const chatGroup = pgTable("chat_group", {
  id: idOf<GroupId>("id").primaryKey(),
  name: text("name").notNull(),
  chatId: text("chat_id").unique(),
  purposes: text("purposes").array().$type<GroupPurpose[]>().notNull(),
  scopeUnitId: idOf<UnitId>("scope_unit_id"),
  /** Why no message goes there any more; null = alive. */
  dead: text("dead"),
  digestAt: instant("digest_at"),
  /** When `digestAt` was worked out: a change of the digest's day or hour made later works it out anew. */
  digestPlannedAt: instant("digest_planned_at"),
  noticeAt: instant("notice_at"),
  /** The same for `noticeAt`. */
  noticePlannedAt: instant("notice_planned_at"),
  /** What the next notice begins with: the end of the last one, or the moment the group was first seen bound. */
  noticeFrom: instant("notice_from"),
});

/** 代理 (07-4). Whether it holds today is decided by its days, never by a flag that a sweep would have to set in time. */
export const delegation = pgTable(
  "delegation",
  {
    id: idOf<DelegationId>("id").primaryKey(),
    absentId: idOf<PersonId>("absent_id")
      .notNull()
      .references(() => person.id),
    delegateId: idOf<PersonId>("delegate_id")
      .notNull()
      .references(() => person.id),
    from: beijingDay("from_day").notNull(),
    through: beijingDay("through_day").notNull(),
    createdAt: instant("created_at").notNull(),
    /** Taken back, or over and reported. */
    endedAt: instant("ended_at"),
    endedBy: idOf<PersonId>("ended_by"),
    wakeAt: instant("wake_at"),
  },
  (t) => [
    index("delegation_wake").on(t.wakeAt).where(sql`wake_at is not null`),
    index("delegation_absent").on(t.absentId).where(sql`ended_at is null`),
    index("delegation_delegate").on(t.delegateId).where(sql`ended_at is null`),
  ],
);

/** 交接 (07-3): what one person gave to another for good. */
export const handover = pgTable(
  "handover",
  {
    id: idOf<HandoverId>("id").primaryKey(),
    personId: idOf<PersonId>("person_id")
      .notNull()
      .references(() => person.id),
    successorId: idOf<PersonId>("successor_id")
      .notNull()
      .references(() => person.id),
    by: idOf<PersonId>("by").notNull(),
    at: instant("at").notNull(),
    roles: jsonb("roles").$type<{ role: Role; unitId: UnitId }[]>().notNull(),
    /** How many open matters went along. */
    matters: integer("matters").notNull(),
  },
  (t) => [index("handover_person").on(t.personId)],
);

/** A group the bot was told to leave; the row goes once it has left. */
export const chatDeparture = pgTable(
  "chat_departure",
  {
    chatId: text("chat_id").primaryKey(),
    name: text("name").notNull(),
    askedBy: idOf<PersonId>("asked_by").notNull(),
    tryAt: instant("try_at").notNull(),
    attempts: integer("attempts").notNull().default(0),
  },
  (t) => [index("chat_departure_due").on(t.tryAt)],
);
