import { forward } from "./api.ts";
import { timeOf } from "./beijing.ts";
import { placeOf } from "./dom.ts";
import { complain, toast } from "./notes.ts";
import type { ClockFace, Span, State } from "./wire.ts";

const buttons = [
  ["hour", "forward-hour"],
  ["workingMorning", "forward-morning"],
  ["week", "forward-week"],
] as const satisfies readonly (readonly [Span, string])[];

const saidSoFar = (state: State) => state.chats.reduce((sum, { fromBot }) => sum + fromBot, 0);

/** Beijing time and the three ways forward; while the clock turns it says how many messages went out. */
export class ClockBar {
  readonly #progress = placeOf("progress");
  readonly #done: () => void;
  #begunAt: number | null = null;
  #said = 0;
  #shown = 0;

  constructor(done: () => void) {
    this.#done = done;
    for (const [to, id] of buttons) placeOf(id).addEventListener("click", () => void this.#turn(to));
  }

  /** The clock never goes back: what was asked before it turned and is answered after shows nothing. */
  show({ now, words }: ClockFace) {
    if (now < this.#shown) return;
    this.#shown = now;
    placeOf("clock-day").textContent = words;
    placeOf("clock-time").textContent = timeOf(now);
  }

  /** Behind a new connection there may be a city begun anew, with a clock of its own. */
  forget() {
    this.#shown = 0;
  }

  /** Also after a reload in the middle of a turn, or a turn begun in another window. */
  follow(state: State) {
    this.show(state.clock);
    const said = saidSoFar(state);
    if (state.forwarding) this.#begunAt ??= this.#said || said;
    else this.#begunAt = null;
    this.#said = said;
    this.#lock(state.forwarding);
    const count = said - (this.#begunAt ?? said);
    this.#progress.textContent = state.forwarding ? `时钟前进中…已发出 ${count} 条消息` : "";
  }

  #lock(turning: boolean) {
    for (const [, id] of buttons) placeOf(id).toggleAttribute("disabled", turning);
    document.body.classList.toggle("turning", turning);
  }

  async #turn(to: Span) {
    this.#lock(true);
    this.#begunAt = this.#said;
    this.#progress.textContent = "时钟前进中…";
    try {
      const { clock, said } = await forward(to);
      this.show(clock);
      const heard = said > 0 ? `其间发出 ${said} 条消息` : "其间没有要发的消息";
      toast({ type: "success", content: `已到 ${clock.words} ${timeOf(clock.now)}，${heard}` });
    } catch (error) {
      complain(error);
    }
    this.#lock(false);
    this.#progress.textContent = "";
    this.#done();
  }
}
