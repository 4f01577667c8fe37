import { el } from "./dom.ts";
import type { Renderer } from "./pen.ts";
import { colourOf, listOf, rawOf, stringOf, wordsOf } from "./raw.ts";
import { drawText, sizeAndSide } from "./render-markdown.ts";

export const renderDiv: Renderer = (element, pen) => {
  const text = rawOf(element.text);
  const pairs = listOf(element.fields).map((field) => drawText(rawOf(field).text, pen.nameOf));
  const words = element.text === undefined ? null : drawText(element.text, pen.nameOf);
  const colour = colourOf(text.text_color);
  if (colour) words?.classList.add(`fg-${colour}`);
  words?.classList.add(...sizeAndSide(text.text_size, text.text_align));
  return el("div", { class: "div" }, words, pairs.length > 0 && el("div", { class: "pairs" }, ...pairs));
};

export const renderPlainText: Renderer = (element) => el("div", { class: "plain" }, stringOf(element.content));

export const renderRule: Renderer = () => el("hr");

export const renderImage: Renderer = (element) => {
  const words = wordsOf(element.alt) || wordsOf(element.title);
  return el("div", { class: "placeholder block" }, `图片${words ? `：${words}` : ""}`);
};

export const renderImages: Renderer = (element) =>
  el("div", { class: "placeholder block" }, `${listOf(element.img_list).length} 张图片`);

export const renderPeople: Renderer = (element, pen) => {
  const ids = element.tag === "person" ? [element.user_id] : listOf(element.persons).map((each) => rawOf(each).id);
  const names = ids.map((id) => el("span", { class: "person" }, pen.nameOf(stringOf(id))));
  return el("div", { class: "persons" }, ...names);
};
