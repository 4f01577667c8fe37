import { eq } from "drizzle-orm";
import type { Db } from "./db.ts";
import type { DraftId } from "./schema/item.ts";
import { itemDraft } from "./schema/item.ts";

export type DraftRow = typeof itemDraft.$inferSelect;

type Kept = Pick<DraftRow, "id" | "createdBy" | "createdAt" | "content">;
type Purpose = Partial<Pick<DraftRow, "proposedIn" | "entryId">>;

export const insertDraft = (tx: Db, draft: Kept & Purpose) => tx.insert(itemDraft).values(draft);

/** A draft as stored; `lock` holds it until the transaction ends. */
export async function draftRow(db: Db, id: DraftId, lock = false): Promise<DraftRow | null> {
  const query = db.select().from(itemDraft).where(eq(itemDraft.id, id));
  const [row] = await (lock ? query.for("update") : query);
  return row ?? null;
}

type Changed = Partial<Pick<DraftRow, "content" | "itemId" | "withdrawn" | "entryId">>;

export const saveDraft = (tx: Db, id: DraftId, change: Changed) =>
  tx.update(itemDraft).set(change).where(eq(itemDraft.id, id));
