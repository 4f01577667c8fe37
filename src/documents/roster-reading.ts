import readExcelFile from "read-excel-file/node";
import type { Grid } from "../domain/roster/sheets.ts";
import { mergedCells, unmerged } from "./merged-cells.ts";
import { zipEntries } from "./zip-entries.ts";

/** Far beyond any roster; a file that unpacks to more is no roster. */
export const MOST_BYTES = 10 * 1024 * 1024;
const MOST_UNPACKED = 100 * 1024 * 1024;

const tooLarge = "请只保留通讯录的三个工作表";

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

/** Every sheet of an XLSX file as text, merged cells told in each of their rows. Throws `WorkbookUnreadable`. */
export async function readWorkbook(bytes: Buffer): Promise<Grid[]> {
  if (bytes.length > MOST_BYTES) throw new WorkbookUnreadable(`文件超过 10 MB，${tooLarge}`);
  try {
    const parts = zipEntries(bytes, MOST_UNPACKED);
    if (parts.size > MOST_UNPACKED) throw new WorkbookUnreadable(`文件内容过大，${tooLarge}`);
    const blocks = mergedCells(parts);
    const found = await readExcelFile(bytes, { trim: false, parseNumber: (digits) => digits });
    return found.map(({ sheet, data }, n) => {
      const cells = data.map((row) => row.map(asText));
      return { sheet, cells: unmerged(cells, found.length === blocks.length ? (blocks[n] ?? []) : []) };
    });
  } catch (cause) {
    if (cause instanceof WorkbookUnreadable) throw cause;
    throw new WorkbookUnreadable("无法读取这个文件。请在 Excel 或 WPS 中另存为“Excel 工作簿（.xlsx）”，不要加密", {
      cause,
    });
  }
}
