import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Actor } from "../domain/access/rights.ts";
import type { Gap, Holder } from "../domain/roster/readiness.ts";
import { gapsOf, isChecked } from "../domain/roster/readiness.ts";
import type { Role } from "../domain/roster/role.ts";
import type { Unit, UnitId } from "../domain/roster/unit.ts";
import type { Db } from "./db.ts";
import { loadUnits } from "./roster-store.ts";
import { person, personRole } from "./schema/roster.ts";

export type Unready = { unit: Unit; gaps: Gap[] };

const told: Role[] = ["principalOfficer", "liaisonOfficer", "deputyLiaisonOfficer"];

async function holdersIn(db: Db): Promise<Map<UnitId, Holder[]>> {
  const found = await db
    .select({
      unitId: personRole.unitId,
      id: person.id,
      name: person.name,
      role: personRole.role,
      unreachable: sql<
        string | null
      >`coalesce(${person.unreachable}, case when ${person.openId} is null then '没有飞书账号' end)`,
    })
    .from(personRole)
    .innerJoin(person, eq(person.id, personRole.personId))
    .where(and(isNull(person.endedAt), inArray(personRole.role, told)))
    .orderBy(asc(person.name), asc(person.id));
  const byUnit = new Map<UnitId, Holder[]>();
  for (const { unitId, ...holder } of found) byUnit.set(unitId, [...(byUnit.get(unitId) ?? []), holder]);
  return byUnit;
}

/** Every unit that lacks something (06-1), in roster order. */
export async function unreadyUnits(db: Db): Promise<Unready[]> {
  const holders = await holdersIn(db);
  const units = (await loadUnits(db)).filter(isChecked);
  return units
    .map((unit) => ({ unit, gaps: gapsOf({ unit, holders: holders.get(unit.id) ?? [] }) }))
    .filter(({ gaps }) => gaps.length > 0);
}

/** The same through somebody's eyes: the office sees every unit, a unit's people their own (06-1). */
export async function unreadyVisibleTo(db: Db, viewer: Actor): Promise<Unready[]> {
  const all = await unreadyUnits(db);
  if (viewer.roles.some(({ role }) => role === "officeStaff" || role === "officeHead")) return all;
  const own = viewer.roles.filter(({ role }) => told.includes(role)).map(({ unitId }) => unitId);
  return all.filter(({ unit }) => own.includes(unit.id));
}
