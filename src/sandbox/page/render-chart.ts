import { chartRows } from "./chart-rows.ts";
import { el } from "./dom.ts";
import type { Renderer } from "./pen.ts";
import { rawOf, wordsOf } from "./raw.ts";

function bar(sum: number, most: number): HTMLElement {
  const node = el("div", { class: "bar" });
  node.style.width = `${most > 0 ? Math.round((sum / most) * 100) : 0}%`;
  return el("td", { class: "bar-cell" }, node);
}

/** A chart drawn as a table with a bar for each row. */
export const renderChart: Renderer = (element) => {
  const spec = rawOf(element.chart_spec);
  const { head, rows } = chartRows(spec);
  const most = Math.max(0, ...rows.map(({ sum }) => sum));
  const title = wordsOf(rawOf(spec.title).text);
  const headings = [...head.map((words) => el("th", {}, words)), most > 0 && el("th", {})];
  const body = rows.map(({ cells, sum }) =>
    el("tr", {}, ...cells.map((words) => el("td", {}, words)), most > 0 && bar(sum, most)),
  );
  const table = el("table", {}, el("thead", {}, el("tr", {}, ...headings)), el("tbody", {}, ...body));
  return el("div", { class: "chart table-box" }, title && el("div", { class: "chart-title" }, title), table);
};
