import { words } from "../words.ts";
import type { Raw } from "./raw.ts";
import { listOf, rawOf, stringOf } from "./raw.ts";

const said = words.card;

export type ChartRows = { head: string[]; rows: { cells: string[]; sum: number }[] };

const valuesOf = (spec: Raw): Raw[] =>
  (Array.isArray(spec.data) ? spec.data : [spec.data]).flatMap((each) => listOf(rawOf(each).values).map(rawOf));

const firstOf = (field: unknown) => stringOf(Array.isArray(field) ? field[0] : field);

/** Where the fields of a chart are named: a combined one says them with each of its series. */
const shapeOf = (spec: Raw): Raw => (spec.type === "common" ? rawOf(listOf(spec.series)[0]) : spec);

const isAmount = (value: unknown) => typeof value === "string" && value.trim() !== "" && Number.isFinite(Number(value));

/** Which of the chart's two axes names things and which counts them: bars may lie on their side. */
function axesOf(shape: Raw, values: readonly Raw[]): { category: string; amount: string } | null {
  const one = firstOf(shape.categoryField ?? shape.nameField ?? shape.xField);
  const other = firstOf(shape.valueField ?? shape.yField);
  if (!one || !other) return null;
  const counts = (field: string) => values.some((value) => typeof value[field] === "number");
  const written = values.some((value) => isAmount(value[other]));
  return counts(other) || (written && !counts(one))
    ? { category: one, amount: other }
    : { category: other, amount: one };
}

const numberIn = (value: unknown) => (typeof value === "number" ? value : Number(value) || 0);

function everyKey(values: readonly Raw[]): ChartRows {
  const head = [...new Set(values.flatMap((value) => Object.keys(value)))];
  return { head, rows: values.map((value) => ({ cells: head.map((key) => stringOf(value[key])), sum: 0 })) };
}

/** A chart read as a table: one row a category, one column a series, in the order of the data. */
export function chartRows(specification: unknown): ChartRows {
  const spec = rawOf(specification);
  const values = valuesOf(spec);
  const shape = shapeOf(spec);
  const axes = axesOf(shape, values);
  if (!axes) return everyKey(values);
  const seriesField = firstOf(shape.seriesField ?? spec.seriesField);
  const seriesOf = (value: Raw) => (seriesField ? stringOf(value[seriesField]) : said.amount);
  const series = [...new Set(values.map(seriesOf))];
  const table = new Map<string, Map<string, number>>();
  for (const value of values) {
    const row = table.get(stringOf(value[axes.category])) ?? new Map<string, number>();
    row.set(seriesOf(value), (row.get(seriesOf(value)) ?? 0) + numberIn(value[axes.amount]));
    table.set(stringOf(value[axes.category]), row);
  }
  const rows = [...table].map(([name, row]) => ({
    cells: [name, ...series.map((each) => String(row.get(each) ?? 0))],
    sum: [...row.values()].reduce((sum, count) => sum + count, 0),
  }));
  return { head: ["", ...series], rows };
}
