import type { SQL } from "drizzle-orm";
import { and, eq, inArray, or, sql } from "drizzle-orm";
import type { Actor } from "../domain/access/rights.ts";
import { unitsGiving } from "../domain/access/rights.ts";
import type { Granted } from "../domain/access/table.ts";
import type { UnitId } from "../domain/roster/unit.ts";
import { assignment, supervisionItem } from "./schema/item.ts";
import { unit } from "./schema/roster.ts";

/** Rows that stand in a relation to one of these units. A relation the table opens to somebody's eyes must be here. */
const standing = {
  office: (units: UnitId[]) => inArray(supervisionItem.officeId, units),
  own: (units: UnitId[]) => inArray(sql`coalesce(${unit.leadUnitId}, ${unit.id})`, units),
} as const satisfies Record<Granted<"lookUp">, unknown>;

const relations = Object.keys(standing) as Granted<"lookUp">[];

/**
 * The one condition every read of business rows carries: the cells of `lookUp` in the table of rights and 转办, in SQL. Needs
 * `supervision_item`, `assignment` and `unit` in the query.
 */
export function visibleTo(viewer: Actor): SQL {
  const seen = relations.map((relation) => {
    const units = unitsGiving(viewer, "lookUp", relation);
    return units.length > 0 ? standing[relation](units) : undefined;
  });
  const { id, handlesIn = [] } = viewer;
  const handedOn = handlesIn.length > 0 ? and(eq(assignment.forwardedTo, id), standing.own([...handlesIn])) : undefined;
  return or(...seen, handedOn) ?? sql`false`;
}
