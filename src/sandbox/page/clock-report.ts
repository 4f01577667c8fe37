import { momentInWords } from "./beijing.ts";
import { el, placeOf } from "./dom.ts";
import type { Place } from "./place.ts";
import type { Forwarded, HeardChat, State } from "./wire.ts";
import { words } from "./words.ts";

const said = words.clock;
const MOST_CHATS = 12;

type Hands = { state(): State; choose(place: Place): void };

/** Where somebody stands to read a chat: a private one as its owner, a group as one of its members. */
function placeOfChat(state: State, chatId: string): { name: string; place: Place } | null {
  const chat = state.chats.find((each) => each.chatId === chatId);
  const [person] = chat?.members ?? [];
  if (!chat || person === undefined) return null;
  return { name: chat.name, place: { person, chatId: chat.type === "group" ? chatId : null } };
}

/** Who heard what while the clock went forward: a short list that leads to the chats. */
export class ClockReport {
  /** Brings the last report back after it was closed. */
  readonly again = el("button", { title: said.report, attrs: { type: "button", hidden: "" } }, said.reportAgain);
  readonly #node = placeOf("report");
  readonly #hands: Hands;

  constructor(hands: Hands) {
    this.#hands = hands;
    this.#node.setAttribute("aria-label", said.report);
    this.again.addEventListener("click", () => this.#toggle(this.#node.hasAttribute("hidden")));
    this.#node.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      this.#toggle(false);
      this.again.focus();
    });
  }

  #toggle(open: boolean) {
    this.#node.hidden = !open;
    this.again.setAttribute("aria-expanded", String(open));
  }

  tell({ from, clock, said: sent, redrawn, heard }: Forwarded) {
    const close = el("button", { class: "close", attrs: { type: "button", "aria-label": words.page.close } }, "×");
    close.addEventListener("click", () => {
      this.#toggle(false);
      this.again.focus();
    });
    const span = said.reportSpan(momentInWords(from), momentInWords(clock.now));
    const sum = sent + redrawn > 0 ? said.reportSaid(sent, redrawn) : said.reportNone;
    const rows = heard.slice(0, MOST_CHATS).flatMap((each) => this.#row(each) ?? []);
    const more = heard.length > MOST_CHATS ? said.reportMore(heard.length - MOST_CHATS) : "";
    this.#node.replaceChildren(
      el("header", {}, el("h2", {}, said.report), el("span", { class: "soft" }, span), el("span", {}, sum), close),
      el("ul", {}, ...rows),
      more && el("p", { class: "soft" }, more),
    );
    this.again.hidden = false;
    this.#toggle(true);
  }

  #row({ chatId, count, lines }: HeardChat): HTMLElement | null {
    const found = placeOfChat(this.#hands.state(), chatId);
    if (!found) return null;
    const { name, place } = found;
    const title = said.reportOpen(name);
    const click = () => this.#hands.choose(place);
    const head = [el("strong", {}, name), el("span", { class: "soft" }, said.reportCount(count))];
    const told = lines.map((line) => el("span", { class: "told" }, line));
    return el("li", {}, el("button", { title, attrs: { type: "button" }, on: { click } }, ...head, ...told));
  }
}
