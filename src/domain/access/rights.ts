import type { Day } from "../calendar/day.ts";
import type { SupervisionItem } from "../item/item.ts";
import type { Role } from "../roster/role.ts";
import { roles } from "../roster/role.ts";
import type { PersonId, Unit, UnitId } from "../roster/unit.ts";
import type { Granted, Relation, Right } from "./table.ts";
import { everyRelation, grants, handlerRights } from "./table.ts";

/** A role in its unit; lent ones say for whom the holder stands in, and through which day (07-4). */
export type Held = {
  role: Role;
  unitId: UnitId;
  onBehalfOf?: { id: PersonId; name: string; until: Day };
  /** The unit leads a task force, so it may propose matters to the city's office (四 04-1, 五). */
  proposes?: true;
};

/** Who speaks: a person with the roles in force today, each in its unit. */
export type Actor = {
  id: PersonId;
  name: string;
  roles: readonly Held[];
  /** Roles in a county's office: until that county is switched on they count for proposing alone (四 04-1). */
  atRest?: readonly Held[];
  /** Roles no one person may hold together: none of them counts. */
  conflicting?: readonly Held[];
  /** Units they work in where at least one matter was handed on to them by 转办 (六 06-2). */
  handlesIn?: readonly UnitId[];
};

/** Where a matter stands: whose register it is in, who handles it, and to whom of that unit it was handed on. */
export type Place = { officeId: UnitId; handledIn: UnitId; forwardedTo?: PersonId | null };

export const placeOf = (
  { officeId }: Pick<SupervisionItem, "officeId">,
  { handledIn, forwardedTo }: Omit<Place, "officeId">,
): Place => ({ officeId, handledIn, forwardedTo });

type OfMatters = Exclude<Granted, "system" | "proposed">;

/** What tells a relation. One that a cell of the table grants and nothing here tells does not compile. */
const stands = {
  office: (unitId: UnitId, { officeId }: Place) => unitId === officeId,
  own: (unitId: UnitId, { handledIn }: Place) => unitId === handledIn,
} as const satisfies Record<OfMatters, unknown>;

const told = Object.keys(stands) as OfMatters[];
const everyRole = Object.keys(roles) as Role[];

/** Whether a role gives a right at all, in whatever relation. */
const gives = (role: Role, what: Right): boolean => everyRelation.some((relation) => grants(role, what, relation));

export const rolesFor = (what: Right): readonly Role[] => everyRole.filter((role) => gives(role, what));

/** The roles that count in a relation: to propose, those of a lead unit, and of a county's office although they rest (四 04-1). */
const heldIn = ({ roles: held, atRest = [] }: Actor, relation: Relation): readonly Held[] =>
  relation === "proposed" ? [...held.filter(({ proposes }) => proposes), ...atRest] : held;

/** Whether an actor may ever do something: hides what one can never do. The rule itself asks `mayToward`. */
export const may = (actor: Actor, what: Right): boolean =>
  everyRelation.some((relation) => heldIn(actor, relation).some(({ role }) => grants(role, what, relation))) ||
  ((actor.handlesIn ?? []).length > 0 && handlerRights.includes(what));

const reaches = ({ role, unitId }: Held, what: Right, place: Place): boolean =>
  told.some((relation) => grants(role, what, relation) && stands[relation](unitId, place));

/** Whether a matter was handed on to the actor, who still works in the unit that handles it (六 06-2). */
export const handles = ({ id, handlesIn = [] }: Actor, { handledIn, forwardedTo }: Omit<Place, "officeId">): boolean =>
  forwardedTo === id && handlesIn.includes(handledIn);

/** Whether an actor holds a right toward one matter: the cell of the role in the relation of its unit, or 转办. */
export const mayToward = (actor: Actor, what: Right, place: Place): boolean =>
  actor.roles.some((held) => reaches(held, what, place)) || (handlerRights.includes(what) && handles(actor, place));

/** The units whose roles give an actor a right in this relation. */
export const unitsGiving = (actor: Actor, what: Right, relation: Relation): UnitId[] =>
  heldIn(actor, relation).flatMap(({ role, unitId }) => (grants(role, what, relation) ? [unitId] : []));

/** The roles with which an actor sees one assignment: office roles in its office, unit roles in the handling unit. */
export const rolesToward = (actor: Actor, officeId: UnitId, handledIn: UnitId): Role[] =>
  actor.roles.filter((held) => reaches(held, "lookUp", { officeId, handledIn })).map(({ role }) => role);

export const sees = (actor: Actor, place: Place): boolean => mayToward(actor, "lookUp", place);

/** Whether an actor sees the whole of a matter, with all its units. */
export const seesAll = (actor: Actor, { officeId }: Pick<SupervisionItem, "officeId">): boolean =>
  unitsGiving(actor, "lookUp", "office").includes(officeId);

/** 四 04-1: only the city's office works with the city's register; a county's office waits for its county. */
export const inForce = (role: Role, { level }: Pick<Unit, "level">): boolean =>
  !grants(role, "lookUp", "office") || level === "city";

/** The unit whose liaison handles an assignment: a task force is handled by its lead unit (五). */
export const handlingUnit = (unit: Pick<Unit, "id" | "leadUnitId">): UnitId => unit.leadUnitId ?? unit.id;
