import { linesById } from "../../db/assignments.ts";
import { cityOfficeIfAny } from "../../db/city-office.ts";
import type { Db } from "../../db/db.ts";
import type { Delivery } from "../../db/deliveries.ts";
import { itemById, itemOf } from "../../db/items.ts";
import { promisedLines } from "../../db/outbox-lines.ts";
import { readView } from "../../db/view.ts";
import type { AssignmentId, SupervisionItem } from "../../domain/item/item.ts";
import type { UnitId } from "../../domain/roster/unit.ts";

/** What a message is about, as far as an office must know it. */
export type About = { item: SupervisionItem | null; assignmentId: AssignmentId | null; officeId: UnitId | null };

async function matterOf(db: Db, row: Pick<Delivery, "id" | "view">): Promise<Omit<About, "officeId">> {
  const view = readView(row.view);
  if (view.view === "assignment") return { item: await itemOf(db, view.assignmentId), assignmentId: view.assignmentId };
  if (view.view === "item") return { item: await itemById(db, view.itemId), assignmentId: null };
  const promised = await promisedLines(db, row.id);
  const [line] = await linesById(
    db,
    promised.map(({ assignmentId }) => assignmentId),
  );
  const assignmentId = line?.assignment.id ?? null;
  return { item: assignmentId ? await itemOf(db, assignmentId) : null, assignmentId };
}

/** The matter of a message and the office it belongs to; what concerns no matter belongs to the city's office. */
export async function aboutOf(db: Db, row: Pick<Delivery, "id" | "view">): Promise<About> {
  const matter = await matterOf(db, row);
  return { ...matter, officeId: matter.item?.officeId ?? (await cityOfficeIfAny(db))?.id ?? null };
}
