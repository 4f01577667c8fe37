import { switchFault } from "./api.ts";
import { el } from "./dom.ts";
import { complain, toast } from "./notes.ts";
import type { FaultFace, FaultSwitch, Person, State } from "./wire.ts";
import { words } from "./words.ts";

const said = words.drawer;

type Fault = Exclude<FaultSwitch["fault"], "normal">;
type Standing = { on: boolean; left: string };

/** How each fault stands now: on or off, and how often it still strikes. */
const standing: Record<Fault, (face: FaultFace, person: string) => Standing> = {
  slow: ({ slowMs }) => ({ on: slowMs > 0, left: "" }),
  refused: ({ down }) => ({ on: down === "refused", left: "" }),
  error: ({ down }) => ({ on: down === "error", left: "" }),
  limit: ({ limited }) => ({ on: limited > 0, left: said.left(limited) }),
  lose: ({ lostAnswers }) => ({ on: lostAnswers > 0, left: said.left(lostAnswers) }),
  refuseCards: ({ refusedCards }) => ({ on: refusedCards > 0, left: said.leftCards(refusedCards) }),
  unreachable: ({ unreachable }, person) => ({ on: unreachable.includes(person), left: "" }),
};
const faults = Object.keys(standing) as Fault[];

type Row = { node: HTMLElement; show(face: FaultFace): void };

/** The faults, each with what it does, what one will see, and a switch that says how it stands. */
export class FaultPanel {
  readonly node: HTMLElement;
  readonly #person = el("select", { attrs: { "aria-label": said.person } });
  readonly #now = el("p", { class: "faults-now", attrs: { role: "status" } });
  readonly #rows: Row[];
  readonly #hands: { refresh(): void };
  #face: FaultFace | null = null;
  areOn = false;

  constructor(hands: { refresh(): void }) {
    this.#hands = hands;
    this.#rows = faults.map((fault) => this.#row(fault));
    this.#person.addEventListener("change", () => this.#draw());
    const normal = el("button", { class: "normal", attrs: { type: "button" } }, said.normal);
    normal.addEventListener("click", () => void this.#switch({ fault: "normal" }, said.normalDone));
    this.node = el(
      "section",
      { attrs: { "aria-labelledby": "faults-title" } },
      el("h3", { attrs: { id: "faults-title" } }, said.faults),
      el("p", { class: "soft" }, said.faultsHint),
      el("div", { class: "faults-head" }, this.#now, normal),
      ...this.#rows.map(({ node }) => node),
    );
  }

  #row(fault: Fault): Row {
    const { name, does, sees } = said.kinds[fault];
    const turn = el("button", { class: "switch", attrs: { type: "button", role: "switch" } });
    const left = el("span", { class: "soft" });
    const hint = `fault-${fault}`;
    turn.setAttribute("aria-label", name);
    turn.setAttribute("aria-describedby", hint);
    turn.dataset.fault = fault;
    turn.addEventListener("click", () => {
      const on = turn.getAttribute("aria-checked") !== "true";
      const person = this.#person.value;
      void this.#switch(fault === "unreachable" ? { fault, on, person } : { fault, on }, null);
    });
    const node = el(
      "div",
      { class: "fault-row" },
      el("div", { class: "fault-head" }, el("strong", {}, name), left, turn),
      fault === "unreachable" && this.#person,
      el("p", { attrs: { id: hint } }, `${does}${sees}`),
    );
    const show = (face: FaultFace) => {
      const { on, left: still } = standing[fault](face, this.#person.value);
      turn.setAttribute("aria-checked", String(on));
      turn.textContent = on ? said.on : said.off;
      left.textContent = on ? still : "";
    };
    return { node, show };
  }

  async #switch(asked: FaultSwitch, done: string | null) {
    try {
      this.#face = await switchFault(asked);
      this.#draw();
      if (done) toast({ type: "success", content: done });
      this.#hands.refresh();
    } catch (error) {
      complain(error);
    }
  }

  #offer(people: readonly Person[]) {
    if (this.#person.options.length === people.length) return;
    const options = people.map(({ openId, name, title }) =>
      el("option", { attrs: { value: openId } }, `${name}（${title}）`),
    );
    this.#person.replaceChildren(...options);
    const liaison = people.find(({ title }) => title.endsWith(" · 联络员"));
    if (liaison) this.#person.value = liaison.openId;
  }

  #draw() {
    if (!this.#face) return;
    for (const { show } of this.#rows) show(this.#face);
  }

  /** Shows how things stand; gives back the names of the faults that are on. */
  show({ faults: face, people }: State): string[] {
    this.#offer(people);
    this.#face = face;
    this.#draw();
    const anybody = face.unreachable[0] ?? "";
    const names = faults.filter((fault) => standing[fault](face, anybody).on).map((fault) => said.kinds[fault].name);
    this.areOn = names.length > 0;
    const now = this.areOn ? said.someFaults(names.join("、")) : said.allNormal;
    if (this.#now.textContent !== now) this.#now.textContent = now;
    return names;
  }
}
