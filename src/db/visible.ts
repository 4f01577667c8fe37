import type { SQL } from "drizzle-orm";
import { inArray, or, sql } from "drizzle-orm";
import type { Actor } from "../domain/access/rights.ts";
import { rolesFor } from "../domain/access/rights.ts";
import type { UnitId } from "../domain/roster/unit.ts";
import { supervisionItem } from "./schema/item.ts";
import { unit } from "./schema/roster.ts";

const unitsWhere = (viewer: Actor, what: "seeWholeLedger" | "seeOwnLedger"): UnitId[] =>
  viewer.roles.filter(({ role }) => rolesFor(what).includes(role)).map(({ unitId }) => unitId);

/** Offices whose every item the viewer sees. */
const officesOf = (viewer: Actor): UnitId[] => unitsWhere(viewer, "seeWholeLedger");
/** Units whose own assignments the viewer sees. */
const ownUnitsOf = (viewer: Actor): UnitId[] => unitsWhere(viewer, "seeOwnLedger");

/**
 * The one condition every read of business rows carries: an office sees its items, a unit's people their unit's
 * assignments, nobody else anything. Needs `supervision_item` and `unit` in the query.
 */
export function visibleTo(viewer: Actor): SQL {
  const offices = officesOf(viewer);
  const units = ownUnitsOf(viewer);
  const seen = or(
    offices.length > 0 ? inArray(supervisionItem.officeId, offices) : undefined,
    units.length > 0 ? inArray(sql`coalesce(${unit.leadUnitId}, ${unit.id})`, units) : undefined,
  );
  return seen ?? sql`false`;
}
