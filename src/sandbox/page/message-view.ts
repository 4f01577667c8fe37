import { dateInWords, dayOf, timeOf } from "./beijing.ts";
import type { DrawnCard } from "./card/card.ts";
import { carryOver } from "./card/field.ts";
import { el } from "./dom.ts";
import { drawContent } from "./message-content.ts";
import { deeds } from "./message-deeds.ts";
import type { Desk } from "./surroundings.ts";
import { swap } from "./swap.ts";
import type { ChatHead, Message } from "./wire.ts";
import { words } from "./words.ts";

const said = words.message;

/** One line that names a message, for quoting it. */
export const quoted = (message: Message, nameOf: Desk["nameOf"]): string =>
  `${nameOf(message.sender)}：${message.line.slice(0, 40)}`;

/** Who of the group has read it; nothing in a private chat, where there is nobody to wait for. */
function readMark({ createdAt, sender }: Message, { chat, desk }: { chat: ChatHead | undefined; desk: Desk }) {
  if (chat?.type !== "group") return null;
  const readers = chat.members.filter((openId) => openId !== sender && (chat.read[openId] ?? 0) >= createdAt);
  const title = readers.length > 0 ? said.readBy(readers.map(desk.nameOf).join("、")) : said.readByNone;
  return el("span", { class: "read-mark", title }, said.read(readers.length));
}

const isUpdated = ({ type, recalled, createdAt, updatedAt }: Message) =>
  type === "interactive" && !recalled && updatedAt > createdAt;

/** The line over a message: who, when, what became of it. */
const metaOf = (message: Message, desk: Desk): (Node | string)[] =>
  [
    el("span", { class: "sender" }, desk.nameOf(message.sender)),
    ` ${timeOf(message.createdAt)} `,
    isUpdated(message) && el("span", { class: "updated" }, said.updated(timeOf(message.updatedAt))),
    message.urgent && !message.recalled && el("span", { class: "urgent" }, said.urgent),
    deeds(message, desk),
  ].filter((each) => each !== false && each !== null);

export type MessageView = { node: HTMLElement; update(message: Message, chat: ChatHead | undefined): void };

/** Shows for a moment that something here is new. */
function flash(node: HTMLElement) {
  node.classList.remove("fresh");
  requestAnimationFrame(() => node.classList.add("fresh"));
}

/** One message of a chat; a card that changes is drawn anew with the words somebody is typing on it. */
export function messageView(first: Message, desk: Desk): MessageView {
  const sent = new Set<string>();
  const content = el("div", { class: "content" });
  const meta = el("div", { class: "meta" });
  const foot = el("div", { class: "foot-mark" });
  const quote = first.replyTo ? el("div", { class: "quote" }, said.reply, ` ${desk.quote(first.replyTo)}`) : null;
  const mine = first.sender === desk.person ? "mine" : "theirs";
  const node = el("div", { class: `message ${mine}`, attrs: { tabindex: "-1" } }, meta, quote, content, foot);
  node.dataset.id = first.messageId;
  let stamp = "";
  let headStamp = "";
  let drawn: DrawnCard | null = null;
  /** Whoever did something with the message can do the next thing with it. */
  function rehead(message: Message) {
    const held = meta.contains(document.activeElement);
    meta.replaceChildren(...metaOf(message, desk));
    if (held) (meta.querySelector<HTMLElement>(".deed") ?? node).focus({ preventScroll: true });
  }
  function redraw(message: Message) {
    const now = JSON.stringify([message.recalled, message.text, message.card]);
    if (now === stamp) return;
    if (stamp !== "") flash(node);
    stamp = now;
    const { node: fresh, card } = drawContent(message, { desk, sent });
    if (drawn && card) carryOver(drawn.fields, card.fields, sent);
    sent.clear();
    drawn = card;
    swap(content, fresh);
  }
  return {
    node,
    update(message, chat) {
      const now = JSON.stringify([message.updatedAt, message.recalled, message.urgent]);
      if (now !== headStamp) rehead(message);
      headStamp = now;
      const mark = message.recalled ? null : readMark(message, { chat, desk });
      foot.replaceChildren(...(mark ? [mark] : []));
      redraw(message);
    },
  };
}

export const dayLine = (at: number) =>
  el("div", { class: "day-line", attrs: { "data-day": dayOf(at) } }, dateInWords(at));
