import type { Actor } from "../domain/access/rights.ts";
import { placeOf, sees, seesAll } from "../domain/access/rights.ts";
import type { Assignment, AssignmentId, ItemId, SupervisionItem } from "../domain/item/item.ts";
import type { Db } from "./db.ts";
import { itemById, itemOf } from "./items.ts";

/** An assignment with its item, in the eyes of this viewer; null for unknown and forbidden alike. */
export async function shareSeenBy(
  db: Db,
  viewer: Actor,
  id: AssignmentId,
): Promise<{ item: SupervisionItem; assignment: Assignment } | null> {
  const item = await itemOf(db, id);
  const assignment = item?.assignments.find((each) => each.id === id);
  if (!item || !assignment) return null;
  return sees(viewer, placeOf(item, assignment)) ? { item, assignment } : null;
}

/** A whole item with all its units: for whoever sees all of it, null for everybody else. */
export async function itemSeenBy(db: Db, viewer: Actor, id: ItemId): Promise<SupervisionItem | null> {
  const item = await itemById(db, id);
  return item && seesAll(viewer, item) ? item : null;
}
