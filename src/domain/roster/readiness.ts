import { isResponsible } from "../item/issue.ts";
import type { Role } from "./role.ts";
import { roles } from "./role.ts";
import type { PersonId, Unit } from "./unit.ts";

/** Somebody who holds a role in a unit, and why no message arrives there; null = reachable. */
export type Holder = { id: PersonId; name: string; role: Role; unreachable: string | null };

export type Gap = { grave: boolean; says: string; personId: PersonId | null };

type Checked = { unit: Pick<Unit, "section">; holders: readonly Holder[] };

const missing =
  (role: Role, grave: boolean) =>
  ({ holders }: Checked): Gap[] =>
    holders.some((holder) => holder.role === role) ? [] : [{ grave, says: `未登记${roles[role]}`, personId: null }];

const unheard =
  (role: Role, grave: boolean) =>
  ({ holders }: Checked): Gap[] =>
    holders
      .filter((holder) => holder.role === role && holder.unreachable !== null)
      .map(({ id, name, unreachable }) => ({
        grave,
        says: `${roles[role]}${name}收不到消息（${unreachable}）`,
        personId: id,
      }));

/** 06-1: what a unit must have, in the order of the regulation. */
const checks: readonly ((checked: Checked) => Gap[])[] = [
  ({ unit }) => (unit.section ? [] : [{ grave: false, says: "未明确督导科室（第六条）", personId: null }]),
  missing("principalOfficer", false),
  missing("liaisonOfficer", true),
  unheard("principalOfficer", false),
  unheard("liaisonOfficer", true),
  unheard("deputyLiaisonOfficer", false),
];

export const gapsOf = (checked: Checked): Gap[] => checks.flatMap((check) => check(checked));

/** A task force is ready as far as its lead unit is (五); offices and leading groups are assigned nothing. */
export const isChecked = (unit: Unit): boolean => isResponsible(unit) && unit.leadUnitId === null;
