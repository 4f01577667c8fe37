import { switchFault } from "../api.ts";
import type { Columns } from "../columns.ts";
import { placeOf } from "../dom.ts";
import { complain } from "../notes.ts";
import { nameIn } from "../people.ts";
import type { Layout } from "../place.ts";
import type { State } from "../wire.ts";
import { words } from "../words.ts";
import { castOf, placeOfPart } from "./cast.ts";
import type { Stage } from "./deeds.ts";
import { begun, doStep, isDone, stepOf } from "./deeds.ts";
import { hindering } from "./faults.ts";
import { handTo } from "./hand.ts";
import type { Run } from "./memory.ts";
import { isWavedOff, keepRun, keptRun, waveOff } from "./memory.ts";
import { TourPanel } from "./panel.ts";
import type { ScenarioName, Step } from "./scenarios.ts";
import { scenarios } from "./scenarios.ts";

const said = words.tour;
const PATIENCE_MS = 15_000;

type Hands = Stage & { columns: Columns; lay(layout: Layout): void };

/** Leads through a scenario step by step: it watches what came to be, whoever did it, and does a step where it is asked to. */
export class Tour {
  readonly #panel: TourPanel;
  readonly #hands: Hands;
  #run = keptRun();
  #open = keptRun() !== null;
  #lead: string | null = null;
  #note = "";
  #busy = false;
  #looking = false;
  #waiting = 0;

  constructor(hands: Hands) {
    this.#hands = hands;
    this.#panel = new TourPanel({
      choose: (name) => void this.#begin(name),
      resume: () => this.#resume(),
      again: () => void (this.#run && this.#begin(this.#run.name)),
      others: () => this.#choose(),
      hand: () => void this.#hand(),
      doIt: () => void this.#doIt(),
      restore: () => void this.#restore(),
      leave: () => this.#leave(),
    });
    const button = placeOf("open-tour");
    button.addEventListener("click", () => (this.#panel.isOpen && !this.#offered ? this.#leave() : this.#enter()));
  }

  /** The page itself opened the choice and nobody has answered yet: who asks for the tour then wants it, not to be rid of it. */
  get #offered() {
    return this.#lead === said.offer;
  }

  /** With every look at the city: a run of a city that is no more is forgotten, a step that came true is left behind. */
  async follow(state: State): Promise<void> {
    if (this.#run && this.#run.begunAt > state.clock.now) this.#take(null);
    const fresh = state.chats.every(({ last }) => last === null);
    if (!this.#open && !this.#run && fresh && state.people.length > 0 && !isWavedOff()) {
      this.#open = true;
      this.#lead = said.offer;
    }
    await this.#look(state);
    this.#draw(state);
  }

  async #look(state: State) {
    const step = this.#run && stepOf(this.#run);
    if (!this.#open || !this.#run || !step || this.#lead !== null) return;
    if (this.#looking || this.#busy || state.forwarding) return;
    this.#looking = true;
    try {
      if (await isDone(this.#run, step.done, state)) this.#take({ ...this.#run, step: this.#run.step + 1 });
    } finally {
      this.#looking = false;
    }
  }

  #take(run: Run | null) {
    this.#run = run;
    this.#note = "";
    clearTimeout(this.#waiting);
    keepRun(run);
    const step = run && stepOf(run);
    if (run && step) this.#lay(run, step);
  }

  #lay({ cast }: Run, step: Step) {
    const places = [...new Set([...step.beside, step.by])].map((part) => ({ part, place: placeOfPart(cast, part) }));
    const inOrder = places.toSorted((a, b) => order.indexOf(a.part) - order.indexOf(b.part));
    const active = inOrder.findIndex(({ part }) => part === step.by);
    this.#hands.lay({ places: inOrder.map(({ place }) => place), active });
  }

  #draw(state: State) {
    placeOf("open-tour").setAttribute("aria-expanded", String(this.#open));
    if (!this.#open) return this.#panel.show({ kind: "hidden" });
    const run = this.#run;
    if (!run || this.#lead !== null) {
      const resume = run && stepOf(run) ? said.resume(said.scenarios[run.name]) : null;
      return this.#panel.show({ kind: "choice", lead: this.#lead ?? said.choose, resume });
    }
    const step = stepOf(run);
    if (!step) return this.#panel.show({ kind: "end", text: said.finished(said.scenarios[run.name]) });
    this.#panel.show(this.#stepFace(run, step, state));
  }

  #stepFace(run: Run, step: Step, state: State) {
    const faults = hindering(state);
    const note = faults.length > 0 ? said.faulty(faults.join("、")) : this.#note;
    return {
      kind: "step" as const,
      head: said.at(said.scenarios[run.name], run.step + 1, scenarios[run.name].steps.length),
      text: said.steps[step.word],
      whose: said.whose(nameIn(state, run.cast[step.by])),
      ...{ note, restore: faults.length > 0, again: this.#note !== "", busy: this.#busy },
    };
  }

  async #begin(name: ScenarioName) {
    const state = this.#hands.state();
    const run = await castOf(state)
      .then((cast) => cast && begun(name, cast, state))
      .catch(complain);
    this.#lead = run ? null : said.noCast;
    if (run) this.#take(run);
    this.#hands.refresh();
  }

  #resume() {
    this.#lead = null;
    this.#take(this.#run);
    this.#hands.refresh();
  }

  #choose() {
    this.#lead = said.choose;
    this.#draw(this.#hands.state());
  }

  #enter() {
    this.#open = true;
    this.#lead = said.choose;
    this.#draw(this.#hands.state());
    this.#panel.focus();
  }

  #leave() {
    this.#open = false;
    waveOff();
    this.#draw(this.#hands.state());
    placeOf("open-tour").focus();
  }

  async #hand() {
    const step = this.#run && stepOf(this.#run);
    if (this.#busy || !this.#run || !step) return;
    const found = await handTo(this.#run, step, { stage: this.#hands, columns: this.#hands.columns });
    if (!found) this.#tell(said.stuck);
  }

  #tell(note: string) {
    this.#note = note;
    this.#draw(this.#hands.state());
  }

  async #doIt() {
    const run = this.#run;
    const step = run && stepOf(run);
    if (this.#busy || !run || !step) return;
    if (this.#hands.state().forwarding) return this.#tell(said.turning);
    this.#busy = true;
    this.#tell("");
    try {
      if (!(await doStep(run, step, this.#hands))) this.#note = said.stuck;
      else this.#waiting = window.setTimeout(() => this.#tell(said.waits), PATIENCE_MS);
    } catch (error) {
      this.#note = error instanceof Error ? error.message : String(error);
    }
    this.#busy = false;
    this.#draw(this.#hands.state());
    this.#hands.refresh();
  }

  async #restore() {
    await switchFault({ fault: "normal" }).catch(complain);
    this.#hands.refresh();
  }
}

const order = ["office", "liaison", "principal", "leader"];
