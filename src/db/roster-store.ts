import type { SQL } from "drizzle-orm";
import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import { alias, makePgArray } from "drizzle-orm/pg-core";
import { acting } from "../domain/access/acting.ts";
import type { Actor } from "../domain/access/rights.ts";
import type { Role } from "../domain/roster/role.ts";
import type { Person, PersonId, Unit, UnitId } from "../domain/roster/unit.ts";
import type { Db } from "./db.ts";
import { person, personRole, unit } from "./schema/roster.ts";

const unitColumns = {
  id: unit.id,
  name: unit.name,
  shortName: unit.shortName,
  aliases: unit.aliases,
  kind: unit.kind,
  level: unit.level,
  orgKind: unit.orgKind,
  parentId: unit.parentId,
  leadUnitId: unit.leadUnitId,
  section: unit.section,
};

/** Every unit of today's roster, in roster order. */
export const loadUnits = (db: Db): Promise<Unit[]> =>
  db.select(unitColumns).from(unit).where(isNull(unit.endedAt)).orderBy(asc(unit.position), asc(unit.name));

/** A unit, also one that has left the roster: old matters still name it. */
export async function unitById(db: Db, id: UnitId): Promise<Unit | null> {
  const [found] = await db.select(unitColumns).from(unit).where(eq(unit.id, id));
  return found ?? null;
}

/** These units, also ended ones, in roster order; unknown ids are simply absent. */
export const unitsById = async (db: Db, ids: readonly UnitId[]): Promise<Unit[]> =>
  ids.length === 0
    ? []
    : db
        .select(unitColumns)
        .from(unit)
        .where(inArray(unit.id, [...ids]))
        .orderBy(asc(unit.position), asc(unit.name));

/** The city's 平安办. Throws where the roster has none: nothing can be issued before it is imported. */
export async function cityOffice(db: Db): Promise<Unit> {
  const [office] = await db
    .select(unitColumns)
    .from(unit)
    .where(and(eq(unit.kind, "pinganOffice"), eq(unit.level, "city"), isNull(unit.endedAt)))
    .orderBy(asc(unit.position))
    .limit(1);
  if (!office) throw new Error("通讯录中没有市级平安办：请先导入通讯录（npm run roster -- import 文件）");
  return office;
}

const GONE = "已不在通讯录中";

type Found = { person: typeof person.$inferSelect; role: Role | null; heldIn: UnitId | null };

/** One person each, in the order found, with every role held. Who has left counts as unreachable. */
function assembled(found: readonly Found[]): Person[] {
  const people = new Map<PersonId, Person & { roles: Role[] }>();
  for (const { person: row, role } of found) {
    const { id, name, unitId, post, rank, openId } = row;
    const unreachable = row.endedAt ? GONE : row.unreachable;
    const known = people.get(id) ?? { id, name, unitId, roles: [], post, rank, openId, unreachable };
    if (role && !known.roles.includes(role)) known.roles.push(role);
    people.set(id, known);
  }
  return [...people.values()];
}

const peopleWhere = (db: Db, where: SQL | undefined): Promise<Found[]> =>
  db
    .select({ person, role: personRole.role, heldIn: personRole.unitId })
    .from(person)
    .leftJoin(personRole, eq(personRole.personId, person.id))
    .where(where)
    .orderBy(asc(person.name), asc(person.id), asc(personRole.role));

/** A person, also one who has left: old matters still name them, and nothing is sent to them. */
export const personById = async (db: Db, id: PersonId): Promise<Person | null> =>
  assembled(await peopleWhere(db, eq(person.id, id)))[0] ?? null;

const holding = (db: Db, where: SQL | undefined): Promise<Found[]> =>
  peopleWhere(
    db,
    and(
      isNull(person.endedAt),
      inArray(person.id, db.select({ id: personRole.personId }).from(personRole).where(where)),
    ),
  );

/** Who holds one of these roles in this unit today, by name. */
const peopleInRole = async (db: Db, unitId: UnitId, roles: readonly Role[]): Promise<Person[]> =>
  assembled(await holding(db, and(eq(personRole.unitId, unitId), inArray(personRole.role, [...roles]))));

