import { el } from "../dom.ts";
import { words } from "../words.ts";
import { chartRows } from "./chart-rows.ts";
import { dress, lengthOf } from "./dress.ts";
import type { Renderer } from "./pen.ts";
import type { Raw } from "./raw.ts";
import { rawOf, stringOf, wordsOf } from "./raw.ts";

const said = words.card;

const RATIOS: Readonly<Record<string, string>> = { "1:1": "1 / 1", "2:1": "2 / 1", "4:3": "4 / 3", "16:9": "16 / 9" };

/** The same numbers for whoever does not see the picture. */
function figuresOf(spec: Raw): HTMLElement {
  const { head, rows } = chartRows(spec);
  const headings = head.map((words) => el("th", { attrs: { scope: "col" } }, words));
  const body = rows.map(({ cells }) => el("tr", {}, ...cells.map((words) => el("td", {}, words))));
  const table = el("table", {}, el("thead", {}, el("tr", {}, ...headings)), el("tbody", {}, ...body));
  const box = el("div", { class: "table-box", attrs: { tabindex: "0" } }, table);
  return el("details", { class: "figures" }, el("summary", {}, said.figures), box);
}

type Drawing = { release(): void };

/** Draws when the chart comes into sight, again when the colours change, and lets go when it is taken away. */
function keepDrawn(box: HTMLElement, element: Raw, failed: (words: string) => void): void {
  let drawing: Promise<Drawing | null> | null = null;
  const begin = async (): Promise<Drawing | null> => {
    try {
      const { drawChart } = await import("./chart-library.ts");
      return box.isConnected ? await drawChart(box, element) : null;
    } catch (error) {
      failed(error instanceof Error ? error.message : String(error));
      return null;
    }
  };
  const end = async () => {
    const before = await drawing;
    drawing = null;
    before?.release();
  };
  const sight = new IntersectionObserver((entries) => {
    if (entries.at(-1)?.isIntersecting) drawing ??= begin();
    else if (!box.isConnected) void end();
  });
  sight.observe(box);
  const recolour = async () => {
    if (!drawing) return;
    await end();
    if (box.isConnected) drawing ??= begin();
  };
  box.addEventListener("themechange", () => void recolour());
}

export const renderChart: Renderer = (element) => {
  const spec = rawOf(element.chart_spec);
  const title = wordsOf(rawOf(spec.title).text);
  const figures = figuresOf(spec);
  const label = said.chart(title);
  const box = el("div", { class: "chart-box", attrs: { role: "img", "aria-label": label } });
  const height = lengthOf(element.height);
  dress(box, { height, "--ratio": height ? "auto" : (RATIOS[stringOf(element.aspect_ratio)] ?? null) });
  const node = el("figure", { class: "chart" }, box, figures);
  keepDrawn(box, element, (words) => {
    box.replaceWith(el("div", { class: "unknown", attrs: { role: "note" } }, said.chartFailed(words)));
    figures.toggleAttribute("open", true);
  });
  return node;
};
