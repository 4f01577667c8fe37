import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { Role } from "../domain/roster/role.ts";
import type { PersonId, UnitId } from "../domain/roster/unit.ts";
import type { Db } from "./db.ts";
import { person, personRole, unit } from "./schema/roster.ts";

const unreachable = sql<
  string | null
>`coalesce(${person.unreachable}, case when ${person.openId} is null then '没有飞书账号' end)`;

/** Who holds which role in a unit today: names and posts, never a number or an address. */
export type Held = { id: PersonId; name: string; post: string | null; role: Role; unreachable: string | null };

export const rolesFilledIn = (db: Db, unitId: UnitId): Promise<Held[]> =>
  db
    .select({ id: person.id, name: person.name, post: person.post, role: personRole.role, unreachable })
    .from(personRole)
    .innerJoin(person, eq(person.id, personRole.personId))
    .where(and(eq(personRole.unitId, unitId), isNull(person.endedAt)))
    .orderBy(asc(person.name), asc(person.id));

export type Known = { id: PersonId; name: string; post: string | null; unitId: UnitId; unreachable: string | null };

/** Somebody of today's roster with every role of their own; null for whoever has left it. */
export async function knownPerson(
  db: Db,
  id: PersonId,
): Promise<(Known & { held: { role: Role; unitName: string }[] }) | null> {
  const [row] = await db
    .select({ id: person.id, name: person.name, post: person.post, unitId: person.unitId, unreachable })
    .from(person)
    .where(and(eq(person.id, id), isNull(person.endedAt)));
  if (!row) return null;
  const held = await db
    .select({ role: personRole.role, unitName: unit.name })
    .from(personRole)
    .innerJoin(unit, eq(unit.id, personRole.unitId))
    .where(eq(personRole.personId, id))
    .orderBy(asc(unit.position), asc(personRole.role));
  return { ...row, held };
}
