import { el, outwardLink, webAddress } from "../dom.ts";
import { words } from "../words.ts";
import { dress } from "./dress.ts";
import { emojiOf } from "./emoji.ts";
import { renderIcon } from "./icon.ts";
import type { Block } from "./markdown-blocks.ts";
import { parseMarkdown } from "./markdown-blocks.ts";
import type { Inline } from "./markdown-inline.ts";
import { momentInWords } from "./moment.ts";
import { pages } from "./pages.ts";
import type { Pen } from "./pen.ts";
import { drawPerson } from "./person.ts";
import { colourOf } from "./raw.ts";

const said = words.card;

type Desk = Pick<Pen, "nameOf" | "look">;

/** The platform shows five rows of a table written in markdown, the rest on further pages. */
const ROWS_A_PAGE = 5;

export const textTag = (words: string, colour: string): HTMLElement =>
  el("span", { class: `text-tag tag-${colourOf(colour) || "neutral"}` }, words);

function link(href: string, words: Node[]): HTMLElement {
  const address = webAddress(href);
  return address ? outwardLink(address, ...words) : el("span", {}, ...words);
}

function people({ ids, at, look }: Extract<Inline, { kind: "person" }>, desk: Desk): Node {
  if (!at) {
    const named = ids.length > 0 ? ids.map(desk.nameOf) : [said.nobody];
    const { name: words = true, avatar = true, capsule = false } = look ?? {};
    return el("span", {}, ...named.map((name) => drawPerson({ name, words, avatar, capsule, size: "extra_small" })));
  }
  const names = ids.map((id) => `@${id === "all" ? said.everybody : desk.nameOf(id)}`);
  return el("span", { class: "mention" }, names.join(" "));
}

function numberTag({ text, ground, ink, href }: Extract<Inline, { kind: "number" }>, { look }: Desk): Node {
  const node = el("span", { class: "number-tag" }, text);
  dress(node, { background: look.colour(ground), color: look.colour(ink) });
  return href ? link(href, [node]) : node;
}

function moment({ at, form, href }: Extract<Inline, { kind: "moment" }>): Node {
  if (!(at > 0)) return el("span", {}, said.sendingTime);
  const node = el("time", { attrs: { datetime: new Date(at).toISOString() } }, momentInWords(at, form ?? ""));
  return href ? link(href, [node]) : node;
}

function leaf(node: Inline, desk: Desk): Node {
  if (node.kind === "text") return document.createTextNode(node.text);
  if (node.kind === "code") return el("code", {}, node.text);
  if (node.kind === "image") return el("span", { class: "placeholder" }, said.picture(node.alt));
  if (node.kind === "tag") return textTag(node.text, node.colour);
  if (node.kind === "number") return numberTag(node, desk);
  if (node.kind === "emoji") return document.createTextNode(emojiOf(node.name));
  if (node.kind === "person") return people(node, desk);
  if (node.kind === "moment") return moment(node);
  return el("br");
}

function drawInline(nodes: readonly Inline[], desk: Desk): Node[] {
  return nodes.map((node) => {
    if (!("children" in node)) return leaf(node, desk);
    const words = drawInline(node.children, desk);
    if (node.kind === "link") {
      const icon = node.icon ? [renderIcon({ tag: "standard_icon", token: node.icon, color: "blue" }, desk)] : [];
      return link(node.href, [...icon, ...words]);
    }
    if (node.kind !== "font") return el(node.kind, {}, ...words);
    const coloured = el("span", {}, ...words);
    dress(coloured, { color: node.colour === "default" ? null : desk.look.colour(node.colour) });
    return coloured;
  });
}

const HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"] as const;

function drawBlock(block: Block, desk: Desk): Node {
  if (block.kind === "rule") return el("hr");
  if (block.kind === "code") {
    return el("pre", { title: block.language || undefined, attrs: { tabindex: "0" } }, el("code", {}, block.text));
  }
  if (block.kind === "quote") return el("blockquote", {}, ...drawBlocks(block.blocks, desk));
  if (block.kind === "heading") return el(HEADINGS[block.level - 1] ?? "h6", {}, ...drawInline(block.words, desk));
  if (block.kind === "paragraph") return el("p", {}, ...drawInline(block.words, desk));
  if (block.kind === "table") return drawTable(block, desk);
  const items = block.items.map((item) => el("li", {}, ...drawBlocks(item, desk)));
  return block.ordered ? el("ol", { attrs: { start: String(block.start) } }, ...items) : el("ul", {}, ...items);
}

function drawTable({ head, rows, sides }: Extract<Block, { kind: "table" }>, desk: Desk): Node {
  const cellOf = (tag: "th" | "td", cell: Inline[], at: number) => {
    const attrs = { scope: tag === "th" ? "col" : undefined };
    return el(tag, { class: `side-${sides[at] ?? "left"}`, attrs }, ...drawInline(cell, desk));
  };
  const headings = head.map((cell, at) => cellOf("th", cell, at));
  const body = el("tbody");
  const row = (cells: Inline[][]) => el("tr", {}, ...cells.map((cell, at) => cellOf("td", cell, at)));
  const pager = pages(rows, ROWS_A_PAGE, (shown) => body.replaceChildren(...shown.map(row)));
  const table = el("table", {}, el("thead", {}, el("tr", {}, ...headings)), body);
  return el("div", {}, el("div", { class: "table-box", attrs: { tabindex: "0" } }, table), pager);
}

const drawBlocks = (blocks: readonly Block[], desk: Desk): Node[] => blocks.map((block) => drawBlock(block, desk));

/** Feishu markdown as nodes: what people wrote never becomes markup of the page. */
export const drawMarkdown = (source: string, desk: Desk): HTMLElement =>
  el("div", { class: "md" }, ...drawBlocks(parseMarkdown(source), desk));
