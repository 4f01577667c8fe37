import { el } from "../dom.ts";
import { dress, lengthOf } from "./dress.ts";
import { drawMarkdown } from "./markdown.ts";
import type { Renderer } from "./pen.ts";
import { listOf, rawOf, wordsOf } from "./raw.ts";
import { behindIcon, drawText, dressText } from "./words.ts";

export const renderMarkdown: Renderer = (element, pen) => {
  const node = drawMarkdown(wordsOf(element), pen);
  dressText(node, element, pen);
  return behindIcon(element.icon, node, pen);
};

export const renderDiv: Renderer = (element, pen) => {
  const fields = listOf(element.fields).map((each) => {
    const field = rawOf(each);
    const node = drawText(field.text, pen);
    if (field.is_short !== true) node.classList.add("whole");
    return node;
  });
  const words = element.text === undefined ? null : behindIcon(element.icon, drawText(element.text, pen), pen);
  const node = el("div", { class: "div" }, words, fields.length > 0 && el("div", { class: "pairs" }, ...fields));
  dress(node, { width: element.width === "auto" ? "fit-content" : lengthOf(element.width) });
  return node;
};

export const renderPlainText: Renderer = (element, pen) => drawText(element, pen);

export const renderRule: Renderer = () => el("hr");
