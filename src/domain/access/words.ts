import { actLabels } from "../item/acts.ts";
import type { Role } from "../roster/role.ts";
import { roles } from "../roster/role.ts";
import type { UnitId } from "../roster/unit.ts";
import type { Actor } from "./rights.ts";
import { rolesFor, unitsGiving } from "./rights.ts";
import type { Relation, Right } from "./table.ts";
import { capabilityLabels, everyRelation, everyRight, grants } from "./table.ts";

const labels: Record<Right, string> = { ...capabilityLabels, ...actLabels };
export const labelOf = (what: Right): string => labels[what];

/** What somebody may do in one relation; `unitId` null: it belongs to no unit. */
export type RightsGroup = { relation: Relation; unitId: UnitId | null; rights: Right[] };

/** The rights of one person out of the table, once for each unit they are held in. */
export function rightsOf(actor: Actor): RightsGroup[] {
  const groups = everyRelation.flatMap((relation): RightsGroup[] => {
    const held = everyRight.map((what) => ({ what, units: unitsGiving(actor, what, relation) }));
    const units = relation === "system" ? [null] : [...new Set(held.flatMap(({ units: each }) => each))];
    return units.map((unitId) => {
      const holds = (given: UnitId[]): boolean => (unitId === null ? given.length > 0 : given.includes(unitId));
      return { relation, unitId, rights: held.filter(({ units: given }) => holds(given)).map(({ what }) => what) };
    });
  });
  return groups.filter(({ rights }) => rights.length > 0);
}

const called = (held: readonly Role[]): string => held.map((role) => roles[role]).join("、");

/** Who holds a right, as the table says: those of the unit that handles a matter are named as such. */
export function holdersOf(what: Right): string {
  const all = rolesFor(what);
  const inUnit = all.filter((role) => grants(role, what, "own"));
  const others = all.filter((role) => !inUnit.includes(role));
  return [called(others), inUnit.length > 0 ? `承办单位的${called(inUnit)}` : ""].filter(Boolean).join("，");
}
