import { moveBot } from "./api.ts";
import { el } from "./dom.ts";
import { complain } from "./notes.ts";
import type { Place } from "./place.ts";
import type { ChatHead, Person } from "./wire.ts";
import { words } from "./words.ts";

const said = words.chat;

export type HeadHands = {
  close(): void;
  back(): void;
  choose(place: Place): void;
  refresh(): void;
  toasts: HTMLElement;
};

type Shown = { person: Person; group: ChatHead | null; members: readonly Person[]; alone: boolean };

/** The name over a column, who one is in it, and what can be done with it as a whole. */
export class ColumnHead {
  readonly name = el("h2", { class: "chat-name" });
  readonly who = el("span", { class: "chat-who" });
  readonly node: HTMLElement;
  readonly #as = el("select", { class: "as", attrs: { "aria-label": said.as } });
  readonly #move = el("button", { class: "move-bot", attrs: { type: "button", hidden: "" } });
  readonly #close = el("button", { class: "close", title: said.close, attrs: { type: "button" } }, "×");
  readonly #hands: HeadHands;
  #group: ChatHead | null = null;
  #person = "";

  constructor(hands: HeadHands) {
    this.#hands = hands;
    const attrs = { type: "button", "aria-label": said.back };
    const back = el("button", { class: "back", attrs, on: { click: () => hands.back() } }, "‹");
    const named = el("div", { class: "named" }, this.name, this.who, this.#as, this.#move);
    this.node = el("header", { class: "talk-head" }, back, named, this.#close);
    this.#close.addEventListener("click", () => hands.close());
    this.#move.addEventListener("click", () => void this.#moveBot());
    this.#as.addEventListener("change", () => {
      hands.choose({ person: this.#as.value, chatId: this.#group?.chatId ?? null });
    });
  }

  show({ person, group, members, alone }: Shown) {
    this.#group = group;
    this.#person = person.openId;
    const within = group?.members.includes(person.openId) ?? true;
    this.name.textContent = group ? said.group(group.name, group.members.length) : said.with(person.name);
    const mine = within ? said.me(person.name) : said.watcher(person.name);
    this.who.textContent = group ? mine : person.title;
    this.#close.hidden = alone;
    this.#close.setAttribute("aria-label", said.closeHint(this.name.textContent));
    this.#move.hidden = group === null || !within;
    this.#move.textContent = group?.botIn ? said.moveOut : said.moveIn;
    this.#offerMembers(group ? [...(within ? [] : [person]), ...members] : []);
  }

  /** Whom one can be in this group, in one step. */
  #offerMembers(members: readonly Person[]) {
    this.#as.hidden = members.length === 0;
    const stamp = members.map(({ openId }) => openId).join(" ");
    if (this.#as.dataset.members !== stamp) {
      this.#as.dataset.members = stamp;
      const options = members.map(({ openId, name, title }) =>
        el("option", { attrs: { value: openId } }, `${name}（${title}）`),
      );
      this.#as.replaceChildren(...options);
    }
    if (document.activeElement !== this.#as) this.#as.value = this.#person;
  }

  async #moveBot() {
    const group = this.#group;
    if (!group) return;
    this.#move.disabled = true;
    try {
      await moveBot(this.#person, group.chatId, !group.botIn);
    } catch (error) {
      complain(error, this.#hands.toasts);
    }
    this.#move.disabled = false;
    this.#move.focus();
    this.#hands.refresh();
  }
}
