import type { ColumnKey, Grid, Remark, RosterRows, Row, SheetKey } from "./sheets.ts";
import { columnsOf, remark, sheets } from "./sheets.ts";
import { nearest, sameName, tidy } from "./sheets-words.ts";

const HEADER_WITHIN = 10;

export const titleOf = (cell: string): string => sameName(cell.replace(/[*＊]/g, ""));
const keysByTitle = (sheet: SheetKey): Map<string, string> =>
  new Map(Object.entries(columnsOf(sheet)).map(([key, { title }]) => [titleOf(title), key]));

/** Offices like to put a heading above the table: the header is the first row that holds two titles of ours. */
export function headerRow(sheet: SheetKey, cells: Grid["cells"]): number {
  const known = keysByTitle(sheet);
  return cells.slice(0, HEADER_WITHIN).findIndex((row) => row.filter((cell) => known.has(titleOf(cell))).length >= 2);
}

type Found = { faults: Remark[]; warnings: Remark[] };
const nothing: Found = { faults: [], warnings: [] };
type Header = Found & { at: number; places: Map<string, number> };

function missingHeader(sheet: SheetKey): Found {
  const titles = Object.values(columnsOf(sheet)).map(({ title }) => title);
  const cure = `请在表头写：${titles.join("、")}，或用 template 命令重新生成表格`;
  return { faults: [remark({ sheet, row: 1 }, "没有找到表头", cure)], warnings: [] };
}

/** What our own annotated copy adds beside the rows; sent in again it is passed over. */
export const resultTitles = { result: "核对结果", cure: "改正办法" } as const;
const isResult = (cell: string): boolean =>
  Object.values(resultTitles).some((title) => sameName(title) === sameName(cell));

/** A title that is none of ours: a slip of the pen is a fault, an office's own column only stays outside. */
function strange(sheet: SheetKey, row: number, cell: string): Found {
  const meant = nearest(
    cell,
    Object.values(columnsOf(sheet)).map(({ title }) => title),
  );
  const said = `表头“${tidy(cell)}”不是本表的列`;
  if (meant) return { faults: [remark({ sheet, row }, said, `是否应为“${meant}”`)], warnings: [] };
  return { faults: [], warnings: [remark({ sheet, row }, said, "这一列不导入")] };
}

function readHeader(sheet: SheetKey, cells: Grid["cells"], at: number): Header {
  const known = keysByTitle(sheet);
  const row = at + 1;
  const header: Header = { at, places: new Map(), faults: [], warnings: [] };
  for (const [place, cell] of (cells[at] ?? []).entries()) {
    const key = known.get(titleOf(cell));
    if (key === undefined) {
      const { faults, warnings } = titleOf(cell) === "" || isResult(cell) ? nothing : strange(sheet, row, cell);
      header.faults.push(...faults);
      header.warnings.push(...warnings);
    } else if (header.places.has(key)) {
      header.faults.push(remark({ sheet, row }, `表头“${tidy(cell)}”出现两次`, "请删去其中一列"));
    } else header.places.set(key, place);
  }
  const missing = Object.entries(columnsOf(sheet)).filter(([key]) => !header.places.has(key));
  header.faults.push(
    ...missing.map(([, { title }]) => remark({ sheet, row }, `缺少“${title}”列`, `请在表头补上“${title}”`)),
  );
  return header;
}

const textAt = (cells: readonly string[], place: number | undefined): string =>
  place === undefined ? "" : (cells[place] ?? "").trim();

function rowsIn<S extends SheetKey>(sheet: S, { cells }: Grid, { at, places }: Header): Row<S>[] {
  const keys = Object.keys(columnsOf(sheet)) as ColumnKey<S>[];
  return cells.slice(at + 1).flatMap((cellsOfRow, n) => {
    const filled = keys.map((key) => [key, textAt(cellsOfRow, places.get(String(key)))] as const);
    if (filled.every(([, cell]) => tidy(cell) === "")) return [];
    return [{ row: at + n + 2, cells: Object.fromEntries(filled) as Row<S>["cells"] }];
  });
}

function readSheet<S extends SheetKey>(sheet: S, grids: readonly Grid[]): Found & { rows: Row<S>[] } {
  const { name } = sheets[sheet];
  const grid = grids.find((each) => sameName(each.sheet) === name);
  if (!grid) {
    const cure = `请补上名为“${name}”的工作表${sheet === "groups" ? "，没有群时只留表头" : ""}`;
    return { rows: [], faults: [remark({ sheet, row: 0 }, `缺少工作表“${name}”`, cure)], warnings: [] };
  }
  const at = headerRow(sheet, grid.cells);
  if (at < 0) return { rows: [], ...missingHeader(sheet) };
  const header = readHeader(sheet, grid.cells, at);
  return { ...header, rows: rowsIn(sheet, grid, header) };
}

/** Finds the three sheets, their headers and filled rows; other sheets are left alone. */
export function rowsOf(grids: readonly Grid[]): Found & { rows: RosterRows } {
  const units = readSheet("units", grids);
  const people = readSheet("people", grids);
  const groups = readSheet("groups", grids);
  return {
    rows: { units: units.rows, people: people.rows, groups: groups.rows },
    faults: [units, people, groups].flatMap(({ faults }) => faults),
    warnings: [units, people, groups].flatMap(({ warnings }) => warnings),
  };
}
