import { el } from "../dom.ts";
import { words } from "../words.ts";
import { dress, lengthOf } from "./dress.ts";
import type { Renderer } from "./pen.ts";
import { drawPerson } from "./person.ts";
import type { Raw } from "./raw.ts";
import { listOf, numberOf, rawOf, stringOf, wordsOf } from "./raw.ts";
import { behindIcon } from "./words.ts";

const named = words.card;

const SIDES: Readonly<Record<string, string>> = { large: "160px", medium: "80px", small: "40px", tiny: "16px" };
const ROOM: Readonly<Record<string, number>> = { double: 2, triple: 3, bisect: 6, trisect: 9 };

/** The platform alone has the picture behind a key; here stands a frame of its size with its words. */
export function frame(key: unknown, words: string): HTMLElement {
  const said = named.picture(words);
  return el("div", { class: "picture", title: stringOf(key), attrs: { role: "img", "aria-label": said } }, said);
}

function sizeOf(size: string): { width: string | null; height: string | null } {
  const [, width = null, height = null] = /^(\d{1,4}px) (\d{1,4}px)$/.exec(size) ?? [];
  const side = SIDES[size] ?? null;
  return { width: width ?? side, height: height ?? side };
}

export const renderImage: Renderer = (element) => {
  const node = frame(element.img_key, wordsOf(element.alt) || wordsOf(element.title));
  const { width, height } = element.scale_type === "fit_horizontal" ? sizeOf("") : sizeOf(stringOf(element.size));
  node.classList.toggle("small", width !== null && Number.parseInt(width, 10) < 100);
  dress(node, { width, height, "border-radius": lengthOf(element.corner_radius) });
  const title = wordsOf(element.title);
  return title ? el("figure", { class: "image" }, node, el("figcaption", {}, title)) : node;
};

export const renderImages: Renderer = (element) => {
  const mode = stringOf(element.combination_mode);
  const shown = listOf(element.img_list).slice(0, ROOM[mode] ?? 9);
  const frames = shown.map((each, at) => frame(rawOf(each).img_key, String(at + 1)));
  const node = el("div", { class: `pictures mode-${mode in ROOM ? mode : "trisect"}` }, ...frames);
  for (const each of frames) dress(each, { "border-radius": lengthOf(element.corner_radius) });
  return node;
};

const looksOf = (element: Raw) => ({ size: stringOf(element.size) || "medium", words: element.show_name !== false });

export const renderPerson: Renderer = (element, pen) => {
  const person = drawPerson({
    ...looksOf(element),
    name: pen.nameOf(stringOf(element.user_id)),
    avatar: element.show_avatar !== false,
    capsule: element.style === "capsule",
  });
  return el("div", { class: "persons" }, person);
};

/** Without names the pictures lie over one another. */
export const renderPeople: Renderer = (element, pen) => {
  const looks = { ...looksOf(element), avatar: element.show_avatar === true || element.show_name === false };
  const people = listOf(element.persons).map((each) =>
    drawPerson({ ...looks, name: pen.nameOf(stringOf(rawOf(each).id)) }),
  );
  const node = el("div", { class: looks.words ? "persons" : "persons strung" }, ...people);
  const lines = numberOf(element.lines, 0);
  if (lines > 0) {
    node.classList.add("few-lines");
    dress(node, { "--lines": String(lines) });
  }
  return behindIcon(element.icon, node, pen);
};
