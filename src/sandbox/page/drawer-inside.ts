import { getInside } from "./api.ts";
import { momentInWords } from "./beijing.ts";
import { el, keepInPlace } from "./dom.ts";
import type { Glance, GlanceRow, Inside } from "./wire.ts";
import { language, words } from "./words.ts";

const said = words.drawer;

const books = [
  ["inbox", said.inboxHint],
  ["outbox", said.outboxHint],
  ["journal", said.journalHint],
] as const satisfies readonly (readonly [keyof Inside, string])[];

const COMMAND = "command:";

/** Chinese where the product has a word for it; whoever develops sees the kind itself. A command that was refused is told as it is typed. */
function kindOf({ kind, label }: GlanceRow): string {
  if (kind.startsWith(COMMAND)) return said.command(kind.slice(COMMAND.length));
  return language === "en" ? kind : label || kind;
}
const stateOf = (state: string) => said.states[state] ?? state;

function row(each: GlanceRow): HTMLElement {
  const cells = [momentInWords(each.at), kindOf(each), stateOf(each.state), each.ref];
  return el("tr", { title: each.kind }, ...cells.map((cell) => el("td", {}, cell)));
}

/** One book of the product: how many rows in each state, and the last of them; a new row lights up. */
function book(name: keyof Inside, hint: string) {
  const counts = el("p", { class: "counts" });
  const body = el("tbody");
  const head = [said.time, said.kind, said.state, said.ref].map((word) => el("th", { attrs: { scope: "col" } }, word));
  const table = el("table", { class: "glance" }, el("thead", {}, el("tr", {}, ...head)), body);
  const none = el("p", { class: "soft" }, said.none);
  const rows = new Map<string, { node: HTMLElement; state: string }>();
  let seen = false;

  function nodeOf(each: GlanceRow): HTMLElement {
    const known = rows.get(each.ref);
    if (known?.state === each.state) return known.node;
    const node = row(each);
    if (seen) node.classList.add("fresh");
    rows.set(each.ref, { node, state: each.state });
    return node;
  }

  return {
    node: el(
      "section",
      { class: "book", attrs: { "data-book": name, "aria-label": said[name] } },
      el("h4", {}, said[name], el("span", { class: "soft" }, hint)),
      counts,
      none,
      table,
    ),
    show(glance: Glance) {
      const states = Object.entries(glance.counts).map(([state, count]) => `${stateOf(state)} ${count}`);
      counts.textContent = [said.total(glance.total), ...states].join(" · ");
      none.hidden = glance.rows.length > 0;
      table.hidden = glance.rows.length === 0;
      keepInPlace(body, glance.rows.map(nodeOf));
      const shown = new Set(glance.rows.map(({ ref }) => ref));
      for (const ref of rows.keys()) if (!shown.has(ref)) rows.delete(ref);
      seen = true;
    },
  };
}

/** The product's own books as they grow: kinds, states, short references, nobody's words. */
export class InsidePanel {
  readonly node: HTMLElement;
  readonly #notYet = el("p", { class: "soft" }, said.notYet);
  readonly #books = books.map(([name, hint]) => ({ name, ...book(name, hint) }));

  constructor() {
    this.node = el(
      "section",
      { attrs: { "aria-label": said.inside } },
      el("h3", {}, said.inside),
      el("p", { class: "soft" }, said.insideHint),
      this.#notYet,
      ...this.#books.map(({ node }) => node),
    );
  }

  /** Looks once; what cannot be had now is had at the next look. */
  async look() {
    const inside = await getInside().catch(() => null);
    if (!inside) return;
    this.#notYet.hidden = true;
    for (const { name, show } of this.#books) show(inside[name]);
  }
}
