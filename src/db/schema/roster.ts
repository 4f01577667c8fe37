import { sql } from "drizzle-orm";
import { index, integer, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import type { Role } from "../../domain/roster/role.ts";
import type { Level, OrgKind, PersonId, UnitId, UnitKind } from "../../domain/roster/unit.ts";
import { idOf, instant } from "./columns.ts";

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
});

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
