import { bigint, customType, integer, pgTable, text } from "drizzle-orm/pg-core";
import { instant } from "./columns.ts";

/** bigint[]: both drivers give it back in their own shape, so it is read by one mapper. */
const bigints = customType<{ data: number[]; driverData: string }>({
  dataType: () => "bigint[]",
  toDriver: (ids) => `{${ids.join(",")}}`,
  fromDriver: (stored: unknown) =>
    (Array.isArray(stored) ? stored : String(stored).slice(1, -1).split(",")).map(Number),
});

/** Journal rows that no seal holds yet; a trigger writes them with the row, the sealer takes them away. */
export const journalUnsealed = pgTable("journal_unsealed", {
  journalId: bigint("journal_id", { mode: "number" }).primaryKey(),
});

/** One link of the chain (goals R14): the rows it holds, the hash of each, and the head that covers all before it. Append-only. */
export const journalSeal = pgTable("journal_seal", {
  seq: integer("seq").primaryKey(),
  at: instant("at").notNull(),
  journalIds: bigints("journal_ids").notNull(),
  /** SHA-256 of each row, hex, in the order of the ids, one after the other. */
  hashes: text("hashes").notNull(),
  head: text("head").notNull(),
});
