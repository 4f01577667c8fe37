import { expect, test } from "vitest";
import { parseMarkdown } from "../../src/sandbox/page/card/markdown-blocks.ts";
import type { Inline } from "../../src/sandbox/page/card/markdown-inline.ts";
import { parseInline } from "../../src/sandbox/page/card/markdown-inline.ts";
import { textParts } from "../../src/sandbox/page/text-parts.ts";

const words: { [K in Inline["kind"]]: (node: Extract<Inline, { kind: K }>) => string } = {
  text: ({ text }) => text,
  strong: ({ children }) => `(strong ${told(children)})`,
  em: ({ children }) => `(em ${told(children)})`,
  del: ({ children }) => `(del ${told(children)})`,
  link: ({ href, children }) => `(链接 ${href} ${told(children)})`,
  font: ({ colour, children }) => `(${colour} ${told(children)})`,
  tag: ({ colour, text }) => `(标签 ${colour} ${text})`,
  number: ({ text, ground, href }) => `(角标 ${[text, ground, href].filter(Boolean).join(" ")})`,
  emoji: ({ name }) => `(表情 ${name})`,
  person: ({ ids }) => `(人 ${ids.join("+")})`,
  image: ({ alt }) => `(图 ${alt})`,
  code: ({ text }) => `(码 ${text})`,
  moment: ({ at, form }) => `(时 ${at}${form ? ` ${form}` : ""})`,
  break: () => "⏎",
};

/** A line of markdown told in words, so that a table of cases can be read. */
const told = (nodes: readonly Inline[]): string =>
  nodes.map((node) => (words[node.kind] as (node: Inline) => string)(node)).join("");

test.each([
  ["**逾期**两天", "(strong 逾期)两天"],
  ["*斜*与~~删~~", "(em 斜)与(del 删)"],
  ["**粗里有*斜***尾", "(strong 粗里有(em 斜))尾"],
  ["第 3 * 4 项", "第 3 * 4 项"],
  ["file_name_2026.pdf", "file_name_2026.pdf"],
  ["\\*不是斜体\\*", "*不是斜体*"],
  ["****四个星号不算****", "****四个星号不算****"],
  ["***又粗又斜***", "(strong (em 又粗又斜))"],
  ["`/待办`", "(码 /待办)"],
  ["[查看](https://example.com/a_(1))", "(链接 https://example.com/a_(1) 查看)"],
  ["<font color='red'>逾期 **2** 天</font>", "(red 逾期 (strong 2) 天)"],
  ["<font color='red'>外<font color=grey>内</font>外</font>", "(red 外(grey 内)外)"],
  ['<at id=ou_1></at><person id="ou_2"></person><at ids=ou_1,ou_2></at>', "(人 ou_1)(人 ou_2)(人 ou_1+ou_2)"],
  ["<text_tag color='green'>已签收</text_tag>", "(标签 green 已签收)"],
  ["<link url='https://example.com/'>地址</link>", "(链接 https://example.com/ 地址)"],
  ["甲<br>乙<br/>丙\n丁", "甲⏎乙⏎丙⏎丁"],
  ["![现场](img_v2)", "(图 现场)"],
  ["<local_datetime millisecond='1796054400000'></local_datetime>", "(时 1796054400000)"],
  ["<local_datetime millisecond='1' format_type='week'></local_datetime>", "(时 1 week)"],
  ["<number_tag>7</number_tag>", "(角标 7)"],
  [
    "<number_tag background_color='red' url='https://a.cn' pc_url='https://b.cn'>7</number_tag>",
    "(角标 7 red https://b.cn)",
  ],
  ["<a href='https://example.com'></a>", "(链接 https://example.com https://example.com)"],
  ["<a href=https://example.com/a>甲</a>", "(链接 https://example.com/a 甲)"],
  ["<link icon='chat_outlined' url='https://example.com/'>会</link>", "(链接 https://example.com/ 会)"],
  ["<raw>**原样** <font color='red'>字</font></raw>", "**原样** <font color='red'>字</font>"],
  [":DONE: 12:30:45", "(表情 DONE) 12:30:45"],
  ["<person id = 'ou_2' show_name = true style = 'capsule'></person>", "(人 ou_2)"],
])("一行富文本 %s 读作 %s", (source, expected) => {
  expect(told(parseInline(source))).toBe(expected);
});

