import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Actor } from "../domain/access/rights.ts";
import { unitsGiving } from "../domain/access/rights.ts";
import type { PersonId, Unit, UnitId } from "../domain/roster/unit.ts";
import type { Db } from "./db.ts";
import { loadUnits } from "./roster-store.ts";
import { person, personRole } from "./schema/roster.ts";

/** The whole roster is for the office and the administrators; a unit sees itself and the task forces it leads (04-6). */
export const seesWholeRoster = (viewer: Actor): boolean =>
  (["office", "system"] as const).some((relation) => unitsGiving(viewer, "seeRoster", relation).length > 0);

/** The units of today's roster this viewer may read about, in roster order. */
export async function unitsListedFor(db: Db, viewer: Actor): Promise<Unit[]> {
  const units = await loadUnits(db);
  if (seesWholeRoster(viewer)) return units;
  const own = unitsGiving(viewer, "seeRoster", "own");
  return units.filter(({ id, leadUnitId }) => own.includes(leadUnitId ?? id) || own.includes(id));
}

export type Listed = { id: PersonId; name: string; unitId: UnitId };

/** Who works or holds a role in one of these units today. */
export async function peopleListedIn(db: Db, units: readonly Unit[]): Promise<Listed[]> {
  const ids = units.map(({ id }) => id);
  if (ids.length === 0) return [];
  const columns = { id: person.id, name: person.name, unitId: person.unitId };
  const atHome = await db
    .select(columns)
    .from(person)
    .where(and(isNull(person.endedAt), inArray(person.unitId, ids)));
  const inRole = await db
    .selectDistinct(columns)
    .from(person)
    .innerJoin(personRole, eq(personRole.personId, person.id))
    .where(and(isNull(person.endedAt), inArray(personRole.unitId, ids)));
  return [...new Map([...atHome, ...inRole].map((each) => [each.id, each])).values()];
}
