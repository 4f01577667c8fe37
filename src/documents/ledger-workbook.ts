import type { Cell, Sheet } from "./xlsx-sheet.ts";
import { streamWorkbook } from "./xlsx-stream.ts";
import type { Look } from "./xlsx-styles.ts";

export type LedgerTone = Extract<Look, "waiting" | "working" | "asking" | "late" | "done" | "ended">;

/** One line of the ledger in words ready to print; days as `2026-11-24`. */
export type LedgerRow = {
  number: string;
  matter: string;
  requirement: string;
  unit: string;
  status: string;
  tone: LedgerTone;
  due: string;
  /** A number, or a number with a word on how it was counted. */
  overdueDays: number | string | null;
  issued: string;
  acknowledged: string | null;
  ended: string | null;
  percent: number | null;
  returns: number;
  workstreams: string;
  category: string;
  topic: string;
  basis: string;
  source: string;
  level: string;
  priority: string;
};

const text = (value: string): Cell => ({ look: "text", text: value });
const day = (value: string | null): Cell | null => (value ? { look: "date", day: value } : null);
function count(value: number | string | null): Cell | null {
  if (value === null) return null;
  return typeof value === "string" ? text(value) : { look: "count", count: value };
}

type Column = { title: string; width: number; cell: (row: LedgerRow) => Cell | null };

const columns: readonly Column[] = [
  { title: "编号", width: 18, cell: ({ number }) => text(number) },
  { title: "事项", width: 40, cell: ({ matter }) => text(matter) },
  { title: "承办单位", width: 18, cell: ({ unit }) => text(unit) },
  { title: "状态", width: 14, cell: ({ status, tone }) => ({ look: tone, text: status }) },
  { title: "办理期限", width: 13, cell: ({ due }) => day(due) },
  { title: "逾期工作日", width: 12, cell: ({ overdueDays }) => count(overdueDays) },
  { title: "下达日期", width: 13, cell: ({ issued }) => day(issued) },
  { title: "签收日期", width: 13, cell: ({ acknowledged }) => day(acknowledged) },
  { title: "结束日期", width: 13, cell: ({ ended }) => day(ended) },
  { title: "完成比例（%）", width: 14, cell: ({ percent }) => count(percent) },
  { title: "退回次数", width: 10, cell: ({ returns }) => count(returns) },
  { title: "工作领域", width: 20, cell: ({ workstreams }) => text(workstreams) },
  { title: "类别", width: 24, cell: ({ category }) => text(category) },
  { title: "专题", width: 20, cell: ({ topic }) => text(topic) },
  { title: "依据", width: 30, cell: ({ basis }) => text(basis) },
  { title: "来源", width: 30, cell: ({ source }) => text(source) },
  { title: "来源层级", width: 18, cell: ({ level }) => text(level) },
  { title: "紧急程度", width: 10, cell: ({ priority }) => text(priority) },
  { title: "工作要求", width: 50, cell: ({ requirement }) => text(requirement) },
];

const SHEET = "台账";

export type LedgerBook = {
  /** Who asked, when and for what: the first line of the sheet and the foot of every page. */
  heading: string;
  by: string;
  at: Date;
  rows: AsyncIterable<readonly LedgerRow[]>;
};

async function* cellsOf(rows: LedgerBook["rows"]) {
  for await (const lot of rows) yield lot.map((row) => columns.map(({ cell }) => cell(row)));
}

/** 台账 as an XLSX file, piece by piece. */
export function streamLedger({ heading, by, at, rows }: LedgerBook): AsyncGenerator<Uint8Array, void> {
  const sheet: Sheet = { name: SHEET, heading, columns };
  return streamWorkbook({ sheet, by, at, rows: cellsOf(rows) });
}
