import { repeatLast } from "./api.ts";
import { el } from "./dom.ts";
import { complain } from "./notes.ts";
import type { Repeated } from "./wire.ts";
import { words } from "./words.ts";

const said = words.drawer;
const ID_END = 6;
const counted = ["inbox", "outbox", "journal", "messages"] as const satisfies readonly (keyof Repeated["before"])[];

function comparison({ before, after }: Repeated): HTMLElement {
  const cell = (what: string | number) => el("td", {}, String(what));
  const row = (key: (typeof counted)[number]) =>
    el("tr", {}, el("th", { attrs: { scope: "row" } }, said[key]), cell(before[key]), cell(after[key]));
  const head = el("tr", {}, el("td", {}), el("th", {}, said.before), el("th", {}, said.after));
  return el("table", { class: "glance" }, el("thead", {}, head), el("tbody", {}, ...counted.map(row)));
}

/** The last event or click sent once more, with what had been counted before and after side by side. */
export class RepeatPanel {
  readonly node: HTMLElement;
  readonly #told = el("div", { class: "repeated", attrs: { role: "status" } });
  readonly #hands: { refresh(): void };

  constructor(hands: { refresh(): void }) {
    this.#hands = hands;
    const button = el("button", { attrs: { type: "button", id: "repeat" } }, said.repeat);
    button.addEventListener("click", () => void this.#repeat());
    this.node = el(
      "section",
      { attrs: { "aria-label": said.repeat } },
      el("h3", {}, said.repeat),
      el("p", { class: "soft" }, said.repeatHint),
      button,
      this.#told,
    );
  }

  async #repeat() {
    try {
      const told = await repeatLast();
      const same = counted.every((key) => told.before[key] === told.after[key]);
      const kind = said.events[told.eventType] ?? told.eventType;
      this.#told.replaceChildren(
        el("p", {}, said.repeated(kind, told.eventId.slice(-ID_END))),
        el("p", { class: same ? "good" : "changed" }, same ? said.repeatedSame : said.repeatedMore),
        comparison(told),
      );
      this.#hands.refresh();
    } catch (error) {
      complain(error);
    }
  }
}
