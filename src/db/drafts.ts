import { and, asc, eq, exists, inArray, isNotNull, isNull, or } from "drizzle-orm";
import type { Actor } from "../domain/access/rights.ts";
import { unitsGiving } from "../domain/access/rights.ts";
import type { Db } from "./db.ts";
import { intakeEntry } from "./schema/intake.ts";
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

type Change = Partial<Omit<DraftRow, "id" | "createdBy" | "createdAt">>;

export const saveDraft = (tx: Db, id: DraftId, change: Change) =>
  tx.update(itemDraft).set(change).where(eq(itemDraft.id, id));

const MOST = 100;
const open = and(isNull(itemDraft.itemId), eq(itemDraft.withdrawn, false));

/** A draft of an entry that somebody decided on meanwhile waits for nobody. */
const stillAsked = (db: Db) =>
  or(
    isNull(itemDraft.entryId),
    exists(
      db
        .select({ id: intakeEntry.id })
        .from(intakeEntry)
        .where(and(eq(intakeEntry.id, itemDraft.entryId), eq(intakeEntry.status, "waiting"))),
    ),
  );

/** Drafts that wait for this person's 同意, the first put before them first (04-3). */
export async function draftsToApprove(db: Db, viewer: Actor): Promise<DraftRow[]> {
  const offices = unitsGiving(viewer, "approveIssue", "office");
  if (offices.length === 0) return [];
  return db
    .select()
    .from(itemDraft)
    .where(and(open, stillAsked(db), isNotNull(itemDraft.pendingSince), inArray(itemDraft.officeId, offices)))
    .orderBy(asc(itemDraft.pendingSince))
    .limit(MOST);
}

/** A person's own drafts that wait for the head, or came back from there. */
export const ownDraftsInApproval = (db: Db, { id }: Actor): Promise<DraftRow[]> =>
  db
    .select()
    .from(itemDraft)
    .where(
      and(
        open,
        stillAsked(db),
        eq(itemDraft.createdBy, id),
        or(isNotNull(itemDraft.pendingSince), isNotNull(itemDraft.returnedAt)),
      ),
    )
    .orderBy(asc(itemDraft.createdAt))
    .limit(MOST);
