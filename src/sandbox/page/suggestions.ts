import { el } from "./dom.ts";
import type { Desk } from "./surroundings.ts";
import type { Message } from "./wire.ts";
import { words } from "./words.ts";

/** Texts to tap on below the bot's latest message, as the client shows them; null where there are none. */
export function suggestionsBelow(last: Message | undefined, desk: Desk): HTMLElement | null {
  if (!last || last.suggestions.length === 0 || desk.watching) return null;
  const chips = last.suggestions.map((text) =>
    el("button", { class: "suggestion", attrs: { type: "button" }, on: { click: () => desk.say(text) } }, text),
  );
  return el("div", { class: "suggestions", attrs: { role: "group", "aria-label": words.chat.suggestions } }, ...chips);
}
