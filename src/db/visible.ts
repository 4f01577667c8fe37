import type { SQL } from "drizzle-orm";
import { and, eq, inArray, or, sql } from "drizzle-orm";
import type { Actor } from "../domain/access/rights.ts";
import { unitsGiving } from "../domain/access/rights.ts";
import type { Granted } from "../domain/access/table.ts";
import type { UnitId } from "../domain/roster/unit.ts";
import type { Db } from "./db.ts";
import { assignment, supervisionItem } from "./schema/item.ts";
import { unit } from "./schema/roster.ts";

type Relation = Granted<"lookUp">;
/** The units whose shares these units handle (五): asked for within the query, or known before it. */
type Handled = (units: UnitId[]) => SQL | UnitId[];

/** Rows that stand in a relation to one of these units. A relation the table opens to somebody's eyes must be here. */
const standing = {
  office: (units: UnitId[]) => inArray(supervisionItem.officeId, units),
  own: (units: UnitId[], handled: Handled) => inArray(assignment.unitId, handled(units)),
} as const satisfies Record<Relation, unknown>;

const relations = Object.keys(standing) as Relation[];

const leadOrSelf = sql`coalesce(${unit.leadUnitId}, ${unit.id})`;
const asked: Handled = (units) => sql`(select ${unit.id} from ${unit} where ${inArray(leadOrSelf, units)})`;

function seen(viewer: Actor, handled: Handled): SQL {
  const conditions = relations.map((relation) => {
    const units = unitsGiving(viewer, "lookUp", relation);
    return units.length > 0 ? standing[relation](units, handled) : undefined;
  });
  const { id, handlesIn = [] } = viewer;
  const theirs = standing.own([...handlesIn], asked);
  const handedOn = handlesIn.length > 0 ? and(eq(assignment.forwardedTo, id), theirs) : undefined;
  return or(...conditions, handedOn) ?? sql`false`;
}

/**
 * The one condition every read of business rows carries: the cells of `lookUp` in the table of rights and 转办, in SQL. Needs
 * `supervision_item` and `assignment` in the query.
 */
export const visibleTo = (viewer: Actor): SQL => seen(viewer, asked);

/** The same with the units looked up first: the planner then knows how many rows a unit has, for lists of any length. */
export async function visibleByUnits(db: Db, viewer: Actor): Promise<SQL> {
  const own = unitsGiving(viewer, "lookUp", "own");
  if (own.length === 0) return visibleTo(viewer);
  const found = await db.select({ id: unit.id }).from(unit).where(inArray(leadOrSelf, own));
  const ids = found.map(({ id }) => id);
  return seen(viewer, () => ids);
}
