import type { App } from "../../app.ts";
import type { EvidenceFile } from "../../db/evidence-files.ts";
import { filesOf } from "../../db/evidence-files.ts";
import { itemSeenBy, shareSeenBy } from "../../db/seen.ts";
import type { Actor } from "../../domain/access/rights.ts";
import type { Assignment, AssignmentId, ItemId, SupervisionItem } from "../../domain/item/item.ts";
import { MOST_BYTES } from "../outgoing/keep.ts";

/** One unit's share, or the whole matter for whoever sees all of it. */
export type OfMatter = { assignmentId: AssignmentId } | { itemId: ItemId };

export type Openable = { item: SupervisionItem; shares: readonly Assignment[]; files: EvidenceFile[] };

/** The evidence of a matter as far as this viewer may see it; null for unknown and forbidden alike (C5). */
export async function openableTo({ db }: Pick<App, "db">, viewer: Actor, matter: OfMatter): Promise<Openable | null> {
  if ("assignmentId" in matter) {
    const seen = await shareSeenBy(db, viewer, matter.assignmentId);
    return seen && { item: seen.item, shares: [seen.assignment], files: await filesOf(db, [matter.assignmentId]) };
  }
  const item = await itemSeenBy(db, viewer, matter.itemId);
  const ids = item?.assignments.map(({ id }) => id) ?? [];
  return item && { item, shares: item.assignments, files: await filesOf(db, ids) };
}

/** Whether the platform takes it (feishu.md §7): not above 30 MB, and nothing empty. */
export const fitsChat = ({ bytes }: Pick<EvidenceFile, "bytes">): boolean => bytes > 0 && bytes <= MOST_BYTES;
