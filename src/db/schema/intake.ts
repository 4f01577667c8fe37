import { sql } from "drizzle-orm";
import { index, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import type { EntryId, EntryStatus } from "../../domain/intake/entry.ts";
import type { SourceKind } from "../../domain/intake/sources.ts";
import type { ItemId } from "../../domain/item/item.ts";
import type { PersonId, UnitId } from "../../domain/roster/unit.ts";
import { idOf, instant } from "./columns.ts";
import { unit } from "./roster.ts";

/** The intake list (04-4): what may become a matter, by kind of source. Nothing here takes a number. */
export const intakeEntry = pgTable(
  "intake_entry",
  {
    id: idOf<EntryId>("id").primaryKey(),
    officeId: idOf<UnitId>("office_id")
      .notNull()
      .references(() => unit.id),
    kind: text("kind").$type<SourceKind>().notNull(),
    status: text("status").$type<EntryStatus>().notNull(),
    matter: text("matter").notNull(),
    /** The rest of what was typed, parsed on reading. */
    content: jsonb("content").notNull(),
    proposedIn: idOf<UnitId>("proposed_in").references(() => unit.id),
    enteredBy: idOf<PersonId>("entered_by").notNull(),
    enteredAt: instant("entered_at").notNull(),
    decidedBy: idOf<PersonId>("decided_by"),
    decidedAt: instant("decided_at"),
    reason: text("reason"),
    itemId: idOf<ItemId>("item_id"),
  },
  (t) => [
    index("intake_of_office").on(t.officeId, t.status, t.enteredAt),
    index("intake_proposed").on(t.proposedIn, t.enteredAt).where(sql`proposed_in is not null`),
  ],
);
