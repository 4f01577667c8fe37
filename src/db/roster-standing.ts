import { asc, eq, inArray, sql } from "drizzle-orm";
import { openStatuses } from "../domain/item/item.ts";
import { formatNumber } from "../domain/item/number.ts";
import type { StandingGroup, StandingPerson, StandingRoster, StandingUnit } from "../domain/roster/plan.ts";
import { rolesInOrder } from "../domain/roster/plan.ts";
import type { PersonId, UnitId } from "../domain/roster/unit.ts";
import type { Db } from "./db.ts";
import { numberIn } from "./items.ts";
import { assignment, supervisionItem } from "./schema/item.ts";
import type { GroupId } from "./schema/roster.ts";
import { chatGroup, person, personRole, unit } from "./schema/roster.ts";

type UnitRow = typeof unit.$inferSelect;
type NameOf = (id: UnitId | null) => string | null;

type Numbers<Id> = Map<Id, Set<string>>;

const note = <Id>(numbers: Numbers<Id>, id: Id, number: string) =>
  numbers.set(id, (numbers.get(id) ?? new Set()).add(number));

/**
 * Numbers of open items: by each unit that must stay for them (who is assigned, who handles, whose register it is), by
 * the unit whose liaisons handle them, and by the office's handler.
 */
async function openNumbers(db: Db) {
  const { year, serial, child, numberForm, officeId, handledBy } = supervisionItem;
  const open = await db
    .select({ year, serial, child, numberForm, officeId, handledBy, unitId: unit.id, leadUnitId: unit.leadUnitId })
    .from(assignment)
    .innerJoin(supervisionItem, eq(supervisionItem.id, assignment.itemId))
    .innerJoin(unit, eq(unit.id, assignment.unitId))
    .where(inArray(assignment.status, [...openStatuses]))
    .orderBy(asc(year), asc(serial), asc(child), asc(unit.position));
  const staying: Numbers<UnitId> = new Map();
  const handling: Numbers<UnitId> = new Map();
  const handlers: Numbers<PersonId> = new Map();
  for (const { officeId: office, handledBy: by, unitId, leadUnitId, ...parts } of open) {
    const number = formatNumber(numberIn(parts));
    for (const id of [office, unitId, leadUnitId ?? unitId]) note(staying, id, number);
    note(handling, leadUnitId ?? unitId, number);
    note(handlers, by, number);
  }
  return { staying, handling, handlers };
}

type Open = Awaited<ReturnType<typeof openNumbers>>;

const standingUnit = (row: UnitRow, nameOf: NameOf, { staying, handling }: Open): StandingUnit => ({
  id: row.id,
  name: row.name,
  shortName: row.shortName,
  aliases: row.aliases,
  kind: row.kind,
  level: row.level,
  orgKind: row.orgKind,
  parent: nameOf(row.parentId),
  lead: nameOf(row.leadUnitId),
  section: row.section,
  ended: row.endedAt !== null,
  open: [...(staying.get(row.id) ?? [])],
  handling: [...(handling.get(row.id) ?? [])],
});

async function standingPeople(db: Db, nameOf: NameOf, { handlers }: Open): Promise<StandingPerson[]> {
  const held = await db.select().from(personRole);
  const people = await db.select().from(person).orderBy(asc(person.name), asc(person.id));
  return people.map(({ endedAt, unitId, id, ...row }) => ({
    ...row,
    id,
    unit: nameOf(unitId) ?? "",
    roles: rolesInOrder(
      held
        .filter((each) => each.personId === id)
        .map(({ role, unitId: heldIn }) => ({ role, unit: nameOf(heldIn) ?? "" })),
    ),
    ended: endedAt !== null,
    handles: [...(handlers.get(id) ?? [])],
  }));
}

async function standingGroups(db: Db, nameOf: NameOf): Promise<StandingGroup<GroupId>[]> {
  const groups = await db.select().from(chatGroup).orderBy(asc(chatGroup.name), asc(chatGroup.id));
  return groups.map(({ id, name, chatId, purposes, scopeUnitId, dead }) => ({
    id,
    name,
    chatId,
    purposes,
    dead,
    scope: nameOf(scopeUnitId),
  }));
}

/** The whole roster as it stands, ended rows included, for an import to be compared with. */
export async function standingRoster(db: Db): Promise<StandingRoster<GroupId>> {
  const rows = await db.select().from(unit).orderBy(asc(unit.position), asc(unit.name));
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  const nameOf: NameOf = (id) => (id === null ? null : (names.get(id) ?? null));
  const open = await openNumbers(db);
  return {
    units: rows.map((row) => standingUnit(row, nameOf, open)),
    people: await standingPeople(db, nameOf, open),
    groups: await standingGroups(db, nameOf),
  };
}

const LOCK = 7_352_002;

/** One import at a time, until the transaction ends. */
export const lockRoster = async (tx: Db): Promise<void> => {
  await tx.execute(sql`select pg_advisory_xact_lock(${LOCK})`);
};

/** Whether nobody has filled the roster yet. */
export const rosterIsEmpty = async (db: Db): Promise<boolean> =>
  (await db.select({ id: unit.id }).from(unit).limit(1)).length === 0;
