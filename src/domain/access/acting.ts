import type { Level } from "../roster/unit.ts";
import type { Actor, Held } from "./rights.ts";
import { inForce } from "./rights.ts";
import { conflictingDuties } from "./separation.ts";
import { grants } from "./table.ts";

/** A role with what its unit is: of which level, and whether it leads a task force. */
type Seat = Held & { level: Level; leads?: boolean };
type Standing = "roles" | "atRest" | "conflicting";

/** Who handles what is put to a lead unit also proposes for it (五, 04-1). */
const seated = ({ level: _, leads, ...role }: Seat): Held =>
  leads && grants(role.role, "acknowledge", "own") ? { ...role, proposes: true } : role;

/**
 * What somebody acts with today, out of all the roles held. Roles that no one person may hold together count for nothing,
 * however they came into the roster; those of a county's office wait for their county, and may propose meanwhile.
 */
export function acting(held: readonly Seat[]): Pick<Actor, Standing> {
  const parted = conflictingDuties(held.map(({ role }) => role)).flatMap(({ roles }) => roles);
  const standingOf = ({ role, level }: (typeof held)[number]): Standing => {
    if (parted.includes(role)) return "conflicting";
    return inForce(role, { level }) ? "roles" : "atRest";
  };
  const those = (standing: Standing): Held[] => held.filter((each) => standingOf(each) === standing).map(seated);
  const [roles, atRest, conflicting] = [those("roles"), those("atRest"), those("conflicting")];
  return { roles, ...(atRest.length > 0 ? { atRest } : {}), ...(conflicting.length > 0 ? { conflicting } : {}) };
}
