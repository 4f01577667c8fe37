import type { PersonEntry, RoleEntry, UnitEntry } from "./entries.ts";
import type { Role } from "./role.ts";
import { roles } from "./role.ts";
import type { Remark } from "./sheets.ts";
import { remark } from "./sheets.ts";
import type { UnitKind } from "./unit.ts";

type Held = RoleEntry & { person: PersonEntry };
type Units = ReadonlyMap<string, UnitEntry>;

const at = ({ row }: PersonEntry) => ({ sheet: "people", row, column: "roles" }) as const;
const heldBy = (people: readonly PersonEntry[]): Held[] =>
  people.flatMap((person) => person.roles.map((held) => ({ ...held, person })));

/** Where some roles may be held at all: they open the office's register. */
const homes: Partial<Record<Role, { kinds: readonly UnitKind[]; cure: string }>> = {
  officeStaff: { kinds: ["pinganOffice"], cure: "单位请填平安办" },
  officeHead: { kinds: ["pinganOffice"], cure: "单位请填平安办" },
  leader: {
    kinds: ["pinganOffice", "leadingGroup"],
    cure: "可查看全部台账的领导，单位请填领导小组或平安办；本单位主要负责同志请填“第一责任人”",
  },
};

function wrongHomes(held: readonly Held[], units: Units): Remark[] {
  return held.flatMap(({ role, unit, person }) => {
    const home = homes[role];
    const kind = units.get(unit)?.kind;
    if (!home || !kind || home.kinds.includes(kind)) return [];
    return [remark(at(person), `“${unit}”不能有${roles[role]}`, home.cure)];
  });
}

/** The 平安办 whose register a leader of this 领导小组 opens. */
function officeBeside({ level, parent }: UnitEntry, units: Units): UnitEntry | undefined {
  const offices = [...units.values()].filter((unit) => unit.kind === "pinganOffice" && unit.level === level);
  return level === "city" ? offices[0] : offices.find((office) => office.parent === parent);
}

/** A leader of a 领导小组 holds the role in its 平安办; the unit the person belongs to stays. */
export function withLeadersInOffices(people: readonly PersonEntry[], units: Units, faults: Remark[]): PersonEntry[] {
  return people.map((person) => ({
    ...person,
    roles: person.roles.map((held) => {
      const unit = units.get(held.unit);
      if (held.role !== "leader" || unit?.kind !== "leadingGroup") return held;
      const office = officeBeside(unit, units);
      if (office) return { ...held, unit: office.name };
      faults.push(remark(at(person), `“${unit.name}”没有对应的平安办`, "请在“单位”表补上同级同上级的平安办"));
      return held;
    }),
  }));
}

export const powers: readonly { name: string; roles: readonly Role[] }[] = [
  { name: "系统管理员", roles: ["systemAdmin"] },
  { name: "审计员", roles: ["auditor"] },
  { name: "平安办人员", roles: ["officeStaff", "officeHead"] },
];

/** Who runs the system, who audits and who supervises are three people. */
function tooManyPowers(people: readonly PersonEntry[]): Remark[] {
  return people.flatMap((person) => {
    const has = powers.filter((power) => person.roles.some(({ role }) => power.roles.includes(role)));
    if (has.length < 2) return [];
    const said = `“${person.name}”兼任${has.map(({ name }) => name).join("和")}`;
    return [remark(at(person), said, "系统管理员、审计员、平安办人员须由不同的人担任")];
  });
}

/** 06-1: one liaison a unit, and any number of deputies. */
function liaisonFaults(held: readonly Held[]): Remark[] {
  return held.flatMap(({ role, unit, person }, n) => {
    if (role === "deputyLiaisonOfficer") {
      const both = person.roles.some((other) => other.role === "liaisonOfficer" && other.unit === unit);
      const said = `“${person.name}”同时是“${unit}”的联络员和副联络员`;
      return both ? [remark(at(person), said, "请只保留一个角色")] : [];
    }
    const first = held.slice(0, n).find((other) => other.role === "liaisonOfficer" && other.unit === unit);
    if (role !== "liaisonOfficer" || !first) return [];
    const said = `“${unit}”的联络员已有第 ${first.person.row} 行的“${first.person.name}”`;
    return [remark(at(person), said, "每个单位只能有一名联络员，其余请填“副联络员”")];
  });
}

/** What in the roles would make a right wrong. */
export function roleFaults(people: readonly PersonEntry[], units: Units): Remark[] {
  const held = heldBy(people);
  return [...wrongHomes(held, units), ...liaisonFaults(held), ...tooManyPowers(people)];
}
