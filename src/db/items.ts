import { asc, eq, getTableColumns, inArray, sql } from "drizzle-orm";
import type { Assignment, AssignmentId, ItemId, SupervisionItem } from "../domain/item/item.ts";
import type { ItemNumber } from "../domain/item/number.ts";
import { sourceLevelOf } from "../domain/item/source.ts";
import type { Db } from "./db.ts";
import { assignment, supervisionItem } from "./schema/item.ts";
import { unit } from "./schema/roster.ts";
import { writeSearch } from "./search.ts";

type ItemRow = typeof supervisionItem.$inferSelect;
type NumberRow = Pick<ItemRow, "year" | "serial" | "child" | "numberForm">;

const assignmentColumns = {
  ...getTableColumns(assignment),
  handledIn: sql<Assignment["handledIn"]>`coalesce(${unit.leadUnitId}, ${unit.id})`,
};

/** The number of an item as its row keeps it. */
export const numberIn = ({ year, serial, child, numberForm: form }: NumberRow): ItemNumber => ({
  year,
  serial,
  child,
  ...(form ? { form } : {}),
});

const assembled = (
  { year, serial, child, numberForm, searched: _, sourceLevel: __, ...row }: ItemRow,
  assignments: Assignment[],
): SupervisionItem => ({
  ...row,
  number: numberIn({ year, serial, child, numberForm }),
  assignments: assignments.filter((a) => a.itemId === row.id),
});

const itemRow = ({ number, assignments: _, ...item }: SupervisionItem): ItemRow => {
  const { form, ...rest } = number;
  return { ...item, ...rest, numberForm: form ?? null, sourceLevel: sourceLevelOf(item.source), searched: true };
};
const assignmentRow = ({ handledIn: _, ...row }: Assignment): typeof assignment.$inferSelect => row;

const selectAssignments = (db: Db) =>
  db.select(assignmentColumns).from(assignment).innerJoin(unit, eq(unit.id, assignment.unitId)).$dynamic();

/** The assignments of these items, in roster order. */
const assignmentsOf = (db: Db, ids: readonly ItemId[]): Promise<Assignment[]> =>
  selectAssignments(db)
    .where(inArray(assignment.itemId, [...ids]))
    .orderBy(asc(unit.position), asc(assignment.issuedAt));

/** Items with their assignments in roster order. Unknown ids are simply absent. */
async function itemsById(db: Db, ids: readonly ItemId[]): Promise<SupervisionItem[]> {
  if (ids.length === 0) return [];
  const found = await db
    .select()
    .from(supervisionItem)
    .where(inArray(supervisionItem.id, [...ids]));
  const assignments = await assignmentsOf(db, ids);
  return found.map((row) => assembled(row, assignments));
}

export const itemById = async (db: Db, id: ItemId): Promise<SupervisionItem | null> =>
  (await itemsById(db, [id]))[0] ?? null;

/** Which item an assignment belongs to; null where there is none. */
export async function itemIdOf(db: Db, id: AssignmentId): Promise<ItemId | null> {
  const [found] = await db.select({ itemId: assignment.itemId }).from(assignment).where(eq(assignment.id, id));
  return found?.itemId ?? null;
}

/** The item an assignment belongs to, read whole. */
export async function itemOf(db: Db, id: AssignmentId): Promise<SupervisionItem | null> {
  const itemId = await itemIdOf(db, id);
  return itemId ? itemById(db, itemId) : null;
}

/** Locks the item row until the transaction ends, then reads what belongs to it. */
export async function lockItem(tx: Db, id: ItemId): Promise<SupervisionItem | null> {
  const [row] = await tx.select().from(supervisionItem).where(eq(supervisionItem.id, id)).for("update");
  return row ? assembled(row, await assignmentsOf(tx, [id])) : null;
}

export async function insertItem(tx: Db, item: SupervisionItem): Promise<void> {
  const row = itemRow(item);
  await tx.insert(supervisionItem).values(row);
  await writeSearch(tx, [row]);
  await tx.insert(assignment).values(item.assignments.map(assignmentRow));
}

const searchedFields = ["matter", "requirement", "topic", "source"] as const;
const saysOtherwise = (before: SupervisionItem, next: SupervisionItem): boolean =>
  searchedFields.some((field) => before[field] !== next[field]);

/** Saves what changed. The caller holds the lock on the item. */
export async function saveItem(tx: Db, before: SupervisionItem, next: SupervisionItem): Promise<void> {
  const row = itemRow(next);
  await tx.update(supervisionItem).set(row).where(eq(supervisionItem.id, next.id));
  if (saysOtherwise(before, next)) await writeSearch(tx, [row]);
  for (const a of next.assignments) {
    const old = before.assignments.find(({ id }) => id === a.id);
    if (!old) await tx.insert(assignment).values(assignmentRow(a));
    else if (old.version !== a.version) await saveAssignment(tx, a);
  }
}

const saveAssignment = (tx: Db, a: Assignment) =>
  tx.update(assignment).set(assignmentRow(a)).where(eq(assignment.id, a.id));