const reachableFirst = (people: readonly Person[]): Person | null =>
  people.find(({ openId, unreachable }) => openId !== null && unreachable === null) ?? people[0] ?? null;

export type Liaisons = { liaison: Person | null; deputy: Person | null };

/** A and B of each of these units (06-1): the liaison gets the cards, the deputy while A is unreachable. */
export async function liaisonsOf(db: Db, unitIds: readonly UnitId[]): Promise<Map<UnitId, Liaisons>> {
  const roles: Role[] = ["liaisonOfficer", "deputyLiaisonOfficer"];
  const units = sql`${personRole.unitId} = any(${makePgArray([...unitIds])}::uuid[])`;
  const found = await holding(db, and(units, inArray(personRole.role, roles)));
  const people = new Map(assembled(found).map((each) => [each.id, each]));
  const holders = new Map<string, Person[]>();
  for (const { person: row, role, heldIn } of found) {
    const place = `${heldIn} ${role}`;
    holders.set(place, [...(holders.get(place) ?? []), ...[people.get(row.id)].flatMap((each) => each ?? [])]);
  }
  const as = (role: Role, unitId: UnitId) => reachableFirst(holders.get(`${unitId} ${role}`) ?? []);
  return new Map(
    unitIds.map((id) => [id, { liaison: as("liaisonOfficer", id), deputy: as("deputyLiaisonOfficer", id) }]),
  );
}

export const liaisonOf = async (db: Db, unitId: UnitId): Promise<Liaisons> =>
  (await liaisonsOf(db, [unitId])).get(unitId) ?? { liaison: null, deputy: null };

/** 第一责任人 of a unit (七). */
export const principalOf = async (db: Db, unitId: UnitId): Promise<Person | null> =>
  reachableFirst(await peopleInRole(db, unitId, ["principalOfficer"]));

export const officeHeads = (db: Db, officeId: UnitId): Promise<Person[]> => peopleInRole(db, officeId, ["officeHead"]);

/** Who works for an office; an office without staff is worked by its heads. */
export async function officeStaff(db: Db, officeId: UnitId): Promise<Person[]> {
  const staff = await peopleInRole(db, officeId, ["officeStaff"]);
  return staff.length > 0 ? staff : officeHeads(db, officeId);
}

export const admins = async (db: Db): Promise<Person[]> =>
  assembled(await holding(db, eq(personRole.role, "systemAdmin")));

const led = alias(unit, "led");

/** Whether the unit of a role leads a task force of today's roster (五). */
const leads = sql<boolean>`exists (select 1 from ${unit} as "led" where ${led.leadUnitId} = ${personRole.unitId} and ${led.endedAt} is null)`;

async function actorWhere(db: Db, where: SQL | undefined): Promise<Actor | null> {
  const { id, name } = person;
  const { role: inRole, unitId: inUnit } = personRole;
  const found = await db
    .select({ id, name, role: inRole, unitId: inUnit, level: unit.level, leads })
    .from(person)
    .leftJoin(personRole, eq(personRole.personId, person.id))
    .leftJoin(unit, eq(unit.id, personRole.unitId))
    .where(and(where, isNull(person.endedAt)))
    .orderBy(asc(personRole.unitId), asc(personRole.role));
  const [first] = found;
  if (!first) return null;
  const held = found.flatMap(({ role, unitId, level, ...more }) =>
    role && unitId && level ? [{ role, unitId, level, leads: more.leads }] : [],
  );
  return { id: first.id, name: first.name, ...acting(held) };
}

/** Who speaks with this open_id today; null for strangers and for people who have left. */
export const actorByOpenId = (db: Db, openId: string): Promise<Actor | null> =>
  actorWhere(db, eq(person.openId, openId));

export const actorById = (db: Db, id: PersonId): Promise<Actor | null> => actorWhere(db, eq(person.id, id));

export const markUnreachable = (db: Db, id: PersonId, why: string) =>
  db.update(person).set({ unreachable: why }).where(eq(person.id, id));

export const markReachable = (db: Db, id: PersonId) =>
  db.update(person).set({ unreachable: null }).where(eq(person.id, id));
