import { el } from "../dom.ts";
import { dress, lengthOf } from "./dress.ts";
import { pages } from "./pages.ts";
import type { Pen, Renderer } from "./pen.ts";
import type { Raw } from "./raw.ts";
import { listOf, numberOf, rawOf, stringOf } from "./raw.ts";
import { drawCell } from "./table-cell.ts";

const SIDES = new Set(["left", "center", "right"]);
const UPRIGHT: Readonly<Record<string, string>> = { top: "top", center: "middle", bottom: "bottom" };

/** Numbers stand to the right unless the column says otherwise. */
function sideOf({ horizontal_align, data_type }: Raw): string {
  const side = stringOf(horizontal_align);
  if (SIDES.has(side)) return `side-${side}`;
  return data_type === "number" ? "side-right" : "side-left";
}

function headingOf(column: Raw, style: Raw): HTMLElement {
  const side = SIDES.has(stringOf(style.text_align)) ? `side-${stringOf(style.text_align)}` : sideOf(column);
  const node = el(
    "th",
    { class: side, attrs: { scope: "col" } },
    el("div", { class: "clamped" }, stringOf(column.display_name)),
  );
  dress(node, {
    width: lengthOf(column.width),
    "min-width": stringOf(column.width).endsWith("px") ? lengthOf(column.width) : null,
    "font-size": style.text_size === "heading" ? "16px" : null,
    "font-weight": style.bold === false ? "400" : null,
    color: style.text_color === "grey" ? "var(--soft)" : null,
    background: style.background_style === "none" ? "var(--paper)" : null,
    "--lines": String(numberOf(style.lines, 1)),
  });
  return node;
}

const HEIGHTS: Readonly<Record<string, string>> = { low: "40px", middle: "56px", high: "72px" };

function drawRow(row: Raw, columns: readonly Raw[], { element, pen }: { element: Raw; pen: Pen }): HTMLElement {
  const auto = element.row_height === "auto";
  const height = HEIGHTS[stringOf(element.row_height) || "low"] ?? lengthOf(element.row_height);
  const most = auto ? lengthOf(element.row_max_height) : height;
  const cells = columns.map((column) => {
    const cell = drawCell(row[stringOf(column.name)], column, pen);
    dress(cell, { "max-height": most });
    const node = el("td", { class: sideOf(column), title: cell.textContent ?? "" }, cell);
    dress(node, {
      height: auto ? null : height,
      "vertical-align": UPRIGHT[stringOf(column.vertical_align)] ?? "middle",
    });
    return node;
  });
  return el("tr", {}, ...cells);
}

export const renderTable: Renderer = (element, pen) => {
  const columns = listOf(element.columns).map(rawOf).slice(0, 50);
  const size = Math.min(Math.max(numberOf(element.page_size, 5), 1), 10);
  const body = el("tbody");
  const look = { element, pen };
  const pager = pages(listOf(element.rows).map(rawOf), size, (rows) =>
    body.replaceChildren(...rows.map((row) => drawRow(row, columns, look))),
  );
  const style = rawOf(element.header_style);
  const head = el("thead", {}, el("tr", {}, ...columns.map((column) => headingOf(column, style))));
  const frozen = element.freeze_first_column === true ? "frozen" : undefined;
  const box = el("div", { class: "table-box", attrs: { tabindex: "0" } }, el("table", { class: frozen }, head, body));
  const height = stringOf(element.row_height) || "low";
  return el("div", { class: height === "low" || height === "middle" ? "table one-line" : "table" }, box, pager);
};
