import { el, placeOf } from "./dom.ts";
import { FaultPanel } from "./drawer-faults.ts";
import { InsidePanel } from "./drawer-inside.ts";
import { RepeatPanel } from "./drawer-repeat.ts";
import type { State } from "./wire.ts";
import { words } from "./words.ts";

const said = words.drawer;
const LOOK_EVERY_MS = 1_000;

type Hands = { refresh(): void };

/** The drawer where one makes things go wrong and sees that nothing is lost. */
export class Drawer {
  readonly #node = placeOf("drawer");
  readonly #button = placeOf("open-drawer");
  readonly #alarm = placeOf("faulty");
  readonly #faults: FaultPanel;
  readonly #inside = new InsidePanel();
  readonly #hands: Hands;
  #timer = 0;

  constructor(hands: Hands) {
    this.#hands = hands;
    this.#faults = new FaultPanel(hands);
    const attrs = { type: "button", "aria-label": said.close };
    const close = el("button", { class: "close", title: said.close, attrs, on: { click: () => this.#close() } }, "×");
    this.#node.setAttribute("aria-label", said.open);
    this.#node.append(
      el("header", {}, el("h2", { attrs: { tabindex: "-1" } }, said.open), close),
      this.#faults.node,
      new RepeatPanel(hands).node,
      this.#inside.node,
    );
    this.#button.title = said.openHint;
    this.#button.addEventListener("click", () => (this.#node.hidden ? this.#open() : this.#close()));
    this.#node.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      this.#close();
    });
  }

  #open() {
    this.#node.hidden = false;
    this.#button.setAttribute("aria-expanded", "true");
    this.#node.querySelector("h2")?.focus();
    void this.#inside.look();
    this.#timer = window.setInterval(() => {
      if (document.hidden) return;
      void this.#inside.look();
      if (this.#faults.areOn) this.#hands.refresh();
    }, LOOK_EVERY_MS);
  }

  #close() {
    this.#node.hidden = true;
    this.#button.setAttribute("aria-expanded", "false");
    this.#button.focus();
    clearInterval(this.#timer);
  }

  show(state: State) {
    const names = this.#faults.show(state);
    this.#button.textContent = names.length > 0 ? said.openFaults(names.length) : said.open;
    this.#button.classList.toggle("alarmed", names.length > 0);
    this.#alarm.hidden = names.length === 0;
    const alarm = names.length > 0 ? said.someFaults(names.join("、")) : "";
    if (this.#alarm.textContent !== alarm) this.#alarm.textContent = alarm;
  }
}
