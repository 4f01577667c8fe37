import type { Act } from "../item/acts.ts";
import type { SupervisionItem } from "../item/item.ts";
import type { Role } from "../roster/role.ts";
import type { PersonId, Unit, UnitId } from "../roster/unit.ts";

type Held = { role: Role; unitId: UnitId };

/** Who speaks: a person with the roles in force today, each in its unit. */
export type Actor = {
  id: PersonId;
  name: string;
  roles: readonly Held[];
  /** Roles in a county's office: they count for nothing until that county is switched on (四 04-1). */
  atRest?: readonly Held[];
};

/** Things people ask for that are no act on one assignment. */
export type Capability =
  | "issue"
  | "seeWholeLedger"
  | "seeOwnLedger"
  | "lookUp"
  | "seeHealth"
  | "checkSelf"
  | "endFollowUp"
  | "manageRoster"
  | "readJournal";

/** One table of rights (四–七, acceptance 4.E): who may do what. A missing row does not compile. */
export const rights = {
  issue: ["officeStaff", "officeHead"],
  acknowledge: ["liaisonOfficer", "deputyLiaisonOfficer"],
  decline: ["liaisonOfficer", "deputyLiaisonOfficer"],
  reportProgress: ["liaisonOfficer", "deputyLiaisonOfficer"],
  attachEvidence: ["liaisonOfficer", "deputyLiaisonOfficer"],
  submitCompletion: ["liaisonOfficer", "deputyLiaisonOfficer"],
  uphold: ["officeStaff", "officeHead"],
  reassign: ["officeStaff", "officeHead"],
  returnForRework: ["officeStaff", "officeHead"],
  closeOut: ["officeStaff", "officeHead"],
  cancel: ["officeStaff", "officeHead"],
  redate: ["officeStaff", "officeHead"],
  seeWholeLedger: ["officeStaff", "officeHead", "leader"],
  seeOwnLedger: ["liaisonOfficer", "deputyLiaisonOfficer", "principalOfficer"],
  lookUp: ["officeStaff", "officeHead", "leader", "liaisonOfficer", "deputyLiaisonOfficer", "principalOfficer"],
  seeHealth: ["officeStaff", "officeHead", "systemAdmin"],
  checkSelf: ["systemAdmin"],
  endFollowUp: ["officeStaff", "officeHead", "systemAdmin"],
  manageRoster: ["systemAdmin"],
  readJournal: ["auditor"],
} as const satisfies Record<Act | Capability, readonly Role[]>;

export const rolesFor = (what: Act | Capability): readonly Role[] => rights[what];

export const may = (actor: Actor, what: Act | Capability): boolean =>
  actor.roles.some(({ role }) => rolesFor(what).includes(role));

const officeRoles: readonly Role[] = ["officeStaff", "officeHead", "leader"];
const unitRoles: readonly Role[] = ["liaisonOfficer", "deputyLiaisonOfficer", "principalOfficer"];

/** 四 04-1: only the city's office works with the city's register; a county's office waits for its county. */
export const inForce = (role: Role, { level }: Pick<Unit, "level">): boolean =>
  !officeRoles.includes(role) || level === "city";

/** The unit whose liaison handles an assignment: a task force is handled by its lead unit (五). */
export const handlingUnit = (unit: Pick<Unit, "id" | "leadUnitId">): UnitId => unit.leadUnitId ?? unit.id;

/** The roles an actor holds toward one assignment: office roles in the item's office, unit roles in the handling unit. */
export function rolesToward(actor: Actor, officeId: UnitId, handledIn: UnitId): Role[] {
  return actor.roles
    .filter(({ role, unitId }) =>
      officeRoles.includes(role) ? unitId === officeId : unitRoles.includes(role) && unitId === handledIn,
    )
    .map(({ role }) => role);
}

export const seesAll = (actor: Actor, item: Pick<SupervisionItem, "officeId">): boolean =>
  actor.roles.some(({ role, unitId }) => officeRoles.includes(role) && unitId === item.officeId);
