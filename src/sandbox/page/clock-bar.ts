import { forward } from "./api.ts";
import { dateInWords, timeOf } from "./beijing.ts";
import { askedDate } from "./clock-date.ts";
import { ClockReport } from "./clock-report.ts";
import { el, placeOf } from "./dom.ts";
import { complain, toast } from "./notes.ts";
import type { Place } from "./place.ts";
import type { ClockFace, Span, State } from "./wire.ts";
import { words } from "./words.ts";

const said = words.clock;
const spans = ["hour", "tomorrow", "workingMorning", "week"] as const satisfies readonly Span[];

type Hands = { state(): State; refresh(): void; choose(place: Place): void };

const sentSoFar = (state: State) => state.chats.reduce((sum, { fromBot }) => sum + fromBot, 0);

/** Beijing time and the ways forward; while the clock turns it says how many messages went out, and afterwards to whom. */
export class ClockBar {
  readonly #progress = placeOf("progress");
  readonly #buttons: HTMLButtonElement[];
  readonly #report: ClockReport;
  readonly #hands: Hands;
  #begunAt: number | null = null;
  #sent = 0;
  #shown = 0;

  constructor(hands: Hands) {
    this.#hands = hands;
    this.#report = new ClockReport(hands);
    const button = (label: string, turn: () => void) =>
      el("button", { title: said.hint, attrs: { type: "button" }, on: { click: turn } }, label);
    this.#buttons = spans.map((span) => button(said[span], () => void this.turn(span)));
    this.#buttons.push(button(said.date, () => void this.#turnToDate()));
    placeOf("clock-buttons").replaceChildren(...this.#buttons, this.#report.again);
  }

  /** The clock never goes back: what was asked before it turned and is answered after shows nothing. */
  show(face: ClockFace) {
    if (face.now < this.#shown) return;
    this.#shown = face.now;
    placeOf("clock-day").textContent = dateInWords(face.now);
    const kind = placeOf("clock-kind");
    kind.textContent = said.kind(face.day);
    kind.dataset.kind = face.day.kind;
    placeOf("clock-time").textContent = timeOf(face.now);
  }

  /** Behind a new connection there may be a city begun anew, with a clock of its own. */
  forget() {
    this.#shown = 0;
  }

  /** Also after a reload in the middle of a turn, or a turn begun in another window. */
  follow(state: State) {
    this.show(state.clock);
    const sent = sentSoFar(state);
    if (state.forwarding) this.#begunAt ??= this.#sent || sent;
    else this.#begunAt = null;
    this.#sent = sent;
    this.#lock(state.forwarding);
    this.#progress.textContent = state.forwarding ? said.turningSaid(sent - (this.#begunAt ?? sent)) : "";
  }

  /** A locked button keeps the focus, so that nobody at the keyboard is thrown out. */
  #lock(turning: boolean) {
    for (const button of this.#buttons) button.setAttribute("aria-disabled", String(turning));
    document.body.classList.toggle("turning", turning);
  }

  async #turnToDate() {
    if (document.body.classList.contains("turning")) return;
    const at = await askedDate(this.#shown);
    if (at !== null) await this.turn({ at });
  }

  /** False where the clock did not get there. */
  async turn(to: Span | { at: number }): Promise<boolean> {
    if (document.body.classList.contains("turning")) return false;
    let there = false;
    this.#lock(true);
    this.#begunAt = this.#sent;
    this.#progress.textContent = said.turning;
    try {
      const told = await forward(to);
      this.show(told.clock);
      const { now, day } = told.clock;
      const content = said.arrived([dateInWords(now), said.kind(day), timeOf(now)], told.said);
      toast({ type: "success", content });
      this.#report.tell(told);
      there = true;
    } catch (error) {
      complain(error);
    }
    this.#lock(false);
    this.#progress.textContent = "";
    this.#hands.refresh();
    return there;
  }
}
