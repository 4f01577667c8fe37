import type { Columns } from "./columns.ts";
import { el, placeOf } from "./dom.ts";
import { placeName } from "./people.ts";
import type { State } from "./wire.ts";
import { words } from "./words.ts";

/** On a phone one column at a time: a tab for each, and a swipe goes to the next. */
export class Tabs {
  readonly #node = placeOf("tabs");
  readonly #host = placeOf("columns");
  readonly #columns: Columns;
  #stamp = "";
  #swiped = false;

  constructor(columns: Columns) {
    this.#columns = columns;
    this.#node.setAttribute("aria-label", words.chat.tabs);
    this.#host.addEventListener("touchstart", () => this.#touch(), { passive: true });
    this.#host.addEventListener("scrollend", () => this.#follow());
    addEventListener("resize", () => this.bring());
    this.#node.addEventListener("keydown", (event) => {
      const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
      const tabs = [...this.#node.children] as HTMLElement[];
      const next = tabs[tabs.indexOf(document.activeElement as HTMLElement) + by];
      if (by !== 0 && next) next.click();
    });
  }

  #touch() {
    this.#swiped = true;
  }

  /** After a swipe the column before one's eyes is the one in hand. */
  #follow() {
    if (!this.#swiped || !matchMedia("(width < 720px)").matches || this.#host.clientWidth === 0) return;
    this.#swiped = false;
    const column = this.#columns.all[Math.round(this.#host.scrollLeft / this.#host.clientWidth)];
    if (column && column !== this.#columns.active) this.#columns.choose(column.place);
  }

  /** Brings the column in hand before one's eyes. */
  bring() {
    const { active } = this.#columns;
    if (active) this.#host.scrollTo({ left: active.node.offsetLeft - this.#host.offsetLeft });
  }

  show(state: State) {
    const { all, active } = this.#columns;
    this.#node.hidden = all.length < 2;
    const names = all.map(({ place }) => placeName(state, place));
    const stamp = JSON.stringify([names, active && all.indexOf(active)]);
    if (stamp === this.#stamp) return;
    this.#stamp = stamp;
    const held = this.#node.contains(document.activeElement);
    const tabs = all.map((column, at) => {
      const chosen = column === active;
      const attrs = { type: "button", role: "tab", "aria-selected": String(chosen), tabindex: chosen ? "0" : "-1" };
      const click = () => {
        this.#columns.choose(column.place);
        this.bring();
      };
      return el("button", { attrs, on: { click } }, names[at] ?? "");
    });
    this.#node.replaceChildren(...tabs);
    if (held) tabs[active ? all.indexOf(active) : 0]?.focus();
    this.bring();
  }
}
