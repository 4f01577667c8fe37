import { el } from "../dom.ts";
import { words } from "../words.ts";
import { dress } from "./dress.ts";
import type { Pen } from "./pen.ts";
import { rawOf, stringOf } from "./raw.ts";

const said = words.card;

/** Signs near the icons most used; the library itself belongs to the platform and is not here. */
const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/^(down|arrow-down|expand-down)/, "⌄"],
  [/^(up|arrow-up)/, "⌃"],
  [/^(right|arrow-right|forward)/, "›"],
  [/^(left|arrow-left|reply)/, "‹"],
  [/^(yes|done|succeed|check|todo)/, "✓"],
  [/^(no|close|error|chat-forbidden)/, "✕"],
  [/^(add|plus)/, "＋"],
  [/^(warning|alert|report)/, "!"],
  [/^info/, "ⓘ"],
  [/^(help|maybe)/, "?"],
  [/^(calendar|date|time|alarm|history)/, "◷"],
  [/^(member|group|user|chat|person)/, "☺"],
  [/^(file|doc|sheet|attachment|folder)/, "▤"],
  [/^(search|find)/, "⌕"],
  [/^(edit|pen)/, "✎"],
  [/^(setting|admin)/, "⚙"],
  [/^(link|share)/, "↗"],
  [/^(more)/, "⋯"],
  [/^(bell|notification|remind)/, "◉"],
  [/^(star|collect|like)/, "★"],
  [/^(delete|trash)/, "⌫"],
];

const signOf = (token: string) => SIGNS.find(([pattern]) => pattern.test(token))?.[1] ?? "◆";

export function renderIcon(value: unknown, pen: Pick<Pen, "look">): HTMLElement {
  const icon = rawOf(value);
  const token = stringOf(icon.token);
  const own = icon.tag === "custom_icon";
  const node = el(
    "span",
    {
      class: own ? "icon own" : "icon",
      title: own ? said.ownIcon : said.icon(token),
      attrs: { "aria-hidden": "true" },
    },
    own ? "▣" : signOf(token),
  );
  const size = /^(\d{1,3})px \d{1,3}px$/.exec(stringOf(icon.size))?.[1];
  dress(node, { color: pen.look.colour(icon.color), "font-size": size ? `${size}px` : null });
  return node;
}
