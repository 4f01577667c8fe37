import { index, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import type { PersonId } from "../../domain/roster/unit.ts";
import type { SettingKey } from "../../domain/settings/values.ts";
import { idOf, instant } from "./columns.ts";

/** Append-only: each row is the whole of the rules from its moment on (00-2). Version 1 is the regulation, in the code. */
export const ruleVersion = pgTable(
  "rule_version",
  {
    version: integer("version").primaryKey(),
    effectiveAt: instant("effective_at").notNull(),
    madeAt: instant("made_at").notNull(),
    madeBy: idOf<PersonId>("made_by").notNull(),
    key: text("key").$type<SettingKey>().notNull(),
    source: text("source").notNull(),
    /** Each setting that does not stand as at the beginning: its value, since when, by which version. */
    laid: jsonb("laid").notNull(),
    replaces: integer("replaces"),
  },
  (t) => [index("rule_version_effective").on(t.effectiveAt, t.version)],
);
