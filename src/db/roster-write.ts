import { eq, inArray } from "drizzle-orm";
import type { UnitEntry } from "../domain/roster/entries.ts";
import type { GroupToKeep, PersonToKeep, Planned, RosterPlan } from "../domain/roster/plan.ts";
import type { PersonId, UnitId } from "../domain/roster/unit.ts";
import { newId } from "../ids.ts";
import type { Db } from "./db.ts";
import type { GroupId } from "./schema/roster.ts";
import { chatGroup, person, personRole, unit } from "./schema/roster.ts";

type IdOf = (name: string) => UnitId;
type Kept<Id, Entry> = { id: Id; entry: Entry; write: "insert" | "update" | "nothing" };

const isTouched = ({ returning, changes }: Planned<unknown, unknown>): boolean => returning || changes.length > 0;

const withIds = <Id extends string, Entry>(planned: readonly Planned<Id, Entry>[]): Kept<Id, Entry>[] =>
  planned.map((each) => {
    const { id, entry } = each;
    if (id === null) return { id: newId<Id>(), entry, write: "insert" };
    return { id, entry, write: isTouched(each) ? "update" : "nothing" };
  });

const inserted = <Id, Entry>(kept: readonly Kept<Id, Entry>[]) => kept.filter(({ write }) => write === "insert");
const updated = <Id, Entry>(kept: readonly Kept<Id, Entry>[]) => kept.filter(({ write }) => write === "update");

/** Names and accounts are unique, so those that change first step aside: two rows may be swapping them. */
async function stepAside(tx: Db, { units, people }: Pick<RosterPlan<GroupId>, "units" | "people">): Promise<void> {
  for (const { id, changes } of units) {
    if (id && changes.some(({ field }) => field === "名称"))
      await tx.update(unit).set({ name: id }).where(eq(unit.id, id));
  }
  const ids = people.flatMap(({ id, changes }) => (id && changes.some(({ field }) => field === "open_id") ? [id] : []));
  if (ids.length > 0) await tx.update(person).set({ openId: null }).where(inArray(person.id, ids));
}

async function writeUnits(tx: Db, units: readonly Kept<UnitId, UnitEntry>[], idOf: IdOf): Promise<void> {
  const rows = units.map(({ id, entry: { row: _, parent, lead, ...entry }, write }, position) => ({
    write,
    id,
    entry: {
      ...entry,
      position,
      parentId: parent === null ? null : idOf(parent),
      leadUnitId: lead === null ? null : idOf(lead),
      endedAt: null,
    },
  }));
  const fresh = inserted(rows).map(({ id, entry }) => ({ id, ...entry }));
  if (fresh.length > 0) await tx.insert(unit).values(fresh);
  for (const { id, entry } of rows.filter(({ write }) => write !== "insert")) {
    await tx.update(unit).set(entry).where(eq(unit.id, id));
  }
}

async function writePeople(tx: Db, people: readonly Kept<PersonId, PersonToKeep>[], idOf: IdOf): Promise<void> {
  const rows = people.map(({ entry: { row: _, unit: home, roles: __, ...entry }, ...kept }) => ({
    ...kept,
    entry: { ...entry, unitId: idOf(home), endedAt: null },
  }));
  const fresh = inserted(rows).map(({ id, entry }) => ({ id, ...entry }));
  if (fresh.length > 0) await tx.insert(person).values(fresh);
  for (const { id, entry } of updated(rows)) await tx.update(person).set(entry).where(eq(person.id, id));
  const held = people.flatMap(({ id, entry }) =>
    entry.roles.map(({ role, unit: heldIn }) => ({ personId: id, unitId: idOf(heldIn), role })),
  );
  await tx.delete(personRole);
  if (held.length > 0) await tx.insert(personRole).values(held).onConflictDoNothing();
}

async function writeGroups(tx: Db, groups: readonly Kept<GroupId, GroupToKeep>[], idOf: IdOf): Promise<void> {
  const rows = groups.map(({ entry: { row: _, scope, ...entry }, ...kept }) => ({
    ...kept,
    entry: { ...entry, scopeUnitId: scope === null ? null : idOf(scope) },
  }));
  const fresh = inserted(rows).map(({ id, entry }) => ({ id, ...entry }));
  if (fresh.length > 0) await tx.insert(chatGroup).values(fresh);
  for (const { id, entry } of updated(rows)) await tx.update(chatGroup).set(entry).where(eq(chatGroup.id, id));
}

/** Who and what has left: the rows stay, as old matters name them, without any role. */
async function end(tx: Db, { goneUnits, gonePeople }: RosterPlan<GroupId>, at: Date): Promise<void> {
  const units = goneUnits.map(({ id }) => id);
  const people = gonePeople.map(({ id }) => id);
  if (units.length > 0) await tx.update(unit).set({ endedAt: at }).where(inArray(unit.id, units));
  if (people.length > 0) await tx.update(person).set({ endedAt: at }).where(inArray(person.id, people));
}

/** Writes a plan that was made in the same transaction, from the roster as it stands there. */
export async function writeRoster(tx: Db, plan: RosterPlan<GroupId>, at: Date): Promise<void> {
  await end(tx, plan, at);
  await stepAside(tx, plan);
  const units = withIds(plan.units);
  const ids = new Map(units.map(({ id, entry }) => [entry.name, id]));
  const idOf: IdOf = (name) => {
    const id = ids.get(name);
    if (!id) throw new Error(`the plan names a unit it does not hold: ${name}`);
    return id;
  };
  await writeUnits(tx, units, idOf);
  await writePeople(tx, withIds(plan.people), idOf);
  await writeGroups(tx, withIds(plan.groups), idOf);
}
