import { openGroup } from "./api.ts";
import type { ChatRow, RowHands } from "./chat-row.ts";
import { chatRow } from "./chat-row.ts";
import { el, keepInPlace, placeOf } from "./dom.ts";
import { complain, toast } from "./notes.ts";
import { ownChat, unreadFor } from "./people.ts";
import type { Place } from "./place.ts";
import { keyOf } from "./place.ts";
import { keepOneStop, roving } from "./roving.ts";
import type { ChatHead, Person, State } from "./wire.ts";
import { words } from "./words.ts";

const said = words.list;

export type ListHands = {
  choose(place: Place): void;
  beside(place: Place): void;
  /** Who is in hand. */
  person(): string;
};

/** The rows of one list, each kept for its key so that a refresh moves nothing under the pointer. */
function rowsOf(list: HTMLElement) {
  const rows = new Map<string, ChatRow>();
  return {
    row(key: string, hands: RowHands): ChatRow {
      const row = rows.get(key) ?? chatRow(hands);
      rows.set(key, row);
      return row;
    },
    /** Rows that go take the focus with them; the next one gets it then. */
    place(shown: readonly ChatRow[]) {
      const at = [...list.children].findIndex((node) => node.contains(document.activeElement));
      const nodes = shown.map(({ node }) => node);
      keepInPlace(list, nodes);
      if (at >= 0 && !list.contains(document.activeElement)) shown[Math.min(at, shown.length - 1)]?.open.focus();
    },
  };
}

const fits = (name: string, title: string, sought: string) => `${name} ${title}`.includes(sought.trim());

/** The left column: groups and everybody of the sample city, with what is new in each chat. */
export class ChatList {
  readonly #search = placeOf("search") as HTMLInputElement;
  readonly #onlyUnread = placeOf("only-unread") as HTMLInputElement;
  readonly #groupName = placeOf("group-name") as HTMLInputElement;
  readonly #groups = rowsOf(placeOf("groups"));
  readonly #people = rowsOf(placeOf("people"));
  readonly #hands: ListHands;
  #state: State | null = null;
  #open: readonly Place[] = [];

  constructor(hands: ListHands) {
    this.#hands = hands;
    for (const control of [this.#search, this.#onlyUnread]) control.addEventListener("input", () => this.#draw());
    this.#search.addEventListener("keydown", ({ key }) => {
      if (key === "ArrowDown") placeOf("chats").querySelector<HTMLElement>(".row")?.focus();
    });
    roving(placeOf("chats"));
    placeOf("new-group").addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#openGroup();
    });
  }

  show(state: State, open: readonly Place[]) {
    this.#state = state;
    this.#open = open;
    this.#draw();
  }

  #draw() {
    const state = this.#state;
    if (!state) return;
    const groups = state.chats.filter((chat) => chat.type === "group").flatMap((chat) => this.#groupRow(state, chat));
    const people = state.people.flatMap((person) => this.#personRow(state, person));
    this.#groups.place(groups);
    this.#people.place(people);
    placeOf("nobody-found").hidden = groups.length + people.length > 0;
    keepOneStop(placeOf("chats"));
  }

  #isOpen = (place: Place) => this.#open.some((each) => keyOf(each) === keyOf(place));

  #wanted(words: { name: string; title: string }, unread: number, here: boolean): boolean {
    if (!fits(words.name, words.title, this.#search.value)) return false;
    return !this.#onlyUnread.checked || unread > 0 || here;
  }

  #personRow(state: State, { openId, name, title }: Person): ChatRow[] {
    const place = { person: openId, chatId: null };
    const chat = ownChat(state, openId);
    const here = this.#isOpen(place);
    if (!this.#wanted({ name, title }, unreadFor(chat, openId).count, here)) return [];
    const { choose, beside } = this.#hands;
    const row = this.#people.row(openId, { choose: () => choose(place), beside: () => beside(place) });
    row.show({ name, title, chat, reader: openId, now: state.clock.now, here });
    return [row];
  }

  #groupRow(state: State, chat: ChatHead): ChatRow[] {
    const { choose, beside, person } = this.#hands;
    const place = (): Place => ({ person: person(), chatId: chat.chatId });
    const reader = person();
    const here = this.#open.some(({ chatId }) => chatId === chat.chatId);
    const title = said.members(chat.members.length);
    if (!this.#wanted({ name: chat.name, title }, unreadFor(chat, reader).count, here)) return [];
    const row = this.#groups.row(chat.chatId, { choose: () => choose(place()), beside: () => beside(place()) });
    row.show({ name: chat.name, title, chat, reader, now: state.clock.now, here });
    return [row];
  }

  async #openGroup() {
    const name = this.#groupName.value.trim();
    if (name === "") return this.#groupName.focus();
    try {
      const person = this.#hands.person();
      const { chatId } = await openGroup(person, name);
      this.#groupName.value = "";
      toast({ type: "success", content: said.opened(name) });
      this.#hands.choose({ person, chatId });
    } catch (error) {
      complain(error);
    }
  }
}

/** One click to each main person of the sample city. */
export function quickLinks(people: readonly Person[], { choose }: Pick<ListHands, "choose">): Node[] {
  return people.map(({ openId, name, title }) => {
    const click = () => choose({ person: openId, chatId: null });
    const role = title.split(" · ").at(-1) ?? "";
    return el(
      "button",
      { class: "quick", title, attrs: { type: "button" }, on: { click } },
      name,
      el("small", {}, role),
    );
  });
}
