import { el } from "../dom.ts";
import { words } from "../words.ts";
import { dress } from "./dress.ts";
import { signOf } from "./icon-sign.ts";
import type { Pen } from "./pen.ts";
import { rawOf, stringOf } from "./raw.ts";

const said = words.card;

export function renderIcon(value: unknown, pen: Pick<Pen, "look">): HTMLElement {
  const icon = rawOf(value);
  const token = stringOf(icon.token);
  const own = icon.tag === "custom_icon";
  const sign = own ? "▣" : signOf(token);
  const node = el(
    "span",
    {
      class: sign === undefined ? "icon unlike" : "icon",
      title: own ? said.ownIcon : said.icon(token),
      attrs: { "aria-hidden": "true" },
    },
    sign,
  );
  const size = /^(\d{1,3})px \d{1,3}px$/.exec(stringOf(icon.size))?.[1];
  dress(node, { color: pen.look.colour(icon.color), "font-size": size ? `${size}px` : null });
  return node;
}
