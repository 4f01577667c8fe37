import { index, integer, pgTable, primaryKey } from "drizzle-orm/pg-core";
import type { PersonId } from "../../domain/roster/unit.ts";
import { idOf, instant } from "./columns.ts";
import type { EvidenceId } from "./evidence.ts";

/** 调阅佐证 somebody asked for; the row goes once the file is on its way or will not go. */
export const evidenceOpening = pgTable(
  "evidence_opening",
  {
    personId: idOf<PersonId>("person_id").notNull(),
    evidenceId: idOf<EvidenceId>("evidence_id").notNull(),
    askedAt: instant("asked_at").notNull(),
    /** When it is taken up next; whoever takes it up moves it on, so that nobody else does and a death is noticed. */
    tryAt: instant("try_at").notNull(),
    attempts: integer("attempts").notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.personId, t.evidenceId] }), index("evidence_opening_due").on(t.tryAt)],
);
