import writeExcelFile from "write-excel-file/node";
import { columnsOf, sheetKeys, sheets } from "../../src/domain/roster/sheets.ts";

type Cell = string | number | Date | null;
export type Sheets = Record<string, Cell[][]>;

const cellOf = (value: Cell) =>
  value === null ? null : value instanceof Date ? { value, format: "yyyy-mm-dd" } : { value };

/** A real XLSX file with these sheets, in this order. */
export const workbook = (content: Sheets): Promise<Buffer> =>
  writeExcelFile(
    Object.entries(content).map(([sheet, data]) => ({ sheet, data: data.map((row) => row.map(cellOf)) })),
  ).toBuffer();

/** The header rows of the form, as the template writes them. */
export const headers = Object.fromEntries(
  sheetKeys.map((key) => [
    sheets[key].name,
    Object.values(columnsOf(key)).map(({ title, required }) => (required ? `${title}*` : title)),
  ]),
) as Record<"单位" | "人员" | "群组", string[]>;

export type Rows = { units?: Cell[][]; people?: Cell[][]; groups?: Cell[][] };

/** A filled form: only the rows below the headers are given. */
export const filled = ({ units = [], people = [], groups = [] }: Rows): Promise<Buffer> =>
  workbook({
    单位: [headers.单位, ...units],
    人员: [headers.人员, ...people],
    群组: [headers.群组, ...groups],
  });

/** A small roster without a fault: an office and two counties, all with numbers that nobody has. */
export const smallTown = {
  units: [
    ["市委平安办", "平安办", "", "平安办", "市", "党的机关", "", "", "督导科"],
    ["汉滨区", "", "", "县区", "县区", "党的机关", "", "", "综治科"],
    ["石泉县", "", "", "县区", "县区", "党的机关", "", "", "综治科"],
  ],
  people: [
    ["甄办事", "13900000001", "", "", "市委平安办", "平安办工作人员", "科长", ""],
    ["管理员甲", "", "admin@example.com", "", "市委平安办", "系统管理员", "", ""],
    ["审计员乙", "13900000003", "", "", "市委平安办", "审计员", "", ""],
    ["汉联络", "13900000004", "", "", "汉滨区", "联络员", "", "一级主任科员"],
    ["汉责任", "13900000005", "", "", "汉滨区", "第一责任人", "区委书记", ""],
    ["石联络", "13900000006", "", "", "石泉县", "联络员", "", ""],
    ["石责任", "13900000007", "", "", "石泉县", "第一责任人", "县委书记", ""],
  ],
  groups: [["领导群", "周报", ""]],
} satisfies Rows;
