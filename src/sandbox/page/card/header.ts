import { el } from "../dom.ts";
import { dress, sidesOf } from "./dress.ts";
import { renderIcon } from "./icon.ts";
import { textTag } from "./markdown.ts";
import type { Pen } from "./pen.ts";
import type { Raw } from "./raw.ts";
import { colourOf, listOf, rawOf, stringOf, wordsOf } from "./raw.ts";
import { drawText } from "./words.ts";

const MOST_TAGS = 3;

/** Title, subtitle, tags and icon on the colour that says how grave it is. */
export function drawHeader(raw: Raw, pen: Pen): HTMLElement {
  const tags = listOf(raw.text_tag_list)
    .map(rawOf)
    .slice(0, MOST_TAGS)
    .map(({ text, color }) => textTag(wordsOf(text), stringOf(color)));
  const title = drawText(raw.title, pen);
  title.classList.add("card-title");
  title.setAttribute("role", "heading");
  title.setAttribute("aria-level", "3");
  const subtitle = raw.subtitle === undefined || wordsOf(raw.subtitle) === "" ? null : drawText(raw.subtitle, pen);
  subtitle?.classList.add("card-subtitle");
  const icon = raw.icon === undefined ? null : renderIcon(raw.icon, pen);
  const node = el(
    "header",
    { class: `tone-${colourOf(raw.template) || "default"}` },
    icon,
    el("div", { class: "card-heading" }, el("div", { class: "card-head" }, title, ...tags), subtitle),
  );
  dress(node, { padding: sidesOf(raw.padding) });
  return node;
}
