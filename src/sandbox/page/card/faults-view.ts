import { placedIn } from "../../card-rules/placed.ts";
import type { Fault } from "../../card-rules/shape.ts";
import { el } from "../dom.ts";
import { words } from "../words.ts";
import type { DrawnCard } from "./card.ts";

const said = words.card;

/** The drawn component a path of the card leads to, or the nearest one around it. */
function nodeAt(card: unknown, drawn: DrawnCard, path: string): HTMLElement | null {
  const around = placedIn(card).filter((each) => path === each.path || path.startsWith(`${each.path}.`));
  const nearest = around.toSorted((one, other) => other.path.length - one.path.length);
  for (const { raw } of nearest) {
    const node = drawn.nodes.get(raw);
    if (node) return node;
  }
  return null;
}

function line({ path, rule }: Fault, node: HTMLElement | null): HTMLElement {
  const where = el("code", {}, path === "ROOT" ? said.wholeCard : path);
  if (!node) return el("li", {}, where, " ", said.rule(rule));
  const show = () => {
    node.scrollIntoView({ block: "center" });
    node.classList.add("pointed");
    setTimeout(() => node.classList.remove("pointed"), 1_500);
  };
  return el(
    "li",
    {},
    el("button", { title: said.pointOut, attrs: { type: "button" }, on: { click: show } }, where),
    " ",
    said.rule(rule),
  );
}

/** More of them are not read; the first ones mended, the rest come up. */
const MOST_SHOWN = 50;

type Look = { heading: string; tone: "refused" | "advice"; faults: readonly Fault[] };

/** Why a card is refused, or what it had better do: the place and the rule of each, and the place marked on the card. */
export function faultsView(card: unknown, drawn: DrawnCard, { heading, tone, faults }: Look): HTMLElement | null {
  if (faults.length === 0) return null;
  const lines = faults.slice(0, MOST_SHOWN).map((fault) => {
    const node = nodeAt(card, drawn, fault.path);
    if (tone === "refused") node?.classList.add("faulty-part");
    return line(fault, node);
  });
  const left = faults.length - lines.length;
  const rest = left > 0 ? el("div", {}, said.moreFaults(left)) : null;
  return el("section", { class: `card-faults ${tone}` }, el("h4", {}, heading), el("ol", {}, ...lines), rest);
}
