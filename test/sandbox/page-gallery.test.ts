import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { measuresOf } from "../../src/sandbox/page/gallery/measures.ts";
import { readPasted } from "../../src/sandbox/page/gallery/pasted.ts";
import { examples } from "../cards/examples.ts";
import { builtPage } from "./page-build.ts";

const card = { schema: "2.0", config: { update_multi: true }, body: { elements: [{ tag: "hr" }] } };

test.each([
  ["卡片本身", card],
  ["发送消息的请求", { receive_id: "ou_1", msg_type: "interactive", content: JSON.stringify(card) }],
  ["点击的答复", { toast: { type: "info", content: "好" }, card: { type: "raw", data: card } }],
  ["带代替文字的样张", { card, text: "【督办】" }],
  ["更新消息的请求", { content: JSON.stringify(card) }],
  ["转义成文字的卡片", JSON.stringify(card)],
  ["单个组件", { tag: "hr" }],
  ["一组组件", [{ tag: "hr" }]],
])("贴入%s，都认得出里面的卡片", (_, value) => {
  expect(readPasted(JSON.stringify(value))).toMatchObject({ card });
});

test("连同代码围栏一起贴入的认得出，坏在哪一行照样说得准", () => {
  const fenced = (inside: string) => `\n\`\`\`json\n${inside}\n\`\`\`\n`;
  expect(readPasted(fenced(JSON.stringify(card, null, 2)))).toEqual({ card, from: null });
  expect(readPasted("```{}```")).toEqual({ card: {}, from: null });
  expect(readPasted(fenced('{\n  "a": x\n}'))).toMatchObject({
    unreadable: expect.stringContaining("第 4 行第 8 个字"),
  });
});

test("平台上的模板画不出来，说明缘由", () => {
  const template = { type: "template", data: { template_id: "AAq1" } };
  for (const value of [template, { msg_type: "interactive", content: JSON.stringify(template) }, { card: template }]) {
    expect(readPasted(JSON.stringify(value))).toMatchObject({ unreadable: expect.stringContaining("平台上的模板") });
  }
});

test("1.0 的卡片也原样交给规则去说", () => {
  const old = { header: {}, elements: [{ tag: "note" }] };
  expect(readPasted(JSON.stringify(old))).toEqual({ card: old, from: null });
});

test.each([
  ["", "请贴入卡片 JSON。"],
  ['{\n  "schema": "2.0",\n}', "不是完整的 JSON：第 3 行第 1 个字起读不下去（最后一项后面多了逗号）。"],
  ['{"a": 1', "第 1 行第 8 个字"],
  ['{"a": [1, 2}', "第 1 行第 12 个字"],
  ['{\n  "a": "甲" "b": 1\n}', "第 2 行第 12 个字"],
  ['{"a": 甲}', "第 1 行第 7 个字"],
  ['{"a": "甲\n乙"}', "第 1 行第 7 个字"],
  ["卡片：{}", "第 1 行第 1 个字"],
  ["{} {}", "第 1 行第 4 个字"],
  [JSON.stringify({ msg_type: "interactive", content: '{"a": 1,}' }), "所含卡片的第 1 行第 9 个字"],
  ["// 说明\n{}", "JSON 里不能写注释"],
  ["{'schema': 1}", "属性名要用双引号"],
  ["{“schema”: 1}", "引号写成了中文的"],
])("贴入 %j，说清楚读到哪里读不下去", (text, said) => {
  const read = readPasted(text);
  expect("unreadable" in read ? read.unreadable : "").toContain(said);
});

test("大小和件数对照本产品和平台的限度，超过的标出", () => {
  expect(measuresOf(card)).toEqual([
    { words: "大小 0.1 KB（本产品 24，平台 30）", over: false },
    { words: "组件 1 个（本产品 150，平台 200）", over: false },
  ]);
  const many = { ...card, body: { elements: Array.from({ length: 1_500 }, () => ({ tag: "hr", margin: "0" })) } };
  expect(measuresOf(many).map(({ over }) => over)).toEqual([true, true]);
});

describe("构建出的页面", () => {
  let built: Awaited<ReturnType<typeof builtPage>>;
  beforeAll(async () => {
    built = await builtPage();
  });
  afterAll(() => built.remove());
  const read = (file: string) => readFileSync(join(built.assets, file), "utf8");

  test("样张就是每张卡片现在画出来的样子，一张不少", () => {
    const samples: unknown = JSON.parse(read("samples.json"));
    const drawn = Object.entries(examples).map(([name, { card, text }]) => ({ name, card, text }));
    const inOrder = drawn.toSorted((one, other) => (one.name < other.name ? -1 : 1));
    expect(samples).toEqual(expect.arrayContaining(JSON.parse(JSON.stringify(inOrder)) as unknown[]));
    expect(samples).toHaveLength(inOrder.length);
  });

  test("图表库只在另外的文件里，会话页自己不带它，也不从别处取任何东西", () => {
    expect(read("main.js").length + read("main.css").length).toBeLessThan(100_000);
    for (const file of ["main.js", "gallery.js", "theme.js", "main.css", "gallery.css", "index.html", "gallery.html"]) {
      expect(read(file), file).not.toMatch(/(?:src|href)="https?:|import\s*["(]+https?:|url\(["']?https?:/);
    }
  });
});