test.each([
  ["&#42;&#42;不加粗&#42;&#42;", "**不加粗**"],
  ["&lt;font color='red'&gt;不变色&lt;/font&gt;", "<font color='red'>不变色</font>"],
  ["&#91;不是链接&#93;&#40;https://example.com&#41;", "[不是链接](https://example.com)"],
  ["&amp;lt;", "&lt;"],
  ["<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>"],
  ["<script>alert(1)</script>", "<script>alert(1)</script>"],
  ["<font color='red'>没有收尾", "<font color='red'>没有收尾"],
])("转义过的和不认识的写法 %s 只是字", (source, expected) => {
  expect(told(parseInline(source))).toBe(expected);
});

const kinds = (source: string) => parseMarkdown(source).map(({ kind }) => kind);

test.each([
  ["# 一级\n正文", ["heading", "paragraph"]],
  ["第一段\n还是第一段\n\n第二段", ["paragraph", "paragraph"]],
  ["说明：\n- 甲\n- 乙\n收尾", ["paragraph", "list", "paragraph"]],
  ["1. 甲\n- 乙", ["list", "list"]],
  ["上\n---\n下\n<hr>", ["paragraph", "rule", "paragraph", "rule"]],
  ["> 引用\n> 两行\n正文", ["quote", "paragraph"]],
  ["```\n**原样**\n```\n尾", ["code", "paragraph"]],
  ["| 单位 | 在办 |\n| --- | ---: |\n| 汉滨区 | 3 |\n| 汉阴县 | 1 |", ["table"]],
  ["    四个空格是代码\n正文", ["code", "paragraph"]],
  ["正文\n    接着上一段", ["paragraph"]],
  ["甲 | 乙", ["paragraph"]],
])("段落、列表、表格按行分开：%j", (source, expected) => {
  expect(kinds(source)).toEqual(expected);
});

test.each(["*a ", "**", "_a ", "~~a ", "[a](", "`a", "<font color='red'>", "> ", "- ", "1. ", "* ", "|a|b|\n|-|-|\n"])(
  "满是 %j 的三十 KB 文字，一眨眼就读完",
  (part) => {
    const begun = performance.now();
    parseMarkdown(part.repeat(Math.floor(30_000 / part.length)));
    expect(performance.now() - begun).toBeLessThan(3_000);
  },
);

test("列表可以套列表，编号从写的那个数开始", () => {
  const [list] = parseMarkdown("3. 甲\n   - 甲一\n   - 甲二\n4. 乙");
  if (list?.kind !== "list") throw new Error("not a list");
  expect(list).toMatchObject({ ordered: true, start: 3 });
  expect(list.items.map((item) => item.map(({ kind }) => kind))).toEqual([["paragraph", "list"], ["paragraph"]]);
});

test("表格的单元格里可以有颜色", () => {
  const [table] = parseMarkdown("|单位|状态|\n|-|-|\n|汉滨区|<font color='red'>逾期</font>|");
  if (table?.kind !== "table") throw new Error("not a table");
  expect(table.rows.map((row) => row.map(told))).toEqual([["汉滨区", "(red 逾期)"]]);
});

test("表格的每一列靠哪边，照冒号写的", () => {
  const [table] = parseMarkdown("单位|状态|件数|备注\n:-|:-:|-:|-\n汉滨区|逾期|3|无");
  expect(table).toMatchObject({ kind: "table", sides: ["left", "center", "right", "left"] });
});

test("文本消息里的 @ 认得出是谁", () => {
  expect(textParts('<at user_id="ou_1">甄明</at> 请看，<at id=all></at>。')).toEqual([
    { at: "ou_1", name: "甄明" },
    { text: " 请看，" },
    { at: "all", name: "" },
    { text: "。" },
  ]);
});
