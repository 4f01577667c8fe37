import { say, sendFile } from "./api.ts";
import type { Addressee } from "./composer-parts.ts";
import { drawnExamples, offersFor, takeDrops, usageFor } from "./composer-parts.ts";
import { el } from "./dom.ts";
import { complain } from "./notes.ts";
import { OffersList } from "./offers-list.ts";
import type { Place } from "./wire.ts";
import { words } from "./words.ts";

type Reply = { messageId: string; words: string };

const MOST_BYTES = 100 * 1024 * 1024;
const said = words.composer;

/** The foot of a column: text, files, and what one answers to. What was begun stays with its chat. */
export class Composer {
  readonly text = el("textarea", { attrs: { rows: "2" } });
  readonly files = el("input", { attrs: { type: "file", multiple: "", hidden: "" } });
  readonly examples = el("div", { class: "examples" });
  readonly node: HTMLElement;
  readonly #replying = el("div", { class: "replying", attrs: { hidden: "" } });
  readonly #usage = el("div", { class: "usage", attrs: { hidden: "" } });
  readonly #attach = el("button", { title: said.fileHint, attrs: { type: "button" } }, said.file);
  readonly #send = el("button", { class: "send", attrs: { type: "submit" } }, said.send);
  readonly #drafts = new Map<string, string>();
  readonly #offers: OffersList;
  readonly #hands: { done(): void; toasts: HTMLElement };
  #to: Addressee | null = null;
  #reply: Reply | null = null;

  constructor(hands: { done(): void; toasts: HTMLElement; drops: HTMLElement }) {
    this.#hands = hands;
    this.#offers = new OffersList(this.text, (offer) => this.fill(offer.text, offer.cursor));
    const submit = (event: Event) => {
      event.preventDefault();
      void this.#say();
    };
    const form = el("form", { class: "composer", on: { submit } }, this.files, this.#attach, this.text, this.#send);
    this.node = el("div", { class: "foot" }, this.examples, this.#replying, this.#usage, this.#offers.node, form);
    this.text.addEventListener("keydown", (event) => this.#key(event));
    for (const each of ["input", "click", "focus"]) this.text.addEventListener(each, () => void this.#offer());
    this.text.addEventListener("blur", () => this.#offers.show({ offers: [], exact: false }));
    this.text.addEventListener("paste", (event) => this.#paste(event));
    this.files.addEventListener("change", () => {
      void this.#sendFiles([...(this.files.files ?? [])]);
      this.files.value = "";
    });
    this.#attach.addEventListener("click", () => this.files.click());
    takeDrops(hands.drops, (files) => void this.#sendFiles(files));
  }

  address(to: Addressee) {
    if (this.#to) this.#drafts.set(this.#to.key, this.text.value);
    const moved = this.#to?.key !== to.key || this.#to.watching !== to.watching;
    this.#to = to;
    if (!moved) return;
    this.answer(null);
    this.text.value = this.#drafts.get(to.key) ?? "";
    this.text.placeholder = to.watching ? said.watching(to.person.name) : said.placeholder(to.person.name);
    this.text.setAttribute("aria-label", said.label(to.person.name));
    for (const control of [this.text, this.#attach, this.#send]) control.disabled = to.watching;
    this.examples.replaceChildren(...drawnExamples(to, (text) => this.fill(text)));
  }

  /** Puts words into the text and the hand behind them. */
  fill(text: string, cursor = text.length) {
    this.text.value = text;
    this.text.focus();
    this.text.setSelectionRange(cursor, cursor);
    void this.#offer();
  }

  answer(reply: Reply | null) {
    this.#reply = reply;
    this.#replying.replaceChildren();
    this.#replying.hidden = reply === null;
    if (!reply) return;
    const click = () => {
      this.answer(null);
      this.text.focus();
    };
    const attrs = { type: "button", "aria-label": said.noReply };
    const drop = el("button", { title: said.noReply, attrs, on: { click } }, "×");
    this.#replying.append(el("span", {}, said.replying(reply.words)), drop);
    this.text.focus();
  }

  #key(event: KeyboardEvent) {
    if (event.isComposing) return;
    if (this.#offers.key(event)) {
      event.preventDefault();
      event.stopPropagation();
    } else if (event.key === "Escape" && this.#reply) {
      event.stopPropagation();
      this.answer(null);
    } else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      void this.#say();
    }
  }

  #paste(event: ClipboardEvent) {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    void this.#sendFiles(files);
  }

  /** What fits what is typed; an answer that comes after more was typed is dropped. */
  async #offer() {
    const to = this.#to;
    if (!to || document.activeElement !== this.text) return;
    const { value: text, selectionStart: cursor } = this.text;
    const offers = await offersFor({ text, cursor, group: to.group }, to);
    if (this.text.value !== text || this.#to !== to || document.activeElement !== this.text) return;
    this.#offers.show(offers);
    const usage = usageFor(text, to);
    this.#usage.textContent = usage;
    this.#usage.hidden = usage === "";
  }

  #where(): Place {
    return { chatId: this.#to?.chatId, replyTo: this.#reply?.messageId };
  }

  async #say() {
    const text = this.text.value.trim();
    if (!this.#to || this.#to.watching || text === "") return;
    const saying = { person: this.#to.person.openId, text, ...this.#where() };
    this.text.value = "";
    this.answer(null);
    void this.#offer();
    try {
      await say(saying);
      this.#hands.done();
    } catch (error) {
      if (this.text.value === "") this.text.value = text;
      complain(error, this.#hands.toasts);
    }
  }

  async #sendFiles(files: readonly File[]) {
    if (!this.#to || this.#to.watching) return;
    const { person } = this.#to;
    const where = this.#where();
    this.answer(null);
    try {
      for (const file of files) {
        if (file.size > MOST_BYTES) throw new Error(said.tooLarge(file.name));
        await sendFile(person.openId, file, where);
      }
      this.#hands.done();
    } catch (error) {
      complain(error, this.#hands.toasts);
    }
  }
}
