import { isResponsible } from "../item/issue.ts";
import type { PersonEntry, UnitEntry } from "./entries.ts";
import type { Role } from "./role.ts";
import { roles } from "./role.ts";
import type { Remark } from "./sheets.ts";
import { remark } from "./sheets.ts";

type Holds = (role: Role, unit?: string) => boolean;

const holding =
  (people: readonly PersonEntry[]): Holds =>
  (role, unit) =>
    people.some((person) => person.roles.some((held) => held.role === role && (unit ?? held.unit) === held.unit));

/** What a unit that is assigned to should have (七 03-2, 06-1). */
function unitGaps(unit: UnitEntry, holds: Holds): Remark[] {
  const at = { sheet: "units", row: unit.row } as const;
  const gaps: [boolean, Remark][] = [
    [
      holds("liaisonOfficer", unit.name) || holds("deputyLiaisonOfficer", unit.name),
      remark(at, `“${unit.name}”没有联络员`, "补齐以前不能向该单位下达事项（第七条）"),
    ],
    [
      holds("principalOfficer", unit.name),
      remark(at, `“${unit.name}”没有第一责任人`, "严重逾期时无人可报，请在“人员”表补上"),
    ],
    [
      unit.section !== null,
      remark({ ...at, column: "section" }, `“${unit.name}”没有督导科室`, "请明确负责督导工作的科室（第六条）"),
    ],
  ];
  return gaps.flatMap(([there, said]) => (there ? [] : [said]));
}

/** In a task force the lead unit's people act (五), so people entered for the group itself hear nothing. */
const idle: readonly Role[] = ["liaisonOfficer", "deputyLiaisonOfficer", "principalOfficer"];

function idleRoles(people: readonly PersonEntry[], forces: ReadonlySet<string>): Remark[] {
  return people.flatMap((person) =>
    person.roles
      .filter(({ role, unit }) => forces.has(unit) && idle.includes(role))
      .map(({ role, unit }) => {
        const said = `“${unit}”是专项组，${roles[role]}“${person.name}”不会收到通知`;
        return remark(
          { sheet: "people", row: person.row, column: "unit" },
          said,
          "专项组的事项由组长单位办理（第五条）",
        );
      }),
  );
}

function twoPrincipals(people: readonly PersonEntry[]): Remark[] {
  const held = people.flatMap((person) =>
    person.roles.filter(({ role }) => role === "principalOfficer").map(({ unit }) => ({ unit, person })),
  );
  return held.flatMap(({ unit, person }, n) => {
    const first = held.slice(0, n).find((other) => other.unit === unit);
    if (!first) return [];
    const said = `“${unit}”已有第一责任人“${first.person.name}”（第 ${first.person.row} 行）`;
    return [remark({ sheet: "people", row: person.row, column: "roles" }, said, "升级通知只发给其中一人，请核对")];
  });
}

function officeGaps(units: readonly UnitEntry[], holds: Holds): Remark[] {
  const office = units.find(({ kind, level }) => kind === "pinganOffice" && level === "city");
  const at = { sheet: "people", row: 0 } as const;
  const gaps: [boolean, Remark][] = [
    [
      !office || holds("officeStaff", office.name) || holds("officeHead", office.name),
      remark(at, `“${office?.name}”没有工作人员`, "补齐以前无人可以下达事项"),
    ],
    [holds("systemAdmin"), remark(at, "没有系统管理员", "请指定一人维护通讯录和设置")],
    [holds("auditor"), remark(at, "没有审计员", "请指定一人查阅操作日志")],
  ];
  return gaps.flatMap(([there, said]) => (there ? [] : [said]));
}

/** What is missing but hinders no import. */
export function gapsIn(units: readonly UnitEntry[], people: readonly PersonEntry[]): Remark[] {
  const holds = holding(people);
  const forces = units.filter(({ kind }) => kind === "taskForce");
  const leads = new Set(forces.map(({ lead }) => lead));
  const assigned = units.filter((unit) => unit.kind !== "taskForce" && (isResponsible(unit) || leads.has(unit.name)));
  return [
    ...assigned.flatMap((unit) => unitGaps(unit, holds)),
    ...idleRoles(people, new Set(forces.map(({ name }) => name))),
    ...twoPrincipals(people),
    ...officeGaps(units, holds),
  ];
}
