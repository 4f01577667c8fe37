import { el } from "./dom.ts";
import type { Renderer } from "./pen.ts";
import type { Raw } from "./raw.ts";
import { listOf, numberOf, rawOf, stringOf } from "./raw.ts";
import { drawCell } from "./table-cell.ts";

const side = (column: Raw) =>
  column.horizontal_align === "right" || column.horizontal_align === "center" ? `side-${column.horizontal_align}` : "";

function pager(pages: number, turn: (page: number) => void): Node | null {
  if (pages < 2) return null;
  let page = 0;
  const at = el("span", {});
  const step = (by: number) => {
    page = Math.min(Math.max(page + by, 0), pages - 1);
    at.textContent = `${page + 1} / ${pages}`;
    back.disabled = page === 0;
    on.disabled = page === pages - 1;
    turn(page);
  };
  const back = el("button", { attrs: { type: "button" }, on: { click: () => step(-1) } }, "上一页");
  const on = el("button", { attrs: { type: "button" }, on: { click: () => step(1) } }, "下一页");
  step(0);
  return el("div", { class: "pager" }, back, at, on);
}

export const renderTable: Renderer = (element, pen) => {
  const columns = listOf(element.columns).map(rawOf);
  const rows = listOf(element.rows).map(rawOf);
  const size = Math.min(Math.max(numberOf(element.page_size, 5), 1), 10);
  const body = el("tbody");
  const drawRow = (row: Raw) =>
    el(
      "tr",
      {},
      ...columns.map((column) =>
        el("td", { class: side(column) }, ...drawCell(row[stringOf(column.name)], column, pen.nameOf)),
      ),
    );
  const turn = (page: number) => body.replaceChildren(...rows.slice(page * size, (page + 1) * size).map(drawRow));
  turn(0);
  const heads = columns.map((column) => el("th", { class: side(column) }, stringOf(column.display_name)));
  const table = el("table", {}, el("thead", {}, el("tr", {}, ...heads)), body);
  return el("div", {}, el("div", { class: "table-box" }, table), pager(Math.ceil(rows.length / size), turn));
};
