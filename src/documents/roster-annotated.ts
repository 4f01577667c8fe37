import type { SheetData } from "write-excel-file/node";
import writeExcelFile from "write-excel-file/node";
import type { Note } from "../domain/roster/notes.ts";
import type { Grid, SheetKey } from "../domain/roster/sheets.ts";
import { columnsOf, sheetKeys, sheets } from "../domain/roster/sheets.ts";
import { headerRow, resultTitles, titleOf } from "../domain/roster/sheets-grid.ts";
import { sameName } from "../domain/roster/sheets-words.ts";
import { widthOf } from "./roster-widths.ts";

const INK = "#1f2329";
const HEAD = "#dce6f7";

const colours = {
  fault: "#f8c9c4",
  warning: "#ffefb8",
  fresh: "#d3f0d8",
  changed: "#d6e6fb",
} as const satisfies Record<Note["kind"], string>;

const labels = { fault: "需要改正", warning: "提醒", fresh: "新增", changed: "变更" } as const satisfies Record<
  Note["kind"],
  string
>;
/** The graver colour wins where a row has several notes. */
const gravest = (notes: readonly Note[]): Note["kind"] | null =>
  (Object.keys(colours) as Note["kind"][]).find((kind) => notes.some((note) => note.kind === kind)) ?? null;

const keyOf = ({ sheet }: Grid): SheetKey | undefined => sheetKeys.find((key) => sheets[key].name === sameName(sheet));

const plain = (value: string, backgroundColor?: string) =>
  value === "" && !backgroundColor ? null : { value, type: String, ...(backgroundColor ? { backgroundColor } : {}) };

const head = (value: string) => ({
  value,
  type: String,
  fontWeight: "bold" as const,
  textColor: INK,
  backgroundColor: HEAD,
});

const wrapped = (value: string, kind: Note["kind"] | null) => ({
  value,
  type: String,
  wrap: true,
  alignVertical: "top" as const,
  ...(kind ? { backgroundColor: colours[kind] } : {}),
});

const joined = (notes: readonly Note[], what: "words" | "cure"): string =>
  [...new Set(notes.map((note) => note[what]))].filter((words) => words !== "").join("；");

/** A cell is coloured where a note is about its column, or about the whole row. */
function shadeOf(notes: readonly Note[], title: string): string | undefined {
  const about = notes.filter(({ column }) => column === "" || sameName(column) === title);
  const kind = gravest(about);
  return kind ? colours[kind] : undefined;
}

function annotatedSheet(grid: Grid, key: SheetKey, notes: readonly Note[]) {
  const headAt = headerRow(key, grid.cells);
  const header = grid.cells[headAt] ?? [];
  const earlier = Object.values(resultTitles).map((title) =>
    header.findIndex((cell) => titleOf(cell) === sameName(title)),
  );
  const first = earlier.filter((at) => at >= 0);
  const width = first.length > 0 ? Math.min(...first) : Math.max(0, ...grid.cells.map((row) => row.length));
  const data = grid.cells.map((row, at) => {
    const own = Array.from({ length: width }, (_, n) => row[n] ?? "");
    if (at === headAt) return [...own.map(head), head(resultTitles.result), head(resultTitles.cure)];
    const said = notes.filter((note) => note.row === at + 1);
    const cells = own.map((cell, n) => plain(cell, shadeOf(said, titleOf(header[n] ?? ""))));
    if (said.length === 0) return cells;
    return [...cells, wrapped(joined(said, "words"), gravest(said)), wrapped(joined(said, "cure"), gravest(said))];
  });
  const widths = header.slice(0, width).map((cell) => {
    const [column] = Object.entries(columnsOf(key)).find(([, { title }]) => sameName(title) === titleOf(cell)) ?? [];
    return { width: widthOf(key, column) };
  });
  const columns = [...widths, ...Array.from({ length: width - widths.length }, () => ({ width: 14 }))];
  return {
    sheet: grid.sheet,
    data: data as SheetData,
    columns: [...columns, { width: 48 }, { width: 48 }],
    ...(headAt >= 0 ? { stickyRowsCount: headAt + 1 } : {}),
  };
}

/** All notes in one list, as the first sheet: what has no row of its own stands here alone. */
function summary(notes: readonly Note[], gone: readonly string[]) {
  const rows = notes.map(({ sheet, row, column, kind, words, cure }) => [
    plain(labels[kind], colours[kind]),
    plain(sheet),
    plain(row > 0 ? String(row) : ""),
    plain(column),
    wrapped(words, null),
    wrapped(cure, null),
  ]);
  const left = gone.map((words) => [plain("移出"), null, null, null, wrapped(words, null), null]);
  const titles = ["类别", "工作表", "行", "列", resultTitles.result, resultTitles.cure];
  const none = rows.length + left.length === 0 ? [[plain("表格与现有通讯录一致，没有需要改正的地方。")]] : [];
  return {
    sheet: "核对结果",
    data: [titles.map(head), ...rows, ...left, ...none] as SheetData,
    columns: [12, 10, 6, 12, 60, 60].map((width) => ({ width })),
    stickyRowsCount: 1,
  };
}

const copied = ({ sheet, cells }: Grid) => ({
  sheet,
  data: (cells.length > 0 ? cells : [[""]]).map((row) => row.map((cell) => plain(cell))) as SheetData,
});

/** The workbook once more, its rows where they were, with what is to be said written beside them and in colour. */
export function annotatedRoster(
  grids: readonly Grid[],
  { notes, gone }: { notes: readonly Note[]; gone: readonly string[] },
): Promise<Buffer> {
  const own = grids.filter(({ sheet }) => sheet !== "核对结果");
  const each = own.map((grid) => {
    const key = keyOf(grid);
    return key
      ? annotatedSheet(
          grid,
          key,
          notes.filter(({ sheet }) => sheet === sheets[key].name),
        )
      : copied(grid);
  });
  return writeExcelFile([summary(notes, gone), ...each]).toBuffer();
}
