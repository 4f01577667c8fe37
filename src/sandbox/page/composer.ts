import { say, sendFile } from "./api.ts";
import { el, placeOf } from "./dom.ts";
import { examplesFor } from "./main-people.ts";
import { complain } from "./notes.ts";
import type { Person, Place } from "./wire.ts";

/** Where the composer now writes to, and as whom. */
export type Addressee = { person: Person; chatId: string | undefined; group: boolean; watching: boolean };

type Reply = { messageId: string; words: string };

const MOST_BYTES = 100 * 1024 * 1024;
const MENTION = "@督办助手 ";

/** The line at the bottom: text, files, and what one answers to. What was begun stays with its chat. */
export class Composer {
  readonly #text = placeOf("text") as HTMLTextAreaElement;
  readonly #files = placeOf("files") as HTMLInputElement;
  readonly #replying = placeOf("replying");
  readonly #drafts = new Map<string, string>();
  readonly #done: () => void;
  #to: Addressee | null = null;
  #reply: Reply | null = null;

  constructor(done: () => void) {
    this.#done = done;
    const form = placeOf("composer") as HTMLFormElement;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#send();
    });
    this.#text.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      void this.#send();
    });
    this.#files.addEventListener("change", () => {
      void this.#sendFiles([...(this.#files.files ?? [])]);
      this.#files.value = "";
    });
    placeOf("attach").addEventListener("click", () => this.#files.click());
    this.#takeDrops(placeOf("chat"));
  }

  #takeDrops(pane: HTMLElement) {
    pane.addEventListener("dragover", (event) => event.preventDefault());
    pane.addEventListener("drop", (event) => {
      event.preventDefault();
      void this.#sendFiles([...(event.dataTransfer?.files ?? [])]);
    });
  }

  address(to: Addressee) {
    if (this.#to) this.#drafts.set(keyOf(this.#to), this.#text.value);
    const moved = this.#to === null || keyOf(this.#to) !== keyOf(to);
    this.#to = to;
    if (!moved) return;
    this.answer(null);
    this.#text.value = this.#drafts.get(keyOf(to)) ?? "";
    const words = to.watching
      ? `${to.person.name}不在本群，只能旁观`
      : `以 ${to.person.name} 的身份发送，Enter 发送，Shift+Enter 换行`;
    this.#text.placeholder = words;
    for (const control of [this.#text, placeOf("attach"), placeOf("send")]) {
      control.toggleAttribute("disabled", to.watching);
    }
    this.#showExamples(to);
  }

  #showExamples({ person, group, watching }: Addressee) {
    const fill = (words: string) => {
      this.#text.value = group ? MENTION + words : words;
      this.#text.focus();
    };
    const examples = examplesFor(person.title).map((words) =>
      el("button", { attrs: { type: "button" }, on: { click: () => fill(words) } }, words),
    );
    placeOf("examples").replaceChildren(
      ...(watching ? [] : [el("span", {}, group ? "群里请先 @督办助手：" : "试试："), ...examples]),
    );
  }

  answer(reply: Reply | null) {
    this.#reply = reply;
    this.#replying.replaceChildren();
    this.#replying.hidden = reply === null;
    if (!reply) return;
    const drop = el(
      "button",
      { title: "不回复了", attrs: { type: "button" }, on: { click: () => this.answer(null) } },
      "×",
    );
    this.#replying.append(el("span", {}, `回复 ${reply.words}`), drop);
    this.#text.focus();
  }

  #where(): Place {
    return { chatId: this.#to?.chatId, replyTo: this.#reply?.messageId };
  }

  async #send() {
    const text = this.#text.value.trim();
    if (!this.#to || this.#to.watching || text === "") return;
    const saying = { person: this.#to.person.openId, text, ...this.#where() };
    this.#text.value = "";
    this.answer(null);
    try {
      await say(saying);
      this.#done();
    } catch (error) {
      if (this.#text.value === "") this.#text.value = text;
      complain(error);
    }
  }

  async #sendFiles(files: readonly File[]) {
    if (!this.#to || this.#to.watching) return;
    const { person } = this.#to;
    const where = this.#where();
    this.answer(null);
    try {
      for (const file of files) {
        if (file.size > MOST_BYTES) throw new Error(`“${file.name}”超过 100 MB，平台不收。`);
        await sendFile(person.openId, file, where);
      }
      this.#done();
    } catch (error) {
      complain(error);
    }
  }
}

const keyOf = ({ person, chatId }: Addressee) => `${person.openId}/${chatId ?? ""}`;
