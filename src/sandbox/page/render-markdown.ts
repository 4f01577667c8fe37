import { dayInWords, timeOf } from "./beijing.ts";
import { el, outwardLink, webAddress } from "./dom.ts";
import type { Block } from "./markdown-blocks.ts";
import { parseMarkdown } from "./markdown-blocks.ts";
import type { Inline } from "./markdown-inline.ts";
import type { Renderer } from "./pen.ts";
import { colourOf, stringOf, wordsOf } from "./raw.ts";

type NameOf = (openId: string) => string;

const classOf = (prefix: string, colour: string) => (colour ? `${prefix}-${colour}` : "");

function link(href: string, words: Node[]): Node {
  const address = webAddress(href);
  return address ? outwardLink(address, ...words) : el("span", {}, ...words);
}

const personWords = (ids: readonly string[], at: boolean, nameOf: NameOf) =>
  ids.map((id) => `${at ? "@" : ""}${id === "all" ? "所有人" : nameOf(id)}`).join(" ");

function leaf(node: Inline, nameOf: NameOf): Node {
  if (node.kind === "text") return document.createTextNode(node.text);
  if (node.kind === "code") return el("code", {}, node.text);
  if (node.kind === "image") return el("span", { class: "placeholder" }, `图片${node.alt ? `：${node.alt}` : ""}`);
  if (node.kind === "tag") return textTag(node.text, node.colour);
  if (node.kind === "person") return el("span", { class: "mention" }, personWords(node.ids, node.at, nameOf));
  if (node.kind === "moment" && node.at > 0) return el("span", {}, `${dayInWords(node.at)} ${timeOf(node.at)}`);
  return el("br");
}

function drawInline(nodes: readonly Inline[], nameOf: NameOf): Node[] {
  return nodes.map((node) => {
    if (!("children" in node)) return leaf(node, nameOf);
    const words = drawInline(node.children, nameOf);
    if (node.kind === "link") return link(node.href, words);
    if (node.kind === "font") return el("span", { class: classOf("fg", colourOf(node.colour)) }, ...words);
    return el(node.kind, {}, ...words);
  });
}

const HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"] as const;

function drawBlock(block: Block, nameOf: NameOf): Node {
  if (block.kind === "rule") return el("hr");
  if (block.kind === "code") return el("pre", {}, el("code", {}, block.text));
  if (block.kind === "quote") return el("blockquote", {}, ...drawBlocks(block.blocks, nameOf));
  if (block.kind === "heading") return el(HEADINGS[block.level - 1] ?? "h6", {}, ...drawInline(block.words, nameOf));
  if (block.kind === "paragraph") return el("p", {}, ...drawInline(block.words, nameOf));
  if (block.kind === "table") return drawTable(block, nameOf);
  const items = block.items.map((item) => el("li", {}, ...drawBlocks(item, nameOf)));
  return block.ordered ? el("ol", { attrs: { start: String(block.start) } }, ...items) : el("ul", {}, ...items);
}

function drawTable({ head, rows }: Extract<Block, { kind: "table" }>, nameOf: NameOf): Node {
  const headings = head.map((cell) => el("th", {}, ...drawInline(cell, nameOf)));
  const body = rows.map((row) => el("tr", {}, ...row.map((cell) => el("td", {}, ...drawInline(cell, nameOf)))));
  return el(
    "div",
    { class: "table-box" },
    el("table", {}, el("thead", {}, el("tr", {}, ...headings)), el("tbody", {}, ...body)),
  );
}

const drawBlocks = (blocks: readonly Block[], nameOf: NameOf): Node[] =>
  blocks.map((block) => drawBlock(block, nameOf));

export const textTag = (words: string, colour: string): HTMLElement =>
  el("span", { class: `text-tag ${classOf("tag", colourOf(colour) || "neutral")}` }, words);

/** Feishu markdown as nodes: what people wrote never becomes markup of the page. */
export const drawMarkdown = (source: string, nameOf: NameOf): HTMLElement =>
  el("div", { class: "md" }, ...drawBlocks(parseMarkdown(source), nameOf));

/** A text object: plain_text letter by letter, lark_md and markdown drawn. */
export function drawText(text: unknown, nameOf: NameOf): HTMLElement {
  const tag = typeof text === "object" && text !== null && "tag" in text ? text.tag : "plain_text";
  if (tag === "lark_md" || tag === "markdown") return drawMarkdown(wordsOf(text), nameOf);
  return el("div", { class: "plain" }, wordsOf(text));
}

export const renderMarkdown: Renderer = (element, pen) => {
  const node = drawMarkdown(stringOf(element.content), pen.nameOf);
  node.classList.add(...sizeAndSide(element.text_size, element.text_align));
  return node;
};

const SIZES = new Set(["heading-0", "heading-1", "heading-2", "heading-3", "heading-4", "heading", "notation"]);

export function sizeAndSide(size: unknown, side: unknown): string[] {
  const classes = SIZES.has(stringOf(size)) ? [`size-${stringOf(size)}`] : [];
  return side === "center" || side === "right" ? [...classes, `side-${side}`] : classes;
}
