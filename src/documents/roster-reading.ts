import readExcelFile from "read-excel-file/node";
import type { Grid } from "../domain/roster/sheets.ts";

/** Far beyond any roster; a file that unpacks to more is no roster. */
const MOST_BYTES = 10 * 1024 * 1024;

/** The file is no workbook we can read; the message says what to do. */
export class WorkbookUnreadable extends Error {
  constructor(sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.name = "WorkbookUnreadable";
  }
}

function asText(cell: unknown): string {
  if (cell === null || cell === undefined) return "";
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return String(cell);
}

/** Every sheet of an XLSX file as text. Throws `WorkbookUnreadable`. */
export async function readWorkbook(bytes: Buffer): Promise<Grid[]> {
  if (bytes.length > MOST_BYTES) throw new WorkbookUnreadable("文件超过 10 MB，请只保留通讯录的三个工作表");
  try {
    const found = await readExcelFile(bytes, { trim: false, parseNumber: (digits) => digits });
    return found.map(({ sheet, data }) => ({ sheet, cells: data.map((row) => row.map(asText)) }));
  } catch (cause) {
    throw new WorkbookUnreadable("无法读取这个文件。请在 Excel 或 WPS 中另存为“Excel 工作簿（.xlsx）”，不要加密", {
      cause,
    });
  }
}
