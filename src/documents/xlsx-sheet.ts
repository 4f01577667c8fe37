import type { Look } from "./xlsx-styles.ts";
import { styleOf } from "./xlsx-styles.ts";
import { cellText, columnName, xml } from "./xlsx-text.ts";

/** A day as `2026-11-24`; a number; or text, which never becomes anything else. */
export type Cell = { look: Look } & ({ text: string } | { day: string } | { count: number });
type SheetColumn = { title: string; width: number };
export type Sheet = { name: string; heading: string; columns: readonly SheetColumn[] };

const DAY_MS = 86_400_000;
/** Day 0 of a spreadsheet's calendar. */
const ZERO = Date.parse("1899-12-30T00:00:00Z");
/** The heading and the titles of the columns stand still. */
const FROZEN = 2;

function cellXml(cell: Cell | null, at: string): string {
  if (!cell) return `<c r="${at}" s="${styleOf("text")}"/>`;
  const begin = `<c r="${at}" s="${styleOf(cell.look)}"`;
  if ("day" in cell) return `${begin}><v>${(Date.parse(`${cell.day}T00:00:00Z`) - ZERO) / DAY_MS}</v></c>`;
  if ("count" in cell) return `${begin}><v>${cell.count}</v></c>`;
  if (cell.text === "") return `${begin}/>`;
  return `${begin} t="inlineStr"><is><t xml:space="preserve">${cellText(cell.text)}</t></is></c>`;
}

/** `row` counts from 1. */
export const rowXml = (cells: readonly (Cell | null)[], row: number, height?: number): string =>
  `<row r="${row}"${height ? ` ht="${height}" customHeight="1"` : ""}>${cells
    .map((cell, at) => cellXml(cell, `${columnName(at)}${row}`))
    .join("")}</row>`;

/** Everything of a sheet before its rows; the first row of them is number 3. */
export function sheetBegin({ heading, columns }: Sheet): string {
  const widths = columns.map(
    ({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  );
  const titles = columns.map(({ title }): Cell => ({ look: "head", text: title }));
  return [
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    `<sheetViews><sheetView workbookViewId="0"><pane ySplit="${FROZEN}" topLeftCell="A${FROZEN + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`,
    `<cols>${widths.join("")}</cols><sheetData>`,
    rowXml([{ look: "title", text: heading }], 1, 24),
    rowXml(titles, 2, 24),
  ].join("");
}

/** Everything behind the rows: by now their number is known. Printed pages carry the heading as well. */
export function sheetEnd({ heading, columns }: Sheet, rows: number): string {
  const last = columnName(columns.length - 1);
  return [
    "</sheetData>",
    `<autoFilter ref="A${FROZEN}:${last}${FROZEN + rows}"/>`,
    `<mergeCells count="1"><mergeCell ref="A1:${last}1"/></mergeCells>`,
    '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>',
    '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>',
    `<headerFooter><oddFooter>${xml(`&L${heading.slice(0, 150).replaceAll("&", "&&")}&R第 &P 页，共 &N 页`)}</oddFooter></headerFooter>`,
    "</worksheet>",
  ].join("");
}

/** Where the titles and the filter of a sheet are looked up by the program that shows it. */
export const namesXml = ({ name, columns }: Sheet, rows: number): string =>
  `<definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">'${xml(name)}'!$A$${FROZEN}:$${columnName(columns.length - 1)}$${FROZEN + rows}</definedName><definedName name="_xlnm.Print_Titles" localSheetId="0">'${xml(name)}'!$${FROZEN}:$${FROZEN}</definedName></definedNames>`;
