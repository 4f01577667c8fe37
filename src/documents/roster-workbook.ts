import type { SheetData } from "write-excel-file/node";
import writeExcelFile from "write-excel-file/node";
import type { Column, SheetKey } from "../domain/roster/sheets.ts";
import { columnsOf, sheetKeys, sheets } from "../domain/roster/sheets.ts";
import { rosterExamples } from "./roster-examples.ts";
import { validations } from "./roster-validations.ts";
import { widthOf } from "./roster-widths.ts";

const INK = "#1f2329";
const HEAD = "#dce6f7";
const REQUIRED = "#fde2c4";

const headCell = ({ title, required }: Column) => ({
  value: required ? `${title}*` : title,
  fontWeight: "bold" as const,
  textColor: INK,
  backgroundColor: required ? REQUIRED : HEAD,
  align: "center" as const,
  alignVertical: "center" as const,
  height: 24,
});

const wrapped = (value: string) => ({ value, wrap: true, alignVertical: "top" as const });
const bold = (value: string) => ({ value, fontWeight: "bold" as const, backgroundColor: HEAD });

function form(sheet: SheetKey) {
  const columns = Object.values(columnsOf(sheet));
  return {
    sheet: sheets[sheet].name,
    data: [columns.map(headCell)] as SheetData,
    columns: Object.keys(columnsOf(sheet)).map((column) => ({ width: widthOf(sheet, column) })),
    stickyRowsCount: 1,
  };
}

/** What each column wants, and a few clearly invented rows; the reader leaves this sheet alone. */
function guide() {
  const notes = sheetKeys.flatMap((sheet) =>
    Object.values(columnsOf(sheet)).map(({ title, required, note, choices }) => [
      sheets[sheet].name,
      title,
      required ? "必填" : "",
      wrapped(choices ? `${note}：${choices.join("、")}` : note),
    ]),
  );
  const examples = sheetKeys.flatMap((sheet) => [
    [],
    [bold(`“${sheets[sheet].name}”表填写示例（均为虚构）`)],
    Object.values(columnsOf(sheet)).map(({ title }) => bold(title)),
    ...rosterExamples[sheet],
  ]);
  return {
    sheet: "填写说明",
    data: [["工作表", "列", "", "说明"].map(bold), ...notes, ...examples] as SheetData,
    columns: [16, 16, 16, 60, 16, 16, 16, 16, 16].map((width) => ({ width })),
  };
}

/** The empty roster form as an XLSX file (product §7). */
export const rosterTemplate = (): Promise<Buffer> =>
  writeExcelFile([...sheetKeys.map(form), guide()], { features: [validations] }).toBuffer();
