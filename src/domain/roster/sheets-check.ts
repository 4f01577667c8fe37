import type { CheckedRoster, GroupEntry } from "./entries.ts";
import type { Grid, Remark, RosterRows, Row } from "./sheets.ts";
import { purposes, remark, sheets } from "./sheets.ts";
import { cellOf, required, severalOf } from "./sheets-cell.ts";
import type { Directory } from "./sheets-directory.ts";
import { directoryOf, unitIn } from "./sheets-directory.ts";
import { gapsIn } from "./sheets-gaps.ts";
import { rowsOf } from "./sheets-grid.ts";
import { readPerson } from "./sheets-people.ts";
import { roleFaults, withLeadersInOffices } from "./sheets-roles.ts";
import { namesakes, onePersonEach } from "./sheets-same-person.ts";
import { readUnits } from "./sheets-units.ts";

const CHAT_ID = /^oc_[A-Za-z0-9_-]{1,128}$/;

function readGroup(row: Row<"groups">, directory: Directory, faults: Remark[]): GroupEntry | null {
  const name = required(cellOf("groups", row, "name"), faults);
  const cell = cellOf("groups", row, "purposes");
  const marked = required(cell, faults) === null ? [] : severalOf(purposes, cell, faults);
  const scope = unitIn(directory, cellOf("groups", row, "scope"), faults);
  if (name?.startsWith("oc_") && !CHAT_ID.test(name)) {
    faults.push(
      remark({ sheet: "groups", row: row.row, column: "name" }, "chat_id 格式不对", "请重新复制，或改填群名"),
    );
  }
  if (name === null || marked.length === 0) return null;
  return { row: row.row, name, chatId: CHAT_ID.test(name) ? name : null, purposes: marked, scope };
}

function readGroups(rows: readonly Row<"groups">[], directory: Directory, faults: Remark[]): GroupEntry[] {
  const groups = rows.flatMap((row) => readGroup(row, directory, faults) ?? []);
  for (const [n, group] of groups.entries()) {
    const first = groups.slice(0, n).find(({ name }) => name === group.name);
    const cure = "如是两个同名的群，请都改填 chat_id";
    if (first) {
      const place = { sheet: "groups", row: group.row, column: "name" } as const;
      faults.push(remark(place, `“${group.name}”与第 ${first.row} 行重复`, cure));
    }
  }
  return groups;
}

const order = Object.values(sheets).map(({ name }): string => name);
const inOrder = (remarks: readonly Remark[]): Remark[] =>
  remarks.toSorted((a, b) => order.indexOf(a.sheet) - order.indexOf(b.sheet) || a.row - b.row);

/** Everything that is wrong with the filled rows, all at once, each with its cure. */
export function checkRows(rows: RosterRows): CheckedRoster {
  const faults: Remark[] = [];
  const directory = directoryOf(rows.units, faults);
  const units = readUnits(rows.units, directory, faults);
  const byName = new Map(units.map((unit) => [unit.name, unit]));
  const filled = rows.people.flatMap((row) => readPerson(row, directory, faults) ?? []);
  const single = onePersonEach(filled, faults);
  faults.push(...roleFaults(single, byName));
  const people = withLeadersInOffices(single, byName, faults);
  const groups = readGroups(rows.groups, directory, faults);
  const warnings = [...gapsIn(units, people), ...namesakes(people)];
  return { units, people, groups, faults: inOrder(faults), warnings: inOrder(warnings) };
}

/** Checks a workbook as read. While a sheet or a header is amiss its rows would only repeat that, so they wait. */
export function checkRoster(grids: readonly Grid[]): CheckedRoster {
  const { rows, faults, warnings } = rowsOf(grids);
  if (faults.length > 0) return { units: [], people: [], groups: [], faults, warnings };
  const checked = checkRows(rows);
  return { ...checked, warnings: [...warnings, ...checked.warnings] };
}
