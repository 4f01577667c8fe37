import { cardAdvice } from "../../card-rules/advice.ts";
import { cardFaults } from "../../card-rules/card-faults.ts";
import type { CardDesk } from "../card/card.ts";
import { drawCard } from "../card/card.ts";
import { faultsView } from "../card/faults-view.ts";
import { el, placeOf } from "../dom.ts";
import { confirm, toast } from "../notes.ts";
import { words } from "../words.ts";
import { measuresOf } from "./measures.ts";
import type { Pasted } from "./pasted.ts";

const said = words.gallery;

const PEOPLE = [
  { openId: "ou_sample_1", name: "贾示例", title: said.people.liaison },
  { openId: "ou_sample_2", name: "甄示例", title: said.people.office },
];

const nameOf = (openId: string) => PEOPLE.find((each) => each.openId === openId)?.name ?? said.people.somebody;

/** Nobody answers here: what would be sent is shown instead. */
const desk: CardDesk = {
  nameOf,
  members: () => PEOPLE,
  confirm,
  tell: (words) => toast({ type: "warning", content: words }),
  act(action, form) {
    const sent = placeOf("sent");
    const event = { action: { ...action, ...(form ? { form_value: form.values } : {}) } };
    sent.textContent = `${said.sent}\n${JSON.stringify(event, null, 2)}`;
    sent.hidden = false;
  },
};

function fill(id: string, ...nodes: (Node | null)[]): void {
  placeOf(id).replaceChildren(...nodes.filter((node) => node !== null));
}

function nothing(words: string): void {
  fill("why", el("section", { class: "card-faults refused" }, el("h4", {}, words)));
  for (const id of ["shown", "advice", "measures"]) fill(id);
}

/** Draws what was pasted as far as it can be drawn, and says what the platform would say of it. */
export function showPasted(pasted: Pasted): void {
  placeOf("sent").hidden = true;
  if ("unreadable" in pasted) {
    nothing(pasted.unreadable);
    return;
  }
  try {
    show(pasted);
  } catch (error) {
    nothing(said.undrawn(error instanceof Error ? error.message : String(error)));
  }
}

function show({ card, from }: Exclude<Pasted, { unreadable: string }>): void {
  const drawn = drawCard(card, desk);
  const faults = cardFaults(card);
  const heading = words.card.refused(faults.length);
  fill("why", faultsView(card, drawn, { heading, tone: "refused", faults }));
  fill("shown", drawn.node);
  const advice = cardAdvice(card);
  const mind = faults.length > 0 ? said.adviceToo : said.advice;
  fill("advice", faultsView(card, drawn, { heading: mind, tone: "advice", faults: advice }));
  const measures = measuresOf(card).map(({ words, over }) => el("li", { class: over ? "over" : undefined }, words));
  const verdict = el(
    "li",
    { class: faults.length > 0 ? "over" : undefined },
    faults.length > 0 ? said.wrong : said.right,
  );
  fill("measures", verdict, ...measures, from === null ? null : el("li", {}, said.from(from)));
}
