import { el } from "./dom.ts";
import type { Renderer } from "./pen.ts";
import { callbackOf, hasCallback } from "./pen.ts";
import type { Raw } from "./raw.ts";
import { colourOf, listOf, numberOf, rawOf, stringOf } from "./raw.ts";
import { drawText } from "./render-markdown.ts";

const MODES = new Set(["none", "stretch", "flow", "bisect", "trisect"]);

function widthOf(column: Raw): string {
  const width = stringOf(column.width);
  if (/^\d+px$/.test(width)) return `0 0 ${width}`;
  return width === "weighted" ? `${numberOf(column.weight, 1)} 1 0` : "0 1 auto";
}

const background = (style: unknown) => (colourOf(style) ? `bg-${colourOf(style)}` : "");

export const renderColumn: Renderer = (element, pen) => {
  const node = el(
    "div",
    { class: `column ${background(element.background_style)}` },
    ...pen.draw(element.elements, pen),
  );
  node.style.setProperty("--flex", widthOf(element));
  if (element.vertical_align === "center") node.classList.add("middle");
  return node;
};

export const renderColumns: Renderer = (element, pen) => {
  const mode = stringOf(element.flex_mode);
  const columns = listOf(element.columns).map((column) => renderColumn(rawOf(column), pen));
  const look = `columns flex-${MODES.has(mode) ? mode : "none"} ${background(element.background_style)}`;
  return el("div", { class: look }, ...columns);
};

export const renderPanel: Renderer = (element, pen) => {
  const title = drawText(rawOf(element.header).title, pen.nameOf);
  const body = el("div", { class: "panel-body" }, ...pen.draw(element.elements, pen));
  const open = element.expanded === true ? "" : undefined;
  return el("details", { class: "panel", attrs: { open } }, el("summary", {}, title), body);
};

export const renderContainer: Renderer = (element, pen) => {
  const node = el("div", { class: "container" }, ...pen.draw(element.elements, pen));
  if (!hasCallback(element) || element.disabled === true) return node;
  node.classList.add("clickable");
  node.addEventListener("click", (event) => {
    const inner = event.target instanceof Element ? event.target.closest("button, a, input, select, textarea") : null;
    if (!inner) pen.act({ tag: "interactive_container", value: callbackOf(element) });
  });
  return node;
};
