import { Column } from "./column.ts";
import { placeOf } from "./dom.ts";
import { complain, toast } from "./notes.ts";
import type { Layout, Place } from "./place.ts";
import { keyOf, MOST_COLUMNS } from "./place.ts";
import type { State } from "./wire.ts";
import { words } from "./words.ts";

type Hands = {
  state(): State;
  refresh(): void;
  back(): void;
  /** What is open, or which is in hand, is now another. */
  moved(layout: Layout): void;
};

/** The chats that stand side by side; one of them is in hand. */
export class Columns {
  readonly #host: HTMLElement;
  readonly #hands: Hands;
  #all: Column[] = [];
  #active = 0;
  #laying = false;

  constructor(host: HTMLElement, hands: Hands) {
    this.#host = host;
    this.#hands = hands;
  }

  get all(): readonly Column[] {
    return this.#all;
  }

  get active(): Column | undefined {
    return this.#all[this.#active];
  }

  get layout(): Layout {
    return { places: this.#all.map(({ place }) => place), active: this.#active };
  }

  #made(place: Place): Column {
    return new Column(place, {
      state: this.#hands.state,
      refresh: this.#hands.refresh,
      back: this.#hands.back,
      close: (column) => this.close(column),
      activate: (column) => this.#activate(column),
      choose: (column, next) => {
        column.go(next);
        this.#moved();
      },
    });
  }

  /** As the address says it; what is open already stays as it is. */
  follow({ places, active }: Layout) {
    const before = new Map(this.#all.map((column) => [keyOf(column.place), column]));
    const free = this.#all.filter(({ place }) => !places.some((each) => keyOf(each) === keyOf(place)));
    this.#all = places.map((place) => {
      const column = before.get(keyOf(place)) ?? free.shift() ?? this.#made(place);
      column.go(place);
      return column;
    });
    this.#active = Math.min(active, this.#all.length - 1);
    this.#lay();
  }

  /** A node that is moved forgets how far it was scrolled, and the hand that was in it. */
  #lay() {
    const held = document.activeElement;
    const scrolled = this.#all.map(({ pane }) => pane.scrollTop);
    const nodes = this.#all.map(({ node }) => node);
    for (const node of [...this.#host.children]) if (!nodes.includes(node as HTMLElement)) node.remove();
    for (const [at, node] of nodes.entries()) {
      if (this.#host.children[at] !== node) this.#host.insertBefore(node, this.#host.children[at] ?? null);
    }
    for (const [at, { pane }] of this.#all.entries()) pane.scrollTop = scrolled[at] ?? 0;
    if (held instanceof HTMLElement && held !== document.activeElement && this.#host.contains(held)) this.#hold(held);
    this.#host.dataset.many = String(nodes.length);
    this.#number();
  }

  /** Only the hand comes back; which column is in hand was settled before. */
  #hold(held: HTMLElement) {
    this.#laying = true;
    held.focus({ preventScroll: true });
    this.#laying = false;
  }

  #number() {
    for (const [at, column] of this.#all.entries()) column.number(at, at === this.#active);
  }

  #moved() {
    this.#number();
    this.#hands.moved(this.layout);
    this.#hands.refresh();
  }

  #activate(column: Column) {
    const at = this.#all.indexOf(column);
    if (this.#laying || at < 0 || at === this.#active) return;
    this.#active = at;
    this.#number();
    this.#hands.moved(this.layout);
  }

  #find = (place: Place) => this.#all.find((column) => keyOf(column.place) === keyOf(place));

  /** In the column in hand, unless it is open already. */
  choose(place: Place): Column | undefined {
    const open = this.#find(place);
    if (open) this.#active = this.#all.indexOf(open);
    else if (this.active) this.active.go(place);
    else this.follow({ places: [place], active: 0 });
    this.#moved();
    return this.active;
  }

  /** In a column of its own. */
  beside(place: Place): Column | undefined {
    if (this.#find(place)) return this.choose(place);
    if (this.#all.length >= MOST_COLUMNS) {
      toast({ type: "warning", content: words.chat.most });
      return undefined;
    }
    this.#all = [...this.#all, this.#made(place)];
    this.#active = this.#all.length - 1;
    this.#lay();
    this.#moved();
    return this.active;
  }

  /** Where an answer to somebody who stands here is told. */
  toastsAt(place: Place): HTMLElement {
    return this.#find(place)?.toasts ?? placeOf("toasts");
  }

  close(column: Column) {
    if (this.#all.length < 2) return;
    const at = this.#all.indexOf(column);
    this.#all = this.#all.filter((each) => each !== column);
    this.#active = Math.min(at, this.#all.length - 1);
    this.#lay();
    this.#moved();
    this.active?.composer.text.focus();
  }

  async show(): Promise<void> {
    const alone = this.#all.length < 2;
    await Promise.all(this.#all.map((column) => column.show(alone).catch((error) => complain(error, column.toasts))));
    this.#number();
  }
}
