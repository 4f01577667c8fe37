import type { App } from "../../app.ts";
import { itemById, itemOf } from "../../db/items.ts";
import type { Actor } from "../../domain/access/rights.ts";
import type { Act } from "../../domain/item/acts.ts";
import type { AssignmentId, ItemId, SupervisionItem } from "../../domain/item/item.ts";
import { isOpen } from "../../domain/item/item.ts";
import { admit } from "../../domain/item/step.ts";
import { Refusal } from "../../refusal.ts";

type Asked = { assignmentId: AssignmentId; act: Act };

/** Throws what the rule would throw to whoever asks for this act now; nothing is changed. */
export async function admitTo(app: App, by: Actor, { assignmentId, act }: Asked): Promise<SupervisionItem> {
  const item = await itemOf(app.db, assignmentId);
  const assignment = item?.assignments.find(({ id }) => id === assignmentId);
  if (!item || !assignment) throw new Refusal("notFound", {});
  admit(item, assignment, { act, by });
  return item;
}

/** The same for an act on a whole item: at least one of its assignments must be open to it. */
export async function admitToAll(app: App, by: Actor, { itemId, act }: { itemId: ItemId; act: Act }): Promise<void> {
  const item = await itemById(app.db, itemId);
  const assignment = item?.assignments.find(({ status }) => isOpen(status)) ?? item?.assignments[0];
  if (!item || !assignment) throw new Refusal("notFound", {});
  admit(item, assignment, { act, by });
}
