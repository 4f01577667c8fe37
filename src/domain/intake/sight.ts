import type { Actor } from "../access/rights.ts";
import { may, unitsGiving } from "../access/rights.ts";
import type { Right } from "../access/table.ts";
import type { UnitId } from "../roster/unit.ts";
import type { IntakeEntry } from "./entry.ts";

type Place = Pick<IntakeEntry, "officeId" | "proposedIn">;

/** Whether an actor holds a right toward one entry: in the office that decides on it, or in the unit that proposed it. */
export const mayTowardEntry = (actor: Actor, what: Right, { officeId, proposedIn }: Place): boolean =>
  unitsGiving(actor, what, "office").includes(officeId) ||
  (proposedIn !== null && unitsGiving(actor, what, "proposed").includes(proposedIn));

/** The unit somebody's `/督办` proposes for (四 04-1); null for whoever issues, and for whoever may do neither. */
export const proposingUnit = (actor: Actor): UnitId | null =>
  may(actor, "issue") ? null : (unitsGiving(actor, "propose", "proposed")[0] ?? null);
