import { dayOf } from "./beijing.ts";
import { el, keepInPlace } from "./dom.ts";
import { followPress } from "./held.ts";
import { keepOneDeed, walkDeeds } from "./message-deeds.ts";
import type { MessageView } from "./message-view.ts";
import { dayLine, messageView, quoted } from "./message-view.ts";
import { suggestionsBelow } from "./suggestions.ts";
import type { Desk } from "./surroundings.ts";
import type { ChatHead, Message, MessagesOfChat } from "./wire.ts";
import { words } from "./words.ts";

const NEAR_PX = 120;

const isAtEnd = ({ scrollHeight, scrollTop, clientHeight }: HTMLElement) =>
  scrollHeight - scrollTop - clientHeight < NEAR_PX;

/** One chat as one person sees it: its messages keep their nodes, and with them what was typed on their cards. */
export class ChatView {
  readonly node = el("div", { class: "messages" });
  most = 60;
  readonly #views = new Map<string, MessageView>();
  readonly #desk: Desk;
  readonly #pane: HTMLElement;
  readonly #more: HTMLButtonElement;
  readonly #empty = el("div", { class: "empty" }, words.chat.empty);
  #messages: readonly Message[] = [];
  #wasAt = -1;
  /** Where it was put to show the newest; as long as it stands there, nobody has scrolled away from it. */
  #putAt = -1;

  constructor(pane: HTMLElement, desk: Omit<Desk, "quote">, showMore: () => void) {
    this.#pane = pane;
    this.#desk = { ...desk, quote: (messageId) => this.#quote(messageId) };
    const click = () => {
      this.most += 60;
      showMore();
    };
    walkDeeds(this.node);
    this.#more = el("button", { class: "more", attrs: { type: "button" }, on: { click } });
  }

  #quote(messageId: string): string {
    const found = this.#messages.find((message) => message.messageId === messageId);
    return found ? quoted(found, this.#desk.nameOf) : words.chat.earlierOne;
  }

  /** Draws what is new or changed; who was at the end, or just spoke, is at the end. */
  show({ messages, earlier }: MessagesOfChat, chat: ChatHead | undefined) {
    const pane = this.#pane;
    const heightBefore = pane.scrollHeight;
    const before = this.#messages[0]?.messageId;
    const known = messages.findIndex(({ messageId }) => messageId === this.#messages.at(-1)?.messageId);
    const added = messages.slice(known + 1);
    const follows = isAtEnd(pane) || (added.length > 0 && this.#follows(added));
    this.#messages = messages;
    if (added.length > 0) this.#wasAt = -1;
    this.#more.textContent = words.chat.earlier(earlier);
    const nodes = this.#nodes(chat);
    keepInPlace(this.node, earlier > 0 ? [this.#more, ...nodes] : nodes);
    keepOneDeed(this.node);
    followPress(
      this.node,
      added.flatMap(({ messageId }) => this.#views.get(messageId)?.node ?? []),
    );
    if (follows) this.#toEnd(pane, added.length > 0);
    else if (before !== messages[0]?.messageId) pane.scrollTop += pane.scrollHeight - heightBefore;
  }

  /** Who has not scrolled since the newest was shown, or speaks, wants to see what comes. */
  #follows(added: readonly Message[]): boolean {
    return this.#pane.scrollTop === this.#putAt || added.some(({ sender }) => sender === this.#desk.person);
  }

  /** A new card that is taller than the chat is read from its beginning. */
  #toEnd(pane: HTMLElement, added: boolean) {
    pane.scrollTop = pane.scrollHeight;
    const last = [...this.node.children].findLast((each) => each.classList.contains("message"));
    if (added && last && last.clientHeight > pane.clientHeight) {
      pane.scrollTop += last.getBoundingClientRect().top - pane.getBoundingClientRect().top;
    }
    this.#putAt = pane.scrollTop;
  }

  #nodes(chat: ChatHead | undefined): Node[] {
    if (this.#messages.length === 0) return [this.#empty];
    let day = "";
    const chips = suggestionsBelow(this.#messages.at(-1), this.#desk);
    const nodes = this.#messages.flatMap((message) => {
      const view = this.#views.get(message.messageId) ?? messageView(message, this.#desk);
      this.#views.set(message.messageId, view);
      view.update(message, chat);
      if (dayOf(message.createdAt) === day) return [view.node];
      day = dayOf(message.createdAt);
      return [dayLine(message.createdAt), view.node];
    });
    return chips ? [...nodes, chips] : nodes;
  }

  enter() {
    const pane = this.#pane;
    pane.replaceChildren(this.node);
    if (this.#wasAt < 0) this.#toEnd(pane, true);
    else pane.scrollTop = this.#wasAt;
  }

  leave() {
    const { scrollTop } = this.#pane;
    this.#wasAt = isAtEnd(this.#pane) || scrollTop === this.#putAt ? -1 : scrollTop;
  }

  /** The chat became taller or lower: the newest stays before the eyes of whoever saw it. */
  resized() {
    if (this.#pane.clientHeight > 0 && this.#pane.scrollTop === this.#putAt) this.#toEnd(this.#pane, true);
  }
}
