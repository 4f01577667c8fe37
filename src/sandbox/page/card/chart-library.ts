import type { ISpec } from "@visactor/vchart";
import VChart from "@visactor/vchart";
import { words } from "../words.ts";
import type { Raw } from "./raw.ts";
import { rawOf, stringOf } from "./raw.ts";

const said = words.card;

const THEMES: Readonly<Record<string, readonly string[]>> = {
  brand: ["#3370ff", "#1fb8a6", "#f5a623", "#ed6d46", "#a76bd9", "#2fa8df", "#7a8799", "#d9579b"],
  rainbow: ["#e5484d", "#f2802e", "#e0b117", "#46a758", "#12a594", "#3370ff", "#6e56cf", "#d6409f"],
  complementary: ["#3370ff", "#f2802e", "#7ba7ff", "#f7b27a", "#1d4ed8", "#c25a12", "#b5ccff", "#fbd9bd"],
  converse: ["#3370ff", "#e5484d", "#12a594", "#f2802e", "#6e56cf", "#46a758", "#2fa8df", "#d6409f"],
  primary: ["#1d4ed8", "#3370ff", "#5c8dff", "#85abff", "#adc8ff", "#0b3aa8", "#4a7de8", "#c9dbff"],
};

/** A word of the page's own style sheet. */
const inPage = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function themed(spec: Raw, element: Raw) {
  const ink = inPage("--soft");
  return {
    ...structuredClone(spec),
    background: "transparent",
    animation: false,
    color: spec.color ?? THEMES[stringOf(element.color_theme)] ?? THEMES.brand,
    tooltip: { ...rawOf(spec.tooltip), renderMode: "canvas" },
    theme: {
      fontFamily: getComputedStyle(document.body).fontFamily,
      component: {
        title: { textStyle: { fill: inPage("--ink") } },
        discreteLegend: { item: { label: { style: { fill: ink } } } },
      },
    },
  };
}

/** Draws a chart into its box; resolves to the hand that takes it away. Throws where the library cannot read it. */
export async function drawChart(box: HTMLElement, element: Raw): Promise<{ release(): void }> {
  const dark = document.documentElement.dataset.theme === "dark";
  const faults: string[] = [];
  const spec = themed(rawOf(element.chart_spec), element);
  const chart = new VChart(spec as unknown as ISpec, {
    dom: box,
    theme: dark ? "dark" : "light",
    onError: (...said: unknown[]) => faults.push(said.map(String).join(" ")),
  });
  await chart.renderAsync();
  if (faults.length > 0 || box.querySelector("canvas") === null) {
    chart.release();
    throw new Error(faults[0] ?? said.chartEmpty);
  }
  return { release: () => chart.release() };
}
