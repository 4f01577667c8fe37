import { expect, test } from "vitest";
import { assignmentCard } from "../../cards/assignment.ts";
import { cut, oneLine, words } from "../../cards/escape.ts";
import { optionsOf } from "../../cards/form.ts";
import { groupedCard } from "../../cards/grouped.ts";
import { parseMarkdown } from "../../src/sandbox/page/card/markdown-blocks.ts";
import * as facts from "./facts.ts";

const hostile = [
  "<at id=all></at>",
  "<font color='red'>红</font>",
  "[点这里](http://example.com/)",
  "![图](img_v2_1)",
  "**粗** *斜* __粗__ _斜_ ~~删~~ `码` ```块```",
  "# 标题",
  "- 条目",
  "+ 条目",
  "1. 条目",
  "1) 条目",
  "> 引文",
  "---",
  "===",
  "| 甲 | 乙 |",
  "\\*反斜杠\\*",
  "&lt;at id=all&gt;",
  ":DONE:",
  "<!-- 注 -->",
];

const textOf = (nodes: unknown): string => {
  if (Array.isArray(nodes)) return nodes.map(textOf).join("");
  if (typeof nodes !== "object" || nodes === null) return "";
  const { kind, text, words: inner, children } = nodes as Record<string, unknown>;
  if (kind === "break") return "\n";
  return typeof text === "string" ? text : textOf(inner ?? children);
};

test.each(hostile)("别人写的 %j 原样显示，不成为格式、链接或提及", (said) => {
  const blocks = parseMarkdown(words(said));
  expect(blocks).toHaveLength(1);
  expect(blocks[0]).toMatchObject({ kind: "paragraph" });
  const kinds = blocks.flatMap((block) => (block.kind === "paragraph" ? block.words.map(({ kind }) => kind) : []));
  expect(new Set(kinds)).toEqual(new Set(["text"]));
  expect(textOf(blocks)).toBe(said);
});

test("几行话里的每一行都原样显示", () => {
  const said = hostile.join("\n");
  expect(textOf(parseMarkdown(words(said)))).toBe(said);
});

test("带着格式记号的事项在卡片上没有一处成为格式", () => {
  const matter = "<at id=all></at>[x](http://example.com/)`码`\n# 大标题";
  const { card, text } = assignmentCard({ ...facts.inProgress, matter, ask: matter });
  const { card: grouped } = groupedCard({ ...facts.morning, lines: [{ ...facts.line, matter, says: matter }] });
  const markups = [card, grouped].flatMap(({ body }) =>
    body.elements.flatMap((each) => ("content" in each ? each.content : [])),
  );
  for (const content of markups) expect(content).not.toMatch(/<at|\]\(|`|^# /m);
  expect(text).not.toMatch(/<at|\]\(|`/);
});

test("看不见的字符和改变书写方向的字符不留，表情照旧", () => {
  expect(words("甲\u202e乙\u0000\u200b丙\ud800")).toBe("甲乙丙");
  expect(words("👨‍👩‍👧")).toBe("👨‍👩‍👧");
});

test("截短不截断字，注明有省略", () => {
  expect(cut("一二三四五", 5)).toBe("一二三四五");
  expect(cut("一二三四五六", 5)).toBe("一二三四…");
  expect(cut("𠮷𠮷𠮷", 2)).toBe("𠮷…");
  expect(words("*****", 3)).toBe("&#42;&#42;…");
});

test("要成一行的话不换行", () => expect(oneLine(" 甲 \r\n\r\n 乙\t丙 ")).toBe("甲 乙 丙"));

test("选项的值不重复、不为空", () => {
  const offered = [
    { value: "a", label: "甲" },
    { value: "a", label: "甲之二" },
    { value: "", label: "空" },
    { value: "b", label: "乙" },
  ];
  expect(optionsOf(offered).map(({ value }) => value)).toEqual(["a", "b"]);
});
