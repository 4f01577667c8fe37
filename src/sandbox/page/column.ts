import { getMessages, markRead } from "./api.ts";
import { ChatView } from "./chat-view.ts";
import { ColumnHead } from "./column-head.ts";
import { Composer } from "./composer.ts";
import { el } from "./dom.ts";
import { deskOf } from "./message-desk.ts";
import { chatAt, nobody, personIn, unreadFor } from "./people.ts";
import type { Place } from "./place.ts";
import { keyOf } from "./place.ts";
import type { ChatHead, Person, State } from "./wire.ts";
import { words } from "./words.ts";

export type ColumnHands = {
  state(): State;
  refresh(): void;
  close(column: Column): void;
  activate(column: Column): void;
  back(): void;
  choose(column: Column, place: Place): void;
};

/** One live chat as one person sees it, with a composer of its own. */
export class Column {
  readonly toasts = el("div", { class: "toasts in-column", attrs: { "aria-live": "polite" } });
  readonly pane = el("div", {
    class: "chat",
    attrs: { tabindex: "0", role: "log", "aria-label": words.chat.messages },
  });
  readonly head: ColumnHead;
  readonly composer: Composer;
  readonly node: HTMLElement;
  readonly #views = new Map<string, ChatView>();
  readonly #hands: ColumnHands;
  #place: Place;
  #shown: ChatView | null = null;

  constructor(place: Place, hands: ColumnHands) {
    this.#place = place;
    this.#hands = hands;
    const { refresh } = hands;
    const { toasts } = this;
    this.head = new ColumnHead({
      ...{ toasts, refresh, back: () => hands.back() },
      close: () => hands.close(this),
      choose: (next) => hands.choose(this, next),
    });
    this.node = el("section", { class: "column-of-page" });
    this.composer = new Composer({ done: refresh, toasts, drops: this.node });
    this.node.append(this.head.node, toasts, this.pane, this.composer.node);
    this.node.dataset.drop = words.chat.drop;
    new ResizeObserver(() => this.#shown?.resized()).observe(this.pane);
    for (const each of ["focusin", "pointerdown"]) this.node.addEventListener(each, () => hands.activate(this));
  }

  get place(): Place {
    return this.#place;
  }

  get name(): string {
    return this.head.name.textContent ?? "";
  }

  /** The first column has the plain names, so that there is always one of each. */
  number(at: number, active: boolean) {
    const named = { chat: this.pane, text: this.composer.text, files: this.composer.files };
    const heads = { "chat-name": this.head.name, "chat-who": this.head.who, examples: this.composer.examples };
    for (const [name, node] of Object.entries({ ...named, ...heads })) node.id = at === 0 ? name : `${name}-${at + 1}`;
    this.node.classList.toggle("active", active);
    this.node.setAttribute("aria-label", words.chat.column(at + 1, this.name));
  }

  /** Somebody else, or another chat, in this column. */
  go(place: Place) {
    if (keyOf(place) !== keyOf(this.#place)) this.toasts.replaceChildren();
    this.#place = place;
  }

  /** A card drawn for one person is not another's: every person keeps a view of the same group. */
  #viewOf(chat: ChatHead | undefined): ChatView {
    const key = keyOf(this.#place);
    const { state, refresh } = this.#hands;
    const desk = { place: this.#place, chat, state, refresh, toasts: this.toasts, composer: this.composer };
    const view = this.#views.get(key) ?? new ChatView(this.pane, deskOf(desk), refresh);
    this.#views.set(key, view);
    return view;
  }

  #address(chat: ChatHead | undefined, person: Person, alone: boolean): ChatHead | null {
    const group = chat?.type === "group" ? chat : null;
    const all = this.#hands.state().people;
    const members = all.filter(({ openId }) => group?.members.includes(openId));
    this.head.show({ person, group, members, alone });
    this.composer.address({
      ...{ key: keyOf(this.#place), person, members, chatId: chat?.chatId },
      group: group !== null,
      watching: group !== null && !group.members.includes(person.openId),
      botIn: group?.botIn ?? true,
    });
    return group;
  }

  async show(alone: boolean): Promise<void> {
    const asked = this.#place;
    const state = this.#hands.state();
    const chat = chatAt(state, asked);
    this.#address(chat, personIn(state, asked.person) ?? nobody, alone);
    const view = this.#viewOf(chat);
    const messages = chat ? await getMessages(chat.chatId, view.most) : { chatId: "", messages: [], earlier: 0 };
    if (asked !== this.#place) return;
    if (this.#shown !== view) {
      this.#shown?.leave();
      view.show(messages, chat);
      view.enter();
      this.#shown = view;
    } else view.show(messages, chat);
    await this.#read(chat);
  }

  /** What is before somebody's eyes has been read; on a phone only the column in hand is. */
  async #read(chat: ChatHead | undefined) {
    const { person } = this.#place;
    if (!chat || unreadFor(chat, person).count === 0 || document.hidden || this.node.offsetParent === null) return;
    await markRead(person, chat.chatId);
  }

  /** A hidden chat could not be scrolled. */
  enter() {
    this.#shown?.enter();
  }
}
