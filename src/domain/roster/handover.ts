import { Refusal } from "../../refusal.ts";
import type { Member } from "../access/delegation.ts";
import { couldHold, ownRoles } from "../access/delegation.ts";
import type { Actor, Held } from "../access/rights.ts";
import { rolesFor } from "../access/rights.ts";
import type { Role } from "./role.ts";
import type { PersonId, UnitId } from "./unit.ts";

export type HandoverId = string & { readonly __handover: true };

type Giver = "holder" | "office" | "principal";

/** Who may move a role to somebody else (07-3). What is not here is changed in the roster alone. */
const givers: Record<Role, readonly Giver[]> = {
  officeStaff: ["holder", "office"],
  officeHead: ["holder"],
  principalOfficer: ["office"],
  liaisonOfficer: ["holder", "office", "principal"],
  deputyLiaisonOfficer: ["holder", "office", "principal"],
  leader: [],
  hrOfficer: [],
  publicOverseer: [],
  systemAdmin: [],
  auditor: [],
};

const officeRoles: readonly Role[] = ["officeStaff", "officeHead"];

const asOffice = (by: Actor, held: Held): boolean =>
  ownRoles(by).some(
    ({ role, unitId }) => officeRoles.includes(role) && (!officeRoles.includes(held.role) || unitId === held.unitId),
  );

/** What each kind of giver is, toward one role of one person. */
const isGiver: Record<Giver, (by: Actor, whose: PersonId, held: Held) => boolean> = {
  holder: (by, whose) => by.id === whose,
  office: (by, _, held) => asOffice(by, held),
  principal: (by, _, { unitId }) =>
    ownRoles(by).some((own) => own.role === "principalOfficer" && own.unitId === unitId),
};

/** The roles of a person that somebody may hand over. Lent roles count for nothing here, on either side. */
export const rolesToGive = (by: Actor, person: Pick<Member, "id" | "roles">): Held[] =>
  ownRoles(by).some(({ role }) => rolesFor("handOver").includes(role))
    ? ownRoles(person).filter((held) => givers[held.role].some((giver) => isGiver[giver](by, person.id, held)))
    : [];

const holds = ({ roles }: Pick<Member, "roles">, role: Role, unitId: UnitId): boolean =>
  ownRoles({ roles }).some((held) => held.role === role && held.unitId === unitId);

export type HandoverPlan = {
  /** What the successor gets and the person loses. */
  moves: Held[];
  /** What the successor gives up for it: nobody is liaison and deputy of one unit (06-1). */
  drops: Held[];
  /** What stays with the person. */
  stays: Held[];
};

const mayTake = (successor: Member, held: Held): boolean =>
  couldHold(successor, held) &&
  !(held.role === "deputyLiaisonOfficer" && holds(successor, "liaisonOfficer", held.unitId));

export type HandoverWish = { person: Member; successor: Member & { unreachable: string | null } };

/** 交接 (07-3): which roles go over. Throws `notFound` without the right, `unfitPerson` where the successor is none. */
export function planHandover(by: Actor, { person, successor }: HandoverWish): HandoverPlan {
  const given = rolesToGive(by, person);
  if (given.length === 0) throw new Refusal("notFound", {});
  if (person.id === successor.id) throw new Refusal("unfitPerson", { why: "不能交接给本人。请另选接手人。" });
  if (successor.unreachable !== null) {
    const why = `${successor.name}目前收不到消息，不能接手。请先核对其飞书账号，或另选接手人。`;
    throw new Refusal("unfitPerson", { why });
  }
  const moves = given.filter((held) => mayTake(successor, held));
  if (moves.length === 0) {
    const why = `${successor.name}不能接手：须为同一单位人员，不兼任系统管理员或审计员，也未任该单位联络员。请另选接手人。`;
    throw new Refusal("unfitPerson", { why });
  }
  const drops = moves.flatMap(({ role, unitId }): Held[] =>
    role === "liaisonOfficer" && holds(successor, "deputyLiaisonOfficer", unitId)
      ? [{ role: "deputyLiaisonOfficer", unitId }]
      : [],
  );
  return { moves, drops, stays: ownRoles(person).filter((held) => !moves.includes(held)) };
}
