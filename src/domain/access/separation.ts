import type { Role } from "../roster/role.ts";

type Duty = { name: string; roles: readonly Role[] };

/** Who runs the system, who audits and who supervises are three people. */
const duties: readonly Duty[] = [
  { name: "系统管理员", roles: ["systemAdmin"] },
  { name: "审计员", roles: ["auditor"] },
  { name: "平安办人员", roles: ["officeStaff", "officeHead"] },
];

/** The duties one person holds that must be in different hands; empty where there is nothing to part. */
export function conflictingDuties(held: readonly Role[]): Duty[] {
  const has = duties.filter((duty) => duty.roles.some((role) => held.includes(role)));
  return has.length < 2 ? [] : has;
}

/** The duty a role belongs to, where it is one of those that must be in different hands. */
export const dutyOf = (role: Role): string | undefined => duties.find(({ roles }) => roles.includes(role))?.name;

export const PART_DUTIES = "系统管理员、审计员、平安办人员须由不同的人担任";
