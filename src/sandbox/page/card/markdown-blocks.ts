import type { Inline } from "./markdown-inline.ts";
import { parseInline } from "./markdown-inline.ts";

type Side = "left" | "center" | "right";

export type Block =
  | { kind: "paragraph"; words: Inline[] }
  | { kind: "heading"; level: number; words: Inline[] }
  | { kind: "list"; ordered: boolean; start: number; items: Block[][] }
  | { kind: "quote"; blocks: Block[] }
  | { kind: "code"; text: string; language: string }
  | { kind: "rule" }
  | { kind: "table"; head: Inline[][]; rows: Inline[][][]; sides: Side[] };

type Taken = { block: Block; lines: number };
type Reader = (lines: readonly string[]) => Taken | null;

const RULE = /^\s*(?:<hr\s*\/?>|(?:-\s*){3,}|(?:\*\s*){3,})\s*$/;
const ITEM = /^(\s*)([-*+]|\d{1,9}[.)])\s+(.*)$/;
const DIVIDER = /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/;

const rule: Reader = ([line = ""]) => (RULE.test(line) ? { block: { kind: "rule" }, lines: 1 } : null);

const heading: Reader = ([line = ""]) => {
  const found = /^(#{1,6})\s+(.*)$/.exec(line);
  if (!found) return null;
  return { block: { kind: "heading", level: found[1]?.length ?? 1, words: parseInline(found[2] ?? "") }, lines: 1 };
};

const code: Reader = (lines) => {
  if (!/^\s*```/.test(lines[0] ?? "")) return null;
  const close = lines.findIndex((line, at) => at > 0 && /^\s*```\s*$/.test(line));
  const end = close < 0 ? lines.length : close;
  const language = /^\s*```\s*([\w+#-]*)/.exec(lines[0] ?? "")?.[1] ?? "";
  const text = lines.slice(1, end).join("\n");
  return { block: { kind: "code", text, language }, lines: Math.min(end + 1, lines.length) };
};

/** Four blanks make code as well, where no paragraph is going on. */
const indented: Reader = (lines) => {
  const count = lengthWhile(lines, (line) => /^ {4}/.test(line) && line.trim() !== "");
  if (count === 0) return null;
  const text = lines.slice(0, count).map((line) => line.slice(4));
  return { block: { kind: "code", text: text.join("\n"), language: "" }, lines: count };
};

/** Twenty in one another are words, no layout. */
const TOO_DEEP = /^(?:\s*>){20}|^(?:\s*(?:[-*+]|\d{1,9}[.)])\s+){20}/;

const quote: Reader = (lines) => {
  if (TOO_DEEP.test(lines[0] ?? "")) return null;
  const count = lengthWhile(lines, (line) => /^\s*>/.test(line));
  if (count === 0) return null;
  const inner = lines.slice(0, count).map((line) => line.replace(/^\s*>\s?/, ""));
  return { block: { kind: "quote", blocks: blocksOf(inner) }, lines: count };
};

const cellsOf = (line: string) =>
  line
    .trim()
    .replace(/^\||\|$/g, "")
    .split(/(?<!\\)\|/)
    .map((cell) => parseInline(cell.trim()));

/** `:--`, `:-:` and `--:` under the head of a table say to which side a column stands. */
const sidesOf = (divider: string): Side[] =>
  divider
    .trim()
    .replace(/^\||\|$/g, "")
    .split("|")
    .map((each) => (/:\s*$/.test(each) ? (/^\s*:/.test(each) ? "center" : "right") : "left"));

const table: Reader = (lines) => {
  const [head = "", divider = ""] = lines;
  if (!head.includes("|") || !divider.includes("|") || !DIVIDER.test(divider)) return null;
  const count = lengthWhile(lines.slice(2), (line) => line.includes("|"));
  const rows = lines.slice(2, 2 + count).map(cellsOf);
  return { block: { kind: "table", head: cellsOf(head), rows, sides: sidesOf(divider) }, lines: count + 2 };
};

const indentOf = (line: string) => /^\s*/.exec(line)?.[0].length ?? 0;

/** An item runs to the next line that is not indented deeper than its mark. */
const list: Reader = (lines) => {
  const first = ITEM.exec(lines[0] ?? "");
  if (!first || TOO_DEEP.test(lines[0] ?? "")) return null;
  const [, indent = "", mark = ""] = first;
  const ordered = /\d/.test(mark);
  const items: string[][] = [];
  const belongs = (line: string) => indentOf(line) > indent.length && line.trim() !== "";
  const begins = (line: string) => {
    const found = ITEM.exec(line);
    return found !== null && found[1]?.length === indent.length && /\d/.test(found[2] ?? "") === ordered;
  };
  const count = lengthWhile(lines, (line) => {
    const item = begins(line) ? ITEM.exec(line) : null;
    if (item) items.push([item[3] ?? ""]);
    else if (belongs(line)) items.at(-1)?.push(line.slice(indent.length + 2));
    return item !== null || belongs(line);
  });
  return {
    block: { kind: "list", ordered, start: ordered ? Number.parseInt(mark, 10) : 1, items: items.map(blocksOf) },
    lines: count,
  };
};

function lengthWhile(lines: readonly string[], holds: (line: string) => boolean): number {
  const end = lines.findIndex((line) => !holds(line));
  return end < 0 ? lines.length : end;
}

const readers: readonly Reader[] = [rule, heading, code, quote, table, list];

const readAt = (lines: readonly string[]): Taken | null => {
  for (const read of readers) {
    const taken = read(lines);
    if (taken) return taken;
  }
  return null;
};

function blocksOf(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  let words: string[] = [];
  const endParagraph = () => {
    if (words.length > 0) blocks.push({ kind: "paragraph", words: parseInline(words.join("\n")) });
    words = [];
  };
  for (let at = 0; at < lines.length; ) {
    const rest = lines.slice(at);
    const taken = readAt(rest) ?? (words.length === 0 ? indented(rest) : null);
    if (taken || lines[at]?.trim() === "") endParagraph();
    else words.push(lines[at] ?? "");
    if (taken) blocks.push(taken.block);
    at += taken?.lines ?? 1;
  }
  endParagraph();
  return blocks;
}

/** A line end is a line end, as in the real client; blank lines part paragraphs. */
export const parseMarkdown = (source: string): Block[] => blocksOf(source.replace(/\r\n?/g, "\n").split("\n"));
