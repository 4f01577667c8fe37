import { el } from "../dom.ts";
import { words } from "../words.ts";
import { arrange, dress, sidesOf } from "./dress.ts";
import type { Field } from "./field.ts";
import { nameByWordsBefore } from "./field.ts";
import { drawHeader } from "./header.ts";
import { lookOf } from "./look.ts";
import type { Pen, Renderer } from "./pen.ts";
import { openLink } from "./press.ts";
import { listOf, rawOf, stringOf } from "./raw.ts";
import { renderers } from "./renderers.ts";

const said = words.card;

/** Every word found in a component nobody here can draw. */
function wordsWithin(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(wordsWithin);
  if (typeof value !== "object" || value === null) return [];
  const own = stringOf(rawOf(value).content);
  return [...(own ? [own] : []), ...Object.values(value).flatMap(wordsWithin)];
}

const renderUnknown: Renderer = (element) =>
  el(
    "div",
    { class: "unknown" },
    el("div", {}, said.unknown(stringOf(element.tag))),
    ...wordsWithin(element).map((words) => el("div", { class: "plain" }, words)),
  );

/** Nothing deeper is drawn: a card that deep is refused anyway, and a page must not fall over it. */
const DEEPEST = 14;

function drawer(nodes: Map<unknown, HTMLElement>): Pen["draw"] {
  let depth = 0;
  return (elements, pen) =>
    listOf(elements).map((each) => {
      const element = rawOf(each);
      const tag = stringOf(element.tag);
      const render = Object.hasOwn(renderers, tag) ? renderers[tag] : undefined;
      depth += 1;
      const node = depth > DEEPEST || !render ? renderUnknown(element, pen) : render(element, pen);
      depth -= 1;
      if (tag !== "column") dress(node, { margin: sidesOf(element.margin) });
      nodes.set(each, node);
      return node;
    });
}

/** What the surroundings do for a card: names, people to choose from, carrying a click, asking twice, saying a word. */
export type CardDesk = Pick<Pen, "nameOf" | "members" | "act" | "confirm" | "tell">;

export type DrawnCard = {
  node: HTMLElement;
  fields: Field[];
  /** Where a component of the card stands on the page, by the object it was drawn from. */
  nodes: ReadonlyMap<unknown, HTMLElement>;
};

const WIDTHS = new Set(["compact", "fill"]);

function wholeLink(value: unknown, pen: Pen): HTMLElement | null {
  const link = rawOf(value);
  if (Object.keys(link).length === 0) return null;
  const open = el("button", { class: "card-link", attrs: { type: "button" } }, said.openLink);
  open.addEventListener("click", () => openLink(link, pen));
  return open;
}

/** A card JSON 2.0 as nodes of the page. */
export function drawCard(card: unknown, desk: CardDesk): DrawnCard {
  const raw = rawOf(card);
  const config = rawOf(raw.config);
  const nodes = new Map<unknown, HTMLElement>();
  const pen: Pen = { ...desk, draw: drawer(nodes), look: lookOf(config), form: null, fields: [] };
  const head = raw.header === undefined ? null : drawHeader(rawOf(raw.header), pen);
  const content = rawOf(raw.body);
  const body = el("div", { class: "card-body" }, ...pen.draw(content.elements, pen));
  arrange(body, content);
  nameByWordsBefore(body);
  const mode = stringOf(config.width_mode);
  const look = `card${WIDTHS.has(mode) ? ` ${mode}` : ""}`;
  const node = el("article", { class: look }, head, body, wholeLink(raw.card_link, pen));
  return { node, fields: pen.fields, nodes };
}
