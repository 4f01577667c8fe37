import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import type { Member } from "../domain/access/delegation.ts";
import type { PersonId, UnitId } from "../domain/roster/unit.ts";
import type { Db } from "./db.ts";
import { actorById } from "./roster-store.ts";
import { person, personRole } from "./schema/roster.ts";

export type KnownMember = Member & { unreachable: string | null };

const NO_ACCOUNT = "没有飞书账号";

/** Somebody of today's roster with the roles of their own that are in force; null for whoever has left it. */
export async function memberById(db: Db, id: PersonId): Promise<KnownMember | null> {
  const own = await actorById(db, id);
  const [row] = await db.select().from(person).where(eq(person.id, id));
  if (!own || !row) return null;
  const unreachable = row.unreachable ?? (row.openId === null ? NO_ACCOUNT : null);
  return { id, name: own.name, unitId: row.unitId, roles: own.roles, unreachable };
}

/** Who works in these units or holds a role there today, by name. */
export async function membersOf(db: Db, unitIds: readonly UnitId[]): Promise<KnownMember[]> {
  if (unitIds.length === 0) return [];
  const here = [...unitIds];
  const inRole = await db.select({ id: personRole.personId }).from(personRole).where(inArray(personRole.unitId, here));
  const atHome = await db
    .select({ id: person.id })
    .from(person)
    .where(and(inArray(person.unitId, here), isNull(person.endedAt)));
  const ids = [...new Set([...inRole, ...atHome].map(({ id }) => id))];
  const found = await Promise.all(ids.map((id) => memberById(db, id)));
  return found
    .flatMap((each) => each ?? [])
    .toSorted((a, b) => a.name.localeCompare(b.name, "zh") || a.id.localeCompare(b.id));
}

/** Everybody of today's roster with the unit they work in: what a typed name may mean. */
export const everybody = (db: Db): Promise<{ id: PersonId; name: string; unitId: UnitId }[]> =>
  db
    .select({ id: person.id, name: person.name, unitId: person.unitId })
    .from(person)
    .where(isNull(person.endedAt))
    .orderBy(asc(person.name), asc(person.id));
