import { createHash } from "node:crypto";
import type { journal } from "./schema/journal.ts";

export type JournalRow = typeof journal.$inferSelect;
/** How far the chain reaches: the number of its last seal (0: none yet) and the hash over everything before it. */
export type Head = { seq: number; head: string };

const HEX = 64;
const sha256 = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");
const sorted = (record: Record<string, string | number>) =>
  Object.entries(record).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));

/** The head of a chain without a seal. */
export const genesis: Head = { seq: 0, head: sha256("duban journal") };

/** SHA-256 of everything a journal row says; the order of its JSON fields does not count. */
export const hashOfRow = (row: JournalRow): string =>
  sha256(
    JSON.stringify([
      row.id,
      row.at.toISOString(),
      row.by,
      row.act,
      row.article,
      row.ruleVersion,
      row.itemId,
      row.assignmentId,
      row.refusal,
      sorted(row.detail),
      sorted(row.hashes),
    ]),
  );

/** The head after one more seal. */
export const headAfter = (before: Head, { journalIds, hashes }: { journalIds: number[]; hashes: string }): Head => ({
  seq: before.seq + 1,
  head: sha256(`${before.seq + 1}\n${before.head}\n${journalIds.join(",")}\n${hashes}`),
});

/** The single hashes of a seal. */
export const hashesOf = (joined: string): string[] =>
  Array.from({ length: joined.length / HEX }, (_, i) => joined.slice(i * HEX, (i + 1) * HEX));
