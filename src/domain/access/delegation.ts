import { Refusal } from "../../refusal.ts";
import type { Day } from "../calendar/day.ts";
import { daysBetween } from "../calendar/day.ts";
import type { Act } from "../item/acts.ts";
import type { SupervisionItem } from "../item/item.ts";
import type { Role } from "../roster/role.ts";
import type { PersonId, UnitId } from "../roster/unit.ts";
import type { Actor, Held } from "./rights.ts";
import { rolesFor, rolesToward } from "./rights.ts";
import { dutyOf } from "./separation.ts";
import type { Right } from "./table.ts";

export type DelegationId = string & { readonly __delegation: true };

/** 代理 (07-4): one person stands in for another from the one day through the other. */
export type Delegation = {
  id: DelegationId;
  absentId: PersonId;
  delegateId: PersonId;
  from: Day;
  through: Day;
  /** Taken back, or over and reported; null while it holds or is still to come. */
  endedAt: Date | null;
  wakeAt: Date | null;
};

/** What may be lent for a time; who runs or audits the system lends nothing. 第一责任人 lends only the hand: answering stays with the person (七). */
const lendable: Record<Role, boolean> = {
  officeStaff: true,
  officeHead: true,
  liaisonOfficer: true,
  deputyLiaisonOfficer: true,
  leader: false,
  principalOfficer: true,
  hrOfficer: false,
  publicOverseer: false,
  systemAdmin: false,
  auditor: false,
};

/** Whoever belongs to a unit: by where they work, and by the roles of their own. */
export type Member = { id: PersonId; name: string; unitId: UnitId; roles: readonly Held[] };

export const ownRoles = ({ roles }: Pick<Actor, "roles">): Held[] => roles.filter(({ onBehalfOf }) => !onBehalfOf);

/** Whether a person could be given this role outright: at home in its unit, and on no other side of the house. */
export function couldHold(person: Pick<Member, "unitId" | "roles">, { role, unitId }: Held): boolean {
  const own = ownRoles(person);
  const atHome = person.unitId === unitId || own.some((held) => held.unitId === unitId);
  const duty = dutyOf(role);
  const apart = duty !== undefined && own.some((held) => ![undefined, duty].includes(dutyOf(held.role)));
  return atHome && !apart;
}

/** The roles one person lends another: the lender's own, never more than the other could hold. */
export function rolesLent(absent: Member, delegate: Member): Held[] {
  if (absent.id === delegate.id) return [];
  return ownRoles(absent).filter((held) => lendable[held.role] && couldHold(delegate, held));
}

/** Whether somebody has anything that could be lent at all. */
export const hasSomethingToLend = (actor: Pick<Actor, "roles">): boolean =>
  ownRoles(actor).some(({ role }) => lendable[role]);

/** The longest absence; whoever stays away longer hands over for good. */
const MOST_DAYS = 180;

export type Wish = { absent: Member; delegate: Member & { unreachable: string | null }; from: Day; through: Day };

const words = {
  self: () => "不能由本人代理本人。请另选一人。",
  nothing: ({ delegate }: Wish) =>
    `${delegate.name}不能代理您的角色：须为同一单位人员，且不兼任系统管理员或审计员。请另选一人。`,
  unreachable: ({ delegate }: Wish) => `${delegate.name}目前收不到消息，不能代理。请另选一人。`,
  backwards: () => "结束日期早于开始日期。请核对后重新填写。",
  tooLong: () => `代理最长 ${MOST_DAYS} 天。时间更长的，请发送 /交接 办理交接。`,
  twice: () => "您在这段时间已有代理安排。请先收回原安排，再重新填写。",
  away: ({ delegate }: Wish) => `${delegate.name}在这段时间另有代理人，不能再代理他人。请另选一人。`,
  standingIn: () => "您在这段时间正代理他人，不能再转托。请先与被代理人商定，由其收回后再填写。",
} as const satisfies Record<string, (wish: Wish) => string>;

const crosses = (wish: Pick<Wish, "from" | "through">, other: Pick<Delegation, "from" | "through">): boolean =>
  other.from <= wish.through && wish.from <= other.through;

/** Why a delegation cannot be: first what is wrong with the two, then with the days, then chains and loops (07-4). */
const hindrances: readonly [keyof typeof words, (wish: Wish, standing: readonly Delegation[]) => boolean][] = [
  ["self", ({ absent, delegate }) => absent.id === delegate.id],
  ["unreachable", ({ delegate }) => delegate.unreachable !== null],
  ["backwards", ({ from, through }) => through < from],
  ["tooLong", ({ from, through }) => daysBetween(from, through) >= MOST_DAYS],
  ["twice", (wish, all) => all.some((d) => d.absentId === wish.absent.id && crosses(wish, d))],
  ["standingIn", (wish, all) => all.some((d) => d.delegateId === wish.absent.id && crosses(wish, d))],
  ["away", (wish, all) => all.some((d) => d.absentId === wish.delegate.id && crosses(wish, d))],
  ["nothing", ({ absent, delegate }) => rolesLent(absent, delegate).length === 0],
];

/** Throws `unfitPerson` where one may not stand in for the other; `standing` are the delegations of both that still hold. */
export function guardDelegation(wish: Wish, standing: readonly Delegation[]): void {
  const hindrance = hindrances.find(([, holds]) =>
    holds(
      wish,
      standing.filter(({ endedAt }) => endedAt === null),
    ),
  );
  if (hindrance) throw new Refusal("unfitPerson", { why: words[hindrance[0]](wish) });
}

type Allows = (one: Actor) => Role[];

/** The lender whose role an act is done by, where `counts` lets that role go before one's own. */
function behalf(by: Actor, allows: Allows, counts: (lent: Role, lender: PersonId, own: readonly Role[]) => boolean) {
  const own = allows({ ...by, roles: ownRoles(by) });
  const lenders = by.roles.flatMap(({ onBehalfOf }) => onBehalfOf?.id ?? []);
  const lender = lenders.find((id) =>
    allows({ ...by, roles: by.roles.filter((held) => held.onBehalfOf?.id === id) }).some(
      (role) => own.length === 0 || counts(role, id, own),
    ),
  );
  return lender ? { onBehalfOf: lender } : {};
}

type Toward = { act: Act; item: Pick<SupervisionItem, "officeId" | "handledBy">; handledIn: UnitId };

/**
 * For whom an act on an assignment is done (07-4): the absent whose role gives the right. A deputy who stands in for the
 * liaison acts for the liaison; a colleague of the office acts for the absent in the matters of the absent.
 */
export const behalfToward = (by: Actor, { act, item, handledIn }: Toward): { onBehalfOf?: PersonId } =>
  behalf(
    by,
    (one) => rolesToward(one, item.officeId, handledIn).filter((role) => rolesFor(act).includes(role)),
    (lent, lender, own) =>
      lent === "liaisonOfficer" ? !own.includes(lent) : dutyOf(lent) !== undefined && item.handledBy === lender,
  );

/** The same for what is asked of an office: only who has no such right of their own does it for another. */
export const behalfIn = (by: Actor, what: Right, officeId: UnitId): { onBehalfOf?: PersonId } =>
  behalf(
    by,
    (one) =>
      one.roles.flatMap(({ role, unitId }) => (unitId === officeId && rolesFor(what).includes(role) ? [role] : [])),
    () => false,
  );
