import { cardFaults } from "../card-rules/card-faults.ts";
import type { DrawnCard } from "./card/card.ts";
import { drawCard } from "./card/card.ts";
import { faultsView } from "./card/faults-view.ts";
import { el } from "./dom.ts";
import { holdOn, letGo } from "./held.ts";
import type { Desk } from "./surroundings.ts";
import { textParts } from "./text-parts.ts";
import type { Message } from "./wire.ts";
import { words } from "./words.ts";

function drawWords(text: string, desk: Desk): HTMLElement {
  const parts = textParts(text).map((part) =>
    "text" in part ? part.text : el("span", { class: "mention" }, `@${part.name || desk.nameOf(part.at)}`),
  );
  return el("div", { class: "bubble" }, ...parts);
}

const addressOf = ({ messageId }: Message, what: "file" | "picture") =>
  `/sandbox/messages/${encodeURIComponent(messageId)}/${what}`;

function drawFile(message: Message): HTMLElement {
  const name = message.file?.name ?? words.message.fileName;
  const link = el("a", { attrs: { href: addressOf(message, "file"), download: name } }, name);
  return el("div", { class: "bubble file" }, words.message.file, link);
}

/** A picture is shown; one that is none after all is a file to be fetched. */
function drawPicture(message: Message): HTMLElement {
  const name = message.file?.name ?? words.message.fileName;
  const attrs = { src: addressOf(message, "picture"), alt: name, loading: "lazy" };
  const image = el("img", { attrs, on: { error: () => node.replaceWith(drawFile(message)) } });
  const link = el("a", { attrs: { href: addressOf(message, "file"), download: name } }, image);
  const node = el("div", { class: "sent-picture" }, link);
  return node;
}

export type Content = { node: HTMLElement; card: DrawnCard | null };

/** A card is out of reach while its answer is awaited; afterwards the hand is back where it was. */
async function pressing(card: DrawnCard, press: () => Promise<boolean>): Promise<boolean> {
  const active = document.activeElement;
  const held = active instanceof HTMLElement && card.node.contains(active) ? active : null;
  if (held) holdOn(held);
  card.node.inert = true;
  const redrawn = await press();
  card.node.inert = false;
  if (held) letGo(held);
  if (document.activeElement === document.body) held?.focus({ preventScroll: true });
  return redrawn;
}

/** What a message carries: words, a file, a picture or a card. `sent` are the forms of the card that were submitted. */
export function drawContent(message: Message, { desk, sent }: { desk: Desk; sent: Set<string> }): Content {
  if (message.recalled) {
    return { node: el("div", { class: "gone" }, words.message.recalled(desk.nameOf(message.sender))), card: null };
  }
  if (message.type === "image" && message.file) return { node: drawPicture(message), card: null };
  if (message.type !== "interactive") {
    return { node: message.file ? drawFile(message) : drawWords(message.text, desk), card: null };
  }
  const { nameOf, members, confirm, tell } = desk;
  const card = drawCard(message.card, {
    ...{ nameOf, members, confirm, tell },
    async act(act, form) {
      if (card.node.inert) return;
      if (form) sent.add(form.name);
      const redrawn = await pressing(card, () => desk.click(message, act, form?.values));
      if (!redrawn && form) sent.delete(form.name);
    },
  });
  const faults = cardFaults(message.card);
  const heading = words.card.refused(faults.length);
  const why = faultsView(message.card, card, { heading, tone: "refused", faults });
  return { node: why ? el("div", { class: "with-faults" }, why, card.node) : card.node, card };
}
