import { dayOf } from "./beijing.ts";
import { el, placeOf } from "./dom.ts";
import type { MessageView } from "./message-view.ts";
import { dayLine, messageView, quoted } from "./message-view.ts";
import type { Desk } from "./surroundings.ts";
import type { Message, MessagesOfChat } from "./wire.ts";

const NEAR_PX = 120;

/** One chat as one person sees it: its messages keep their nodes, and with them what was typed on their cards. */
export class ChatView {
  readonly node = el("div", { class: "messages" });
  most = 60;
  readonly #views = new Map<string, MessageView>();
  readonly #desk: Desk;
  readonly #more: HTMLButtonElement;
  #messages: readonly Message[] = [];
  #wasAt = -1;

  constructor(desk: Omit<Desk, "quote">, showMore: () => void) {
    this.#desk = { ...desk, quote: (messageId) => this.#quote(messageId) };
    const click = () => {
      this.most += 60;
      showMore();
    };
    this.#more = el("button", { class: "more", attrs: { type: "button" }, on: { click } });
  }

  #quote(messageId: string): string {
    const found = this.#messages.find((message) => message.messageId === messageId);
    return found ? quoted(found, this.#desk.nameOf) : "较早的消息";
  }

  /** Draws what is new or changed; who was at the end stays at the end. */
  show({ messages, earlier }: MessagesOfChat) {
    const pane = placeOf("chat");
    const atEnd = pane.scrollHeight - pane.scrollTop - pane.clientHeight < NEAR_PX;
    const heightBefore = pane.scrollHeight;
    const before = this.#messages[0]?.messageId;
    this.#messages = messages;
    this.#more.textContent = `显示更早的 ${earlier} 条`;
    this.#place(earlier > 0 ? [this.#more, ...this.#nodes()] : this.#nodes());
    if (atEnd) pane.scrollTop = pane.scrollHeight;
    else if (before !== messages[0]?.messageId) pane.scrollTop += pane.scrollHeight - heightBefore;
  }

  #nodes(): Node[] {
    let day = "";
    return this.#messages.flatMap((message) => {
      const view = this.#views.get(message.messageId) ?? messageView(message, this.#desk);
      this.#views.set(message.messageId, view);
      view.update(message);
      if (dayOf(message.createdAt) === day) return [view.node];
      day = dayOf(message.createdAt);
      return [dayLine(message.createdAt), view.node];
    });
  }

  /** Nodes already in their place are not touched: moving one would take the focus out of its fields. */
  #place(nodes: readonly Node[]) {
    const old = [...this.node.childNodes];
    for (const node of old) if (!nodes.includes(node)) node.remove();
    let at = this.node.firstChild;
    for (const node of nodes) {
      if (node === at) at = at.nextSibling;
      else this.node.insertBefore(node, at);
    }
  }

  enter() {
    const pane = placeOf("chat");
    pane.replaceChildren(this.node);
    pane.scrollTop = this.#wasAt < 0 ? pane.scrollHeight : this.#wasAt;
  }

  leave() {
    const pane = placeOf("chat");
    const atEnd = pane.scrollHeight - pane.scrollTop - pane.clientHeight < NEAR_PX;
    this.#wasAt = atEnd ? -1 : pane.scrollTop;
  }
}
