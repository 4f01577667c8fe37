import { el } from "../dom.ts";
import { words } from "../words.ts";

const said = words.card;

/**
 * Shows the first page and gives the buttons for the others; null where one page is all. A button that leads no further stays
 * in reach, so that the hand on it is not thrown out.
 */
export function pages<T>(rows: readonly T[], size: number, show: (rows: readonly T[]) => void): HTMLElement | null {
  const count = Math.ceil(rows.length / size);
  const turn = (page: number) => show(rows.slice(page * size, (page + 1) * size));
  turn(0);
  if (count < 2) return null;
  let page = 0;
  const at = el("span", { attrs: { role: "status" } });
  const step = (by: number) => {
    const next = Math.min(Math.max(page + by, 0), count - 1);
    if (next !== page) turn(next);
    page = next;
    at.textContent = `${page + 1} / ${count}`;
    back.setAttribute("aria-disabled", String(page === 0));
    on.setAttribute("aria-disabled", String(page === count - 1));
  };
  const button = (words: string, by: number) =>
    el("button", { attrs: { type: "button" }, on: { click: () => step(by) } }, words);
  const back = button(said.back, -1);
  const on = button(said.on, 1);
  step(0);
  return el("div", { class: "pager" }, back, at, on);
}
