import type { ColumnKey, Remark, Row } from "./sheets.ts";
import { remark, sheets } from "./sheets.ts";
import type { Cell } from "./sheets-cell.ts";
import { cellOf } from "./sheets-cell.ts";
import { listOf, nearest, sameName } from "./sheets-words.ts";

/** Every word a unit goes by in the workbook, each leading to one full name. */
export type Directory = ReadonlyMap<string, { row: number; name: string }>;

/** Words of the commands that mean many units (product §4). */
const WORDS_FOR_MANY = ["各县区", "各功能区", "各成员单位", "全体"].map(sameName);

type Claim = { row: number; name: string; column: ColumnKey<"units"> & string; word: string };

function claimsOf(rows: readonly Row<"units">[]): Claim[] {
  const named = rows.map((row) => ({ row, name: cellOf("units", row, "name").text })).filter(({ name }) => name !== "");
  const names = named.map(({ row, name }): Claim => ({ row: row.row, name, column: "name", word: name }));
  const others = named.flatMap(({ row, name }) => [
    ...listOf(row.cells.shortName).map((word): Claim => ({ row: row.row, name, column: "shortName", word })),
    ...listOf(row.cells.aliases).map((word): Claim => ({ row: row.row, name, column: "aliases", word })),
  ]);
  return [...names, ...others];
}

function collision({ row, column, word }: Claim, first: { row: number; name: string }): Remark {
  if (column === "name") {
    const cure = "请删去重复的一行；如是两个单位，请写能区分的全称";
    return remark({ sheet: "units", row, column }, `单位“${word}”与第 ${first.row} 行重复`, cure);
  }
  const title = sheets.units.columns[column].title;
  const said = `${title}“${word}”也指第 ${first.row} 行的“${first.name}”`;
  return remark({ sheet: "units", row, column }, said, "请改用能区分的称呼");
}

/** Reads names, short names and aliases; full names go first, so that a fault falls on the vaguer word. */
export function directoryOf(rows: readonly Row<"units">[], faults: Remark[]): Directory {
  const directory = new Map<string, { row: number; name: string }>();
  for (const claim of claimsOf(rows)) {
    const { row, name, column, word } = claim;
    const first = directory.get(sameName(word));
    if (WORDS_FOR_MANY.includes(sameName(word))) {
      faults.push(remark({ sheet: "units", row, column }, `“${word}”是指多个单位的固定用语`, "请改用其他称呼"));
    } else if (!first) directory.set(sameName(word), { row, name });
    else if (first.row !== row) faults.push(collision(claim, first));
  }
  return directory;
}

/** The full name of the unit a cell names; null where it is empty, and a fault too where nobody goes by that word. */
export function unitIn(directory: Directory, cell: Cell, faults: Remark[]): string | null {
  if (cell.text === "") return null;
  const found = directory.get(sameName(cell.text));
  if (found) return found.name;
  const names = [...new Set([...directory.values()].map(({ name }) => name))];
  const meant = nearest(cell.text, names);
  const cure = meant
    ? `是否应为“${meant}”；如是它的另一种叫法，请写进“单位”表的“别名”`
    : "请填写“单位”表中的名称；如是某单位的另一种叫法，请写进它的“别名”";
  faults.push(remark(cell, `“单位”表中没有“${cell.text}”`, cure));
  return null;
}
