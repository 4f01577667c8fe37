import type { Db } from "../../db/db.ts";
import type { EntryRow } from "../../db/intake.ts";
import { entryRow, entrySeenBy } from "../../db/intake.ts";
import type { Actor } from "../../domain/access/rights.ts";
import type { EntryId, IntakeEntry } from "../../domain/intake/entry.ts";
import { Refusal } from "../../refusal.ts";
import type { DraftContent } from "../item/draft-content.ts";
import { draftContent } from "../item/draft-content.ts";

/** An entry with what was typed for it, in the shape of the form of `/督办`. */
export type Intake = IntakeEntry & { content: DraftContent };

export const parsed = (row: EntryRow): Intake => ({ ...row, content: draftContent.parse(row.content) });

/** An entry through the eyes of its reader; null for unknown and forbidden alike. */
export async function intakeSeenBy(db: Db, viewer: Actor, id: EntryId): Promise<Intake | null> {
  const row = await entrySeenBy(db, viewer, id);
  return row ? parsed(row) : null;
}

/** An entry held until the transaction ends; throws `notFound`. */
export async function lockedEntry(tx: Db, id: EntryId): Promise<Intake> {
  const row = await entryRow(tx, id, true);
  if (!row) throw new Refusal("notFound", {});
  return parsed(row);
}
