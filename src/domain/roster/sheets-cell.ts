import type { ColumnKey, Remark, Row, SheetKey } from "./sheets.ts";
import { remark, titleOf } from "./sheets.ts";
import { listOf, nearest, sameName, tidy } from "./sheets-words.ts";

/** One cell with its place, tidied. */
export type Cell = { sheet: SheetKey; row: number; column: string; text: string };

export const cellOf = <S extends SheetKey>(sheet: S, row: Row<S>, column: ColumnKey<S> & string): Cell => ({
  sheet,
  row: row.row,
  column,
  text: tidy(row.cells[column]),
});

/** Words people wrote freely keep their single spaces. */
export const freeText = <S extends SheetKey>(row: Row<S>, column: ColumnKey<S>): string | null =>
  row.cells[column].replace(/[\s\u3000]+/g, " ").trim() || null;

/** The text of a cell that must be filled; null and a fault where it is empty. */
export function required(cell: Cell, faults: Remark[]): string | null {
  if (cell.text !== "") return cell.text;
  const cure = "请填写；如与上方单元格合并，请取消合并后逐行填写";
  faults.push(remark(cell, `“${titleOf(cell)}”没有填写`, cure));
  return null;
}

/** The key whose label the word is; null and a fault naming the nearest label otherwise. */
function keyOf<K extends string>(labels: Record<K, string>, cell: Cell, faults: Remark[]): K | null {
  const found = (Object.keys(labels) as K[]).find((key) => sameName(labels[key]) === sameName(cell.text));
  if (found !== undefined) return found;
  const all: string[] = Object.values(labels);
  const meant = nearest(cell.text, all);
  const said = `${titleOf(cell)}“${cell.text}”不在规定的范围内`;
  faults.push(remark(cell, said, meant ? `是否应为“${meant}”` : `请填写其中之一：${all.join("、")}`));
  return null;
}

export const oneOf = <K extends string>(labels: Record<K, string>, cell: Cell, faults: Remark[]): K | null =>
  cell.text === "" ? null : keyOf(labels, cell, faults);

/** The keys of every word in the cell; a fault for each that is none. */
export const severalOf = <K extends string>(labels: Record<K, string>, cell: Cell, faults: Remark[]): K[] =>
  listOf(cell.text).flatMap((text) => {
    const key = keyOf(labels, { ...cell, text }, faults);
    return key === null ? [] : [key];
  });
