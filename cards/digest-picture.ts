import type { Chart, Markdown, Table } from "./elements.ts";
import { markdown } from "./elements.ts";
import { cut, oneLine } from "./escape.ts";
import type { DigestFacts } from "./facts.ts";
import { LIMITS } from "./kit.ts";

const MOST_UNITS = 30;
const nameOf = (unit: string): string => cut(oneLine(unit), 12);

/** A state keeps its colour from week to week, whichever of them there are: what is overdue is red. */
const colours = {
  待签收: "#ffba6b",
  办理中: "#3370ff",
  待审核: "#14c0ff",
  待改派: "#935af6",
  已挂账: "#bbbfc4",
  逾期: "#f54a45",
} as const;

/** Bars by unit `u`, stacked by state `s`; the field names are short, as they stand in every one of up to 180 rows. */
export function digestChart({ chart }: DigestFacts): Chart | null {
  const shown = new Set([...new Set(chart.map(({ unit }) => unit))].slice(0, MOST_UNITS));
  const values = chart
    .filter(({ unit, count }) => count > 0 && shown.has(unit))
    .map(({ unit, status, count }) => ({ u: nameOf(unit), s: cut(oneLine(status), 8), n: count }));
  if (values.length === 0) return null;
  return {
    tag: "chart",
    aspect_ratio: "16:9",
    chart_spec: {
      type: "bar",
      data: { values },
      xField: "u",
      yField: "n",
      seriesField: "s",
      stack: true,
      color: { type: "ordinal", domain: Object.keys(colours), range: Object.values(colours) },
      axes: [{ orient: "left", tick: { noDecimals: true } }, { orient: "bottom" }],
      legends: { visible: true, orient: "bottom" },
    },
  };
}

const columns: Table["columns"] = [
  { name: "unit", display_name: "单位", data_type: "text" },
  ...(
    [
      ["open", "在办"],
      ["overdue", "逾期"],
      ["closed", "本期办结"],
      ["dueThisWeek", "本周到期"],
    ] as const
  ).map(([name, display_name]) => ({ name, display_name, data_type: "number", horizontal_align: "right" }) as const),
];

/** Units with something open, in roster order; what has no row of its own is one row at the end. */
export function digestTable({ table, otherUnits }: DigestFacts): Table | Markdown {
  const shown = table.slice(0, MOST_UNITS).map((row) => ({ ...row, unit: nameOf(row.unit) }));
  if (shown.length === 0) return markdown("本期没有在办事项。");
  const hidden = table.slice(MOST_UNITS);
  const units = hidden.length + (otherUnits?.units ?? 0);
  const open = hidden.reduce((sum, row) => sum + row.open, otherUnits?.open ?? 0);
  const rest = units > 0 ? [{ unit: `其余 ${units} 个单位`, open }] : [];
  return { tag: "table", page_size: LIMITS.pageSize, row_height: "low", columns, rows: [...shown, ...rest] };
}
