import type { HtmlTag } from "./markdown-html.ts";
import { decoded, endOfTag, tagAt } from "./markdown-html.ts";

/** The words within a line of Feishu markdown (Feishu docs: card rich text). */
export type Inline =
  | { kind: "text"; text: string }
  | { kind: "strong" | "em" | "del"; children: Inline[] }
  | { kind: "code"; text: string }
  | { kind: "break" }
  | { kind: "link"; href: string; icon?: string; children: Inline[] }
  | { kind: "image"; alt: string }
  | { kind: "font"; colour: string; children: Inline[] }
  | { kind: "tag"; colour: string; text: string }
  | { kind: "number"; text: string; ground: string; ink: string; href: string }
  | { kind: "emoji"; name: string }
  | { kind: "person"; ids: string[]; at: boolean; look?: { name: boolean; avatar: boolean; capsule: boolean } }
  | { kind: "moment"; at: number; form?: string; href?: string };

type Found = { node: Inline; end: number };
type Finder = (source: string, at: number) => Found | null;

const MARKS = [
  ["**", "strong"],
  ["__", "strong"],
  ["~~", "del"],
  ["*", "em"],
  ["_", "em"],
] as const;
const ESCAPABLE = /[!-/:-@[-`{-~]/;
const WORD = /[\p{L}\p{N}]/u;

function codeAt(source: string, at: number): Found | null {
  const fence = /^`+/.exec(source.slice(at))?.[0];
  if (!fence) return null;
  const close = source.indexOf(fence, at + fence.length);
  if (close < 0) return null;
  return { node: { kind: "code", text: source.slice(at + fence.length, close) }, end: close + fence.length };
}

function linkAt(source: string, at: number): Found | null {
  const found = /^(!?)\[((?:[^[\]\\]|\\.)*)\]\(\s*([^\s()]*(?:\([^\s()]*\)[^\s()]*)*)(?:\s+"[^"]*")?\s*\)/.exec(
    source.slice(at),
  );
  if (!found) return null;
  const [whole, bang, label = "", href = ""] = found;
  const node: Inline = bang
    ? { kind: "image", alt: decoded(label) }
    : { kind: "link", href: decoded(href), children: parseInline(label) };
  return { node, end: at + whole.length };
}

/** Underscores inside a word are part of it: `a_b_c` is no emphasis. */
function opens(source: string, at: number, mark: string): boolean {
  const after = source[at + mark.length] ?? " ";
  return !/\s/.test(after) && !(mark[0] === "_" && WORD.test(source[at - 1] ?? " "));
}

/** Nobody means a mark that far away, and a text full of marks must not take minutes. */
const MOST_MARKS = 200;

/** The mark that closes: the last of a run, so that `**a *b***` ends both. */
function closeOf(source: string, from: number, mark: string): number {
  let looked = 0;
  for (let at = source.indexOf(mark, from + 1); at > 0 && looked < MOST_MARKS; at = source.indexOf(mark, at + 1)) {
    looked += 1;
    while (mark.length > 1 && source[at + mark.length] === mark[0]) at += 1;
    const flush = !/\s/.test(source[at - 1] ?? " ") && source[at - 1] !== "\\";
    const doubled = mark.length === 1 && (source[at + 1] === mark || source[at - 1] === mark);
    const insideWord = mark[0] === "_" && WORD.test(source[at + mark.length] ?? " ");
    if (flush && !doubled && !insideWord) return at;
  }
  return -1;
}

/** Four marks and more in a row mean nothing; so says the platform's own page. */
const RUN = /^(?:\*{4,}|_{4,}|~{3,})/;

function emphasisAt(source: string, at: number): Found | null {
  const [run] = RUN.exec(source.slice(at)) ?? [];
  if (run) return { node: { kind: "text", text: run }, end: at + run.length };
  for (const [mark, kind] of MARKS) {
    if (!source.startsWith(mark, at) || !opens(source, at, mark)) continue;
    const from = at + mark.length;
    const close = closeOf(source, from, mark);
    if (close > from) {
      return { node: { kind, children: parseInline(source.slice(from, close)) }, end: close + mark.length };
    }
  }
  return null;
}

/** On a desk its own address goes before the common one. */
const addressOf = ({ pc_url, url }: Record<string, string>) => decoded(pc_url || url || "");

const idsOf = (tag: HtmlTag) => (tag.attributes.ids ?? tag.attributes.id ?? "").split(",").filter(Boolean);

const meaning: Record<string, (tag: HtmlTag, inner: string) => Inline> = {
  font: (tag, inner) => ({ kind: "font", colour: tag.attributes.color ?? "", children: parseInline(inner) }),
  at: (tag) => ({ kind: "person", ids: idsOf(tag), at: true }),
  person: ({ attributes, ...tag }) => ({
    kind: "person",
    ids: idsOf({ attributes, ...tag }),
    at: false,
    look: {
      name: attributes.show_name !== "false",
      avatar: attributes.show_avatar !== "false",
      capsule: attributes.style === "capsule",
    },
  }),
  text_tag: (tag, inner) => ({ kind: "tag", colour: tag.attributes.color ?? "", text: decoded(inner) }),
  number_tag: ({ attributes }, inner) => ({
    kind: "number",
    text: decoded(inner),
    ground: attributes.background_color ?? "",
    ink: attributes.font_color ?? "",
    href: addressOf(attributes),
  }),
  link: ({ attributes }, inner) => ({
    kind: "link",
    href: addressOf(attributes),
    ...(attributes.icon ? { icon: attributes.icon } : {}),
    children: parseInline(inner),
  }),
  a: ({ attributes }, inner) => ({
    kind: "link",
    href: decoded(attributes.href ?? inner),
    children: inner.trim() ? parseInline(inner) : [{ kind: "text", text: decoded(attributes.href ?? "") }],
  }),
  local_datetime: ({ attributes }) => ({
    kind: "moment",
    at: Number(attributes.millisecond),
    ...(attributes.format_type ? { form: attributes.format_type } : {}),
    ...(attributes.link ? { href: decoded(attributes.link) } : {}),
  }),
  raw: (_tag, inner) => ({ kind: "text", text: decoded(inner) }),
  br: () => ({ kind: "break" }),
};

function htmlAt(source: string, at: number): Found | null {
  const tag = tagAt(source, at);
  const make = tag && meaning[tag.name];
  if (!tag || !make) return null;
  if (tag.name === "br" || tag.selfClosed) return { node: make(tag, ""), end: tag.end };
  const close = endOfTag(source, tag);
  if (!close) return tag.name === "local_datetime" ? { node: make(tag, ""), end: tag.end } : null;
  return { node: make(tag, source.slice(tag.end, close.start)), end: close.end };
}

function emojiAt(source: string, at: number): Found | null {
  const [whole = "", name = ""] = /^:([A-Za-z]\w{1,40}):/.exec(source.slice(at)) ?? [];
  return name ? { node: { kind: "emoji", name }, end: at + whole.length } : null;
}

function escapeAt(source: string, at: number): Found | null {
  const next = source[at + 1] ?? "";
  return ESCAPABLE.test(next) ? { node: { kind: "text", text: next }, end: at + 2 } : null;
}

const finders: Record<string, Finder> = {
  "\\": escapeAt,
  "`": codeAt,
  "[": linkAt,
  "!": linkAt,
  "*": emphasisAt,
  _: emphasisAt,
  "~": emphasisAt,
  "<": htmlAt,
  ":": emojiAt,
  "\n": (_source, at) => ({ node: { kind: "break" }, end: at + 1 }),
};

export function parseInline(source: string): Inline[] {
  const nodes: Inline[] = [];
  let plain = "";
  let at = 0;
  while (at < source.length) {
    const found = finders[source[at] ?? ""]?.(source, at) ?? null;
    if (found) {
      if (plain) nodes.push({ kind: "text", text: decoded(plain) });
      plain = "";
      nodes.push(found.node);
    } else plain += source[at];
    at = found ? found.end : at + 1;
  }
  if (plain) nodes.push({ kind: "text", text: decoded(plain) });
  return nodes;
}
