import { el, placeOf } from "../dom.ts";
import { words } from "../words.ts";
import type { ScenarioName } from "./scenarios.ts";
import { scenarioNames } from "./scenarios.ts";

const said = words.tour;

/** What the panel shows: nothing, the scenarios, or one step of one of them. */
export type Face =
  | { kind: "hidden" }
  | { kind: "choice"; lead: string; resume: string | null }
  | {
      kind: "step";
      head: string;
      text: string;
      whose: string;
      note: string;
      restore: boolean;
      again: boolean;
      busy: boolean;
    }
  | { kind: "end"; text: string };

export type PanelHands = {
  choose(name: ScenarioName): void;
  resume(): void;
  again(): void;
  others(): void;
  hand(): void;
  doIt(): void;
  restore(): void;
  leave(): void;
};

type More = { title?: string; class?: string; busy?: boolean; way?: string };

const button = (label: string, click: () => void, more: More = {}) =>
  el(
    "button",
    {
      class: more.class,
      title: more.title,
      attrs: { type: "button", "data-way": more.way, "aria-disabled": more.busy ? "true" : undefined },
      on: { click },
    },
    label,
  );

const choices = (hands: PanelHands) =>
  scenarioNames.map((name) => button(said.scenarios[name], () => hands.choose(name), { class: "scenario" }));

/** The strip under the header in which the tour speaks; drawn anew only where it says something else, so that no hand is thrown out. */
export class TourPanel {
  readonly #node = placeOf("tour");
  readonly #hands: PanelHands;
  #stamp = "";

  constructor(hands: PanelHands) {
    this.#hands = hands;
    this.#node.setAttribute("aria-label", said.open);
    this.#node.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      hands.leave();
    });
  }

  get isOpen(): boolean {
    return !this.#node.hidden;
  }

  focus() {
    this.#node.querySelector<HTMLElement>("h2")?.focus();
  }

  show(face: Face) {
    const stamp = JSON.stringify(face);
    if (stamp === this.#stamp) return;
    this.#stamp = stamp;
    const held = this.#node.contains(document.activeElement) ? (document.activeElement as HTMLElement) : null;
    this.#node.hidden = face.kind === "hidden";
    this.#node.replaceChildren(...this.#drawn(face));
    if (held && face.kind !== "hidden") this.#hold(held.dataset.way);
  }

  /** Whoever pressed a button goes on with the same one where the next face has it. */
  #hold(way: string | undefined) {
    const same = way && this.#node.querySelector<HTMLElement>(`[data-way=${way}]`);
    if (same) same.focus();
    else this.focus();
  }

  #head(words: string): HTMLElement {
    const attrs = { type: "button", "aria-label": said.leave };
    const close = el(
      "button",
      { class: "close", title: said.leave, attrs, on: { click: () => this.#hands.leave() } },
      "×",
    );
    return el("header", {}, el("h2", { attrs: { tabindex: "-1" } }, words), close);
  }

  #drawn(face: Face): Node[] {
    const hands = this.#hands;
    if (face.kind === "hidden") return [];
    if (face.kind === "step") return this.#step(face);
    if (face.kind === "end") {
      const ways = el("div", { class: "tour-ways" }, ...choices(hands));
      return [this.#head(said.open), el("p", { attrs: { role: "status" } }, face.text), ways];
    }
    const resume = face.resume === null ? null : button(face.resume, () => hands.resume(), { class: "send" });
    const ways = el("div", { class: "tour-ways" }, resume, ...choices(hands));
    return [this.#head(said.open), el("p", {}, face.lead), ways];
  }

  #step({ head, text, whose, note, restore, again, busy }: Extract<Face, { kind: "step" }>): Node[] {
    const hands = this.#hands;
    const ways = el(
      "div",
      { class: "tour-ways" },
      button(busy ? said.doing : said.doIt, () => hands.doIt(), { class: "send", busy, way: "do" }),
      button(said.hand, () => hands.hand(), { title: said.handHint, busy, way: "hand" }),
      restore && button(said.restore, () => hands.restore()),
      again && button(said.again, () => hands.again()),
      button(said.others, () => hands.others()),
    );
    const told = el("p", { attrs: { role: "status" } }, text, el("span", { class: "soft" }, ` ${whose}`));
    return [
      this.#head(head),
      told,
      note ? el("p", { class: "tour-note", attrs: { role: "alert" } }, note) : null,
      ways,
    ].filter((each) => each !== null);
  }
}
