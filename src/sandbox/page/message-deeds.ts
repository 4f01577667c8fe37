import { el } from "./dom.ts";
import { stepFrom } from "./roving.ts";
import type { Desk } from "./surroundings.ts";
import type { Message } from "./wire.ts";
import { words } from "./words.ts";

const said = words.message;

/** What one can do with a message; its own sender can do more. */
export function deeds(message: Message, desk: Desk): HTMLElement | null {
  if (desk.watching || message.recalled) return null;
  const button = (label: string, click: () => void, title?: string) =>
    el("button", { class: "deed", title, attrs: { type: "button", tabindex: "-1" }, on: { click } }, label);
  const own = message.sender === desk.person;
  return el(
    "span",
    { class: "deeds" },
    button(said.reply, () => desk.reply(message)),
    own && desk.group && !message.urgent && button(said.urge, () => desk.urge(message), said.urgeHint),
    own && button(said.recall, () => desk.recall(message)),
  );
}

const allIn = (node: Element | null | undefined): HTMLElement[] => [
  ...(node?.querySelectorAll<HTMLElement>(".deed") ?? []),
];

/** Only one message at a time lends the Tab key a stop for its deeds: the one the hand is in, else the last of all. */
export function keepOneDeed(messages: HTMLElement): void {
  const all = allIn(messages);
  const here = document.activeElement?.closest(".message");
  const last = all.at(-1)?.closest(".message");
  const stop = all.find((deed) => deed === document.activeElement) ?? allIn(here)[0] ?? allIn(last)[0];
  for (const deed of all) deed.tabIndex = deed === stop ? 0 : -1;
}

/** ← and → go through the deeds of one message, ↑ and ↓ to those of the message before and after. */
export function walkDeeds(messages: HTMLElement): void {
  messages.addEventListener("focusin", () => keepOneDeed(messages));
  messages.addEventListener("keydown", (event) => {
    const here = document.activeElement;
    if (!(here instanceof HTMLElement) || !here.classList.contains("deed")) return;
    const own = allIn(here.closest(".message"));
    const firsts = [...messages.children].flatMap((message) => allIn(message).slice(0, 1));
    const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    const next = by === 0 ? stepFrom(firsts, firsts.indexOf(own[0] ?? here), event.key) : own[own.indexOf(here) + by];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
}
