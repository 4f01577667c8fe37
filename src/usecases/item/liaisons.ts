import type { Db } from "../../db/db.ts";
import { liaisonOf } from "../../db/roster-store.ts";
import type { UnitId } from "../../domain/roster/unit.ts";
import { Refusal } from "../../refusal.ts";

/** 03-2 (七): nothing is put to a unit in which nobody could sign for it; throws `noLiaison` naming those. */
export async function guardLiaisons(db: Db, units: readonly { name: string; handledIn: UnitId }[]): Promise<void> {
  const found = await Promise.all(
    units.map(async ({ name, handledIn }) => ({ name, people: await liaisonOf(db, handledIn) })),
  );
  const missing = found.filter(({ people }) => !people.liaison && !people.deputy).map(({ name }) => name);
  if (missing.length > 0) throw new Refusal("noLiaison", { units: missing });
}
