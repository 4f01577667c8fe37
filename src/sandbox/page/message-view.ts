import { cardFaults } from "../card-rules/card-faults.ts";
import { dayInWords, dayOf, timeOf } from "./beijing.ts";
import type { DrawnCard } from "./card/card.ts";
import { drawCard } from "./card/card.ts";
import { faultsView } from "./card/faults-view.ts";
import { carryOver } from "./card/field.ts";
import { el } from "./dom.ts";
import type { Desk } from "./surroundings.ts";
import { swap } from "./swap.ts";
import { textParts } from "./text-parts.ts";
import type { Message } from "./wire.ts";

const BOT = "督办助手";

type NameOf = Desk["nameOf"];

const senderName = ({ sender }: Message, nameOf: NameOf) => (sender === "bot" ? BOT : nameOf(sender));

/** One line that names a message, for quoting it. */
export function quoted(message: Message, nameOf: NameOf): string {
  return `${senderName(message, nameOf)}：${message.line.slice(0, 40)}`;
}

function drawWords(text: string, desk: Desk): HTMLElement {
  const parts = textParts(text).map((part) =>
    "text" in part ? part.text : el("span", { class: "mention" }, `@${part.name || desk.nameOf(part.at)}`),
  );
  return el("div", { class: "bubble" }, ...parts);
}

function drawFile({ messageId, file }: Message): HTMLElement {
  const href = `/sandbox/messages/${encodeURIComponent(messageId)}/file`;
  const link = el("a", { attrs: { href, download: file?.name ?? "" } }, file?.name ?? "文件");
  return el("div", { class: "bubble file" }, "附件：", link);
}

type Content = { node: HTMLElement; card: DrawnCard | null };

function drawContent(message: Message, view: { desk: Desk; sent: Set<string> }): Content {
  const { desk, sent } = view;
  if (message.recalled) return { node: el("div", { class: "gone" }, "消息已撤回"), card: null };
  if (message.type !== "interactive") {
    return { node: message.file ? drawFile(message) : drawWords(message.text, desk), card: null };
  }
  const card = drawCard(message.card, {
    nameOf: desk.nameOf,
    members: desk.members,
    confirm: desk.confirm,
    tell: desk.tell,
    async act(act, form) {
      if (card.node.inert) return;
      card.node.inert = true;
      if (form) sent.add(form.name);
      const redrawn = await desk.click(message, act, form?.values);
      if (!redrawn && form) sent.delete(form.name);
      card.node.inert = false;
    },
  });
  const faults = cardFaults(message.card);
  const heading = `平台会退回这张卡片：${faults.length} 处不合规则`;
  const why = faultsView(message.card, card, { heading, tone: "refused", faults });
  return { node: why ? el("div", { class: "with-faults" }, why, card.node) : card.node, card };
}

export type MessageView = { node: HTMLElement; update(message: Message): void };

/** One message of a chat; a card that changes is drawn anew with the words somebody is typing on it. */
export function messageView(first: Message, desk: Desk): MessageView {
  const sent = new Set<string>();
  const content = el("div", { class: "content" });
  let stamp = "";
  let drawn: DrawnCard | null = null;
  const mine = first.sender === desk.person;
  const reply = el(
    "button",
    { class: "reply", attrs: { type: "button" }, on: { click: () => desk.reply(first) } },
    "回复",
  );
  const meta = el(
    "div",
    { class: "meta" },
    senderName(first, desk.nameOf),
    " ",
    timeOf(first.createdAt),
    !desk.watching && reply,
  );
  const quote = first.replyTo ? el("div", { class: "quote" }, `回复 ${desk.quote(first.replyTo)}`) : null;
  const node = el("div", { class: `message ${mine ? "mine" : "theirs"}` }, meta, quote, content);
  node.dataset.id = first.messageId;
  return {
    node,
    update(message) {
      const now = JSON.stringify([message.recalled, message.text, message.card]);
      if (now === stamp) return;
      stamp = now;
      const { node: fresh, card } = drawContent(message, { desk, sent });
      if (drawn && card) carryOver(drawn.fields, card.fields, sent);
      sent.clear();
      drawn = card;
      swap(content, fresh);
    },
  };
}

export const dayLine = (at: number) =>
  el("div", { class: "day-line", attrs: { "data-day": dayOf(at) } }, dayInWords(at));
