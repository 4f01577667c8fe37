import type { Level } from "../roster/unit.ts";
import type { Actor, Held } from "./rights.ts";
import { inForce } from "./rights.ts";
import { conflictingDuties } from "./separation.ts";

type Standing = "roles" | "atRest" | "conflicting";

/**
 * What somebody acts with today, out of all the roles held. Roles that no one person may hold together count for nothing,
 * however they came into the roster; those of a county's office wait for their county, and may propose meanwhile.
 */
export function acting(held: readonly (Held & { level: Level })[]): Pick<Actor, Standing> {
  const parted = conflictingDuties(held.map(({ role }) => role)).flatMap(({ roles }) => roles);
  const standingOf = ({ role, level }: (typeof held)[number]): Standing => {
    if (parted.includes(role)) return "conflicting";
    return inForce(role, { level }) ? "roles" : "atRest";
  };
  const those = (standing: Standing): Held[] =>
    held.filter((each) => standingOf(each) === standing).map(({ level: _, ...role }) => role);
  const [roles, atRest, conflicting] = [those("roles"), those("atRest"), those("conflicting")];
  return { roles, ...(atRest.length > 0 ? { atRest } : {}), ...(conflicting.length > 0 ? { conflicting } : {}) };
}
