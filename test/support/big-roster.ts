import writeExcelFile from "write-excel-file/node";
import type { Row, SheetKey } from "../../src/domain/roster/sheets.ts";
import { columnsOf, sheetKeys, sheets } from "../../src/domain/roster/sheets.ts";
import { cityRoster } from "../../src/sandbox/city.ts";

export type UnitCells = Row<"units">["cells"];
export type PersonCells = Row<"people">["cells"];
type GroupCells = Row<"groups">["cells"];
/** A roster as its rows, to be changed by hand before it is written down. */
export type Roster = { units: UnitCells[]; people: PersonCells[]; groups: GroupCells[] };

const TOWNS = 40;
const IN_EACH = 15;

const townUnit = (n: number): UnitCells => ({
  name: `示例${n}镇`,
  shortName: "",
  aliases: `示例${n}镇政府`,
  kind: "责任单位",
  level: "镇街",
  orgKind: "行政机关",
  parent: "汉滨区",
  lead: "",
  section: "综治中心",
});

const rolesInTown = ["联络员", "第一责任人", "副联络员"];

/** Everybody has a number that nobody has: 139, then the town, then the place in it. */
export const mobileOf = (town: number, place: number): string =>
  `139${String(town).padStart(4, "0")}${String(place).padStart(4, "0")}`;

const townPerson = (town: number, place: number): PersonCells => ({
  name: `示例人${town}之${place}`,
  mobile: mobileOf(town, place),
  email: "",
  openId: "",
  unit: `示例${town}镇`,
  roles: rolesInTown[place] ?? "副联络员",
  post: `第 ${place} 岗`,
  rank: "",
});

const upTo = (count: number): number[] => Array.from({ length: count }, (_, n) => n);

/** The sample city and forty towns of fifteen people: six hundred more. */
export const bigRoster = (): Roster => ({
  units: [...cityRoster.units.map(({ cells }) => ({ ...cells })), ...upTo(TOWNS).map(townUnit)],
  people: [
    ...cityRoster.people.map(({ cells }) => ({ ...cells })),
    ...upTo(TOWNS).flatMap((town) => upTo(IN_EACH).map((place) => townPerson(town, place))),
  ],
  groups: cityRoster.groups.map(({ cells }) => ({ ...cells })),
});

type Cell = { value: string; rowSpan?: number; columnSpan?: number } | null;

const plain = (value: string): Cell => (value === "" ? null : { value });

/** The rows below and at `at` that hold the same word in this column. */
function spanFrom(rows: readonly string[][], at: number, column: number): number {
  const end = rows.findIndex((other, below) => below > at && other[column] !== rows[at]?.[column]);
  return (end < 0 ? rows.length : end) - at;
}

/** Cells of equal words below each other as one merged cell, as offices like to write the unit. */
const merged = (rows: readonly string[][], column: number): Cell[][] =>
  rows.map((row, at) =>
    row.map((value, n): Cell => {
      if (n !== column || value === "") return plain(value);
      if (at > 0 && rows[at - 1]?.[n] === value) return null;
      const rowSpan = spanFrom(rows, at, column);
      return rowSpan > 1 ? { value, rowSpan } : { value };
    }),
  );

/** The roster as an office's workbook: a heading above each table, and the units of the people merged. */
export function writtenDown(roster: Roster): Promise<Buffer> {
  const sheet = (key: SheetKey) => {
    const columns = Object.entries(columnsOf(key));
    const rows = roster[key].map((cells) => columns.map(([column]) => (cells as Record<string, string>)[column] ?? ""));
    const header = columns.map(([, { title, required }]): Cell => ({ value: required ? `${title}＊` : title }));
    const heading: Cell[] = [{ value: "安康市平安建设通讯录（2026 年）", columnSpan: 3 }];
    const place = columns.findIndex(([column]) => column === "unit");
    return { sheet: sheets[key].name, data: [heading, header, ...merged(rows, place)] };
  };
  return writeExcelFile(sheetKeys.map(sheet)).toBuffer();
}
