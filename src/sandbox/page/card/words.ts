import { el } from "../dom.ts";
import { dress } from "./dress.ts";
import { renderIcon } from "./icon.ts";
import { drawMarkdown } from "./markdown.ts";
import type { Pen } from "./pen.ts";
import type { Raw } from "./raw.ts";
import { numberOf, rawOf, stringOf, wordsOf } from "./raw.ts";

/** Size, side, colour and the most lines of a text, on the node that shows it. */
export function dressText(node: HTMLElement, text: Raw, pen: Pick<Pen, "look">): void {
  const size = pen.look.size(text.text_size);
  if (size) {
    node.classList.add("sized");
    dress(node, { "--desk-size": `${size.desk}px`, "--phone-size": `${size.phone}px` });
  }
  if (size && size.desk >= 16) node.classList.add("heading");
  const side = stringOf(text.text_align);
  if (side === "center" || side === "right") node.classList.add(`side-${side}`);
  const lines = numberOf(text.lines, 0);
  if (lines > 0) {
    node.classList.add("clamped");
    node.title = wordsOf(text);
    dress(node, { "--lines": String(lines) });
  }
}

/** A text object: plain_text letter by letter, lark_md and markdown drawn. */
export function drawText(value: unknown, pen: Pick<Pen, "look" | "nameOf">): HTMLElement {
  const text = rawOf(value);
  const isMarkup = text.tag === "lark_md" || text.tag === "markdown";
  const node = isMarkup ? drawMarkdown(wordsOf(value), pen) : el("div", { class: "plain" }, wordsOf(value));
  dressText(node, text, pen);
  if (!isMarkup) dress(node, { color: pen.look.colour(text.text_color) });
  return node;
}

/** A node with the icon that stands before it. */
export function behindIcon(icon: unknown, node: HTMLElement, pen: Pick<Pen, "look">): HTMLElement {
  return icon === undefined ? node : el("div", { class: "iconed" }, renderIcon(icon, pen), node);
}
