import { cardAdvice } from "../../card-rules/advice.ts";
import { cardFaults } from "../../card-rules/card-faults.ts";
import type { CardDesk } from "../card/card.ts";
import { drawCard } from "../card/card.ts";
import { faultsView } from "../card/faults-view.ts";
import { el, placeOf } from "../dom.ts";
import { confirm, toast } from "../notes.ts";
import { measuresOf } from "./measures.ts";
import type { Pasted } from "./pasted.ts";

const PEOPLE = [
  { openId: "ou_sample_1", name: "贾示例", title: "联络员" },
  { openId: "ou_sample_2", name: "甄示例", title: "平安办工作人员" },
];

const nameOf = (openId: string) => PEOPLE.find((each) => each.openId === openId)?.name ?? "示例人员";

/** Nobody answers here: what would be sent is shown instead. */
const desk: CardDesk = {
  nameOf,
  members: () => PEOPLE,
  confirm,
  tell: (words) => toast({ type: "warning", content: words }),
  act(action, form) {
    const sent = placeOf("sent");
    const event = { action: { ...action, ...(form ? { form_value: form.values } : {}) } };
    sent.textContent = `会送出：\n${JSON.stringify(event, null, 2)}`;
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
    nothing(`这张卡片画不下去：${error instanceof Error ? error.message : String(error)}`);
  }
}

function show({ card, from }: Exclude<Pasted, { unreadable: string }>): void {
  const drawn = drawCard(card, desk);
  const faults = cardFaults(card);
  const heading = `平台会退回这张卡片：${faults.length} 处不合规则`;
  fill("why", faultsView(card, drawn, { heading, tone: "refused", faults }));
  fill("shown", drawn.node);
  const advice = cardAdvice(card);
  fill("advice", faultsView(card, drawn, { heading: "平台会收下，但请留意", tone: "advice", faults: advice }));
  const measures = measuresOf(card).map(({ words, over }) => el("li", { class: over ? "over" : undefined }, words));
  const verdict = el(
    "li",
    { class: faults.length > 0 ? "over" : undefined },
    faults.length > 0 ? "不合规则" : "合乎规则",
  );
  fill("measures", verdict, ...measures, from === null ? null : el("li", {}, `取自${from}`));
}
