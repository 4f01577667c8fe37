import { z } from "zod";

/** What a ledger is narrowed down to, as stored with its card and its export. */
export const ledgerFilter = z.object({
  unitIds: z.array(z.string()).optional(),
  state: z
    .enum(["open", "issued", "inProgress", "submitted", "declined", "closed", "cancelled", "reassigned", "overdue"])
    .optional(),
  category: z.string().optional(),
  categories: z.array(z.string()).optional(),
  workstream: z.string().optional(),
  sourceLevel: z.string().optional(),
  source: z.string().optional(),
  from: z.string().optional(),
  to: z.string().optional(),
  /** Which of a line's days lie in that time; without it, the day of issue. */
  by: z.enum(["due", "ended"]).optional(),
  words: z.string().optional(),
  /** The asker's own words, shown on the card. */
  said: z.string().default(""),
});
export type LedgerFilter = z.infer<typeof ledgerFilter>;
