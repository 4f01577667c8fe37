import type { UnitEntry } from "./entries.ts";
import type { ColumnKey, Remark, Row } from "./sheets.ts";
import { remark } from "./sheets.ts";
import { cellOf, freeText, oneOf, required } from "./sheets-cell.ts";
import type { Directory } from "./sheets-directory.ts";
import { unitIn } from "./sheets-directory.ts";
import { listOf, sameName } from "./sheets-words.ts";
import type { OrgKind } from "./unit.ts";
import { levels, orgKinds, unitKinds } from "./unit.ts";
import { namesOf } from "./unit-words.ts";

/** 01-1: a kind of organ beyond the ten is told so by the article, since no such body can be responsible. */
function orgKindOf(row: Row<"units">, faults: Remark[]): OrgKind | null {
  const found: Remark[] = [];
  const kind = oneOf(orgKinds, cellOf("units", row, "orgKind"), found);
  faults.push(...found.map((each) => ({ ...each, cure: `${each.cure}（第一条只适用于这十类单位）` })));
  return kind;
}

function readUnit(row: Row<"units">, directory: Directory, faults: Remark[]): UnitEntry | null {
  const cell = (column: ColumnKey<"units">) => cellOf("units", row, column);
  const name = required(cell("name"), faults);
  const kind = required(cell("kind"), faults) === null ? null : oneOf(unitKinds, cell("kind"), faults);
  const level = required(cell("level"), faults) === null ? null : oneOf(levels, cell("level"), faults);
  const orgKind = orgKindOf(row, faults);
  const parent = unitIn(directory, cell("parent"), faults);
  const lead = unitIn(directory, cell("lead"), faults);
  if (name === null || kind === null || level === null) return null;
  const shortName = cell("shortName").text || null;
  const own = namesOf({ name, shortName, aliases: [] }).map(sameName);
  const aliases = listOf(row.cells.aliases).filter((alias) => !own.includes(sameName(alias)));
  const section = freeText(row, "section");
  return { row: row.row, name, shortName, aliases, kind, level, orgKind, parent, lead, section };
}

/** Units met on the way up from a unit; a circle ends at the first unit met twice. */
function circleFrom(start: UnitEntry, byName: ReadonlyMap<string, UnitEntry>): string[] | null {
  const path = new Set([start.name]);
  for (let up = start.parent; up !== null; up = byName.get(up)?.parent ?? null) {
    if (up === start.name) return [...path, up];
    if (path.has(up)) return null;
    path.add(up);
  }
  return null;
}

function circles(units: readonly UnitEntry[]): Remark[] {
  const byName = new Map(units.map((unit) => [unit.name, unit]));
  return units.flatMap((unit) => {
    const circle = circleFrom(unit, byName);
    if (!circle) return [];
    const said = `上级单位绕成了一圈：${circle.join(" → ")}`;
    return [remark({ sheet: "units", row: unit.row, column: "parent" }, said, "请改正其中一个上级单位")];
  });
}

type Rule = { broken: (unit: UnitEntry, others: ReadonlyMap<string, UnitEntry>) => boolean } & {
  column: "level" | "parent" | "lead";
  fault: (unit: UnitEntry) => string;
  cure: string;
};

const countyLike = (unit: UnitEntry | undefined): boolean => unit?.kind === "county" || unit?.kind === "functionalZone";

const called = (name: string | null, others: ReadonlyMap<string, UnitEntry>): UnitEntry | undefined =>
  name === null ? undefined : others.get(name);

/** How units must stand to each other (product §1, 五). */
const rules: readonly Rule[] = [
  {
    column: "level",
    broken: (unit) => countyLike(unit) && unit.level !== "county",
    fault: (unit) => `“${unit.name}”的类别是${unitKinds[unit.kind]}，层级却是“${levels[unit.level]}”`,
    cure: `层级应为“${levels.county}”`,
  },
  {
    column: "lead",
    broken: (unit) => unit.kind === "taskForce" && unit.lead === null,
    fault: (unit) => `专项组“${unit.name}”没有组长单位`,
    cure: "请填写组长单位（第五条）",
  },
  {
    column: "lead",
    broken: (unit) => unit.kind !== "taskForce" && unit.lead !== null,
    fault: (unit) => `“${unit.name}”不是专项组，却填了组长单位`,
    cure: "请清空，或将类别改为“专项组”",
  },
  {
    column: "lead",
    broken: ({ lead }, others) => {
      const kind = called(lead, others)?.kind;
      return kind === "taskForce" || kind === "leadingGroup";
    },
    fault: (unit) => `“${unit.lead}”不能作组长单位`,
    cure: "组长单位应为有联络员的单位，不能是专项组或领导小组",
  },
  {
    column: "parent",
    broken: (unit, others) =>
      unit.kind === "pinganOffice" && unit.level !== "city" && !countyLike(called(unit.parent, others)),
    fault: (unit) => `“${unit.name}”没有写明属于哪个县区`,
    cure: "上级单位请填所属的县区或功能区",
  },
];

function brokenRules(units: readonly UnitEntry[], rows: readonly Row<"units">[]): Remark[] {
  const byName = new Map(units.map((unit) => [unit.name, unit]));
  const filled = (unit: UnitEntry, column: "parent" | "lead") =>
    rows.some(({ row, cells }) => row === unit.row && sameName(cells[column]) !== "");
  return units.flatMap((unit) =>
    rules
      .filter((rule) => rule.broken(unit, byName))
      .filter(({ column }) => column === "level" || unit[column] !== null || !filled(unit, column))
      .map(({ column, fault, cure }) => remark({ sheet: "units", row: unit.row, column }, fault(unit), cure)),
  );
}

/** 四 04-1: one 平安办 of the city keeps the one register. */
function cityOffices(units: readonly UnitEntry[]): Remark[] {
  const offices = units.filter(({ kind, level }) => kind === "pinganOffice" && level === "city");
  const [first, ...more] = offices;
  if (!first) {
    const cure = `请补上一行，类别“${unitKinds.pinganOffice}”，层级“${levels.city}”`;
    return [remark({ sheet: "units", row: 0 }, "没有市级平安办", cure)];
  }
  return more.map(({ row }) =>
    remark(
      { sheet: "units", row, column: "level" },
      `市级平安办已在第 ${first.row} 行`,
      "市级平安办只能有一个，请改正层级",
    ),
  );
}

/** Every unit that can be read, in the order of the sheet. */
export function readUnits(rows: readonly Row<"units">[], directory: Directory, faults: Remark[]): UnitEntry[] {
  const units = rows.flatMap((row) => readUnit(row, directory, faults) ?? []);
  faults.push(...brokenRules(units, rows), ...circles(units), ...cityOffices(units));
  return units;
}
