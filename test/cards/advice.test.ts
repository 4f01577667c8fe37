import { expect, test } from "vitest";
import { cardAdvice } from "../../src/sandbox/card-rules/advice.ts";
import { cardFaults } from "../../src/sandbox/card-rules/card-faults.ts";
import { ownCardFaults } from "../../src/sandbox/card-rules/tolerated.ts";
import { cardOf, chart, components, multiSelect, plain, submit, table } from "./every-component.ts";
import { examples } from "./examples.ts";

const spec = (more: object) => ({ ...chart, chart_spec: { ...chart.chart_spec, ...more } });

const link = (default_url: string, more: object = {}) => ({
  tag: "button",
  text: plain("看"),
  behaviors: [{ type: "open_url", default_url, ...more }],
});
const menu = (url: string) => ({ tag: "overflow", options: [{ text: plain("看"), multi_url: { url } }] });
const columns = { tag: "column_set", columns: [{ tag: "column", elements: [] }] };

const rows: readonly (readonly [string, object, string])[] = [
  ["没有的图表", spec({ type: "pyramid" }), "chart_spec.type"],
  ["纹理填充", spec({ bar: { style: { texture: "circle" } } }), "chart_spec"],
  ["圆锥渐变", spec({ bar: { style: { fill: { gradient: "conical" } } } }), "chart_spec"],
  ["网格词云", spec({ type: "wordCloud", wordCloudConfig: { layoutMode: "grid" } }), "chart_spec"],
  ["名单里可能有无效的人", { tag: "person_list", persons: [{ id: "ou_1" }] }, "drop_invalid_user_id"],
  ["@所有人", { tag: "markdown", content: "<at id=all></at> 请看" }, ""],
  ["HTML 块", { tag: "markdown", content: "<div>甲</div>" }, ""],
  ["按钮打开的不是网页", link("javascript:alert(1)"), "behaviors"],
  ["手机上打开的不是网页", link("https://example.com/", { ios_url: "file:///etc/passwd" }), "behaviors"],
  ["菜单里的链接不是网页", menu("data:text/html,x"), "options"],
  ["整列的链接不是网页", { ...columns, action: { multi_url: { url: "ftp://example.com" } } }, "action"],
  ["文字里的链接不是网页", { tag: "markdown", content: "[看](javascript:alert(1))" }, ""],
  ["日期写成秒数", { ...table, rows: [{ due: 1_796_054_400 }] }, "rows"],
  ["没有回传的勾选", { tag: "checker", text: plain("甲") }, ""],
];

const again = { ...submit, behaviors: undefined };
const old = { ...submit, form_action_type: undefined, action_type: "form_submit" };
const inForm = (element: object) => ({ tag: "form", name: "form", elements: [element] });

/** §9 calls these advised, disputed or left out by templates: no reason to refuse, and nothing of ours. */
const tolerable: readonly (readonly [string, object[], string])[] = [
  ["第六个图表", Array.from({ length: 6 }, () => chart), "body.elements[5]"],
  ["提交按钮没有写点击后做什么", [inForm(again)], "body.elements[0].elements[0].behaviors"],
  ["提交按钮用旧写法", [inForm(old)], "body.elements[0].elements[0].action_type"],
  ["图片没有说明", [{ ...components.img, alt: undefined }], "body.elements[0].alt"],
  ["只有两列字的 div", [{ ...components.div, text: undefined }], "body.elements[0].text"],
  ["容器点了不知做什么", [{ ...components.interactive_container, behaviors: undefined }], "body.elements[0].behaviors"],
  ["表单外放多选", [multiSelect], "body.elements[0]"],
  ["间距写 default", [{ ...columns, horizontal_spacing: "default" }], "body.elements[0].horizontal_spacing"],
];

test.each(tolerable)("%s：平台收下，提醒一句，自己的卡片不许", (_, elements, path) => {
  const card = cardOf(...elements);
  expect(cardFaults(card)).toEqual([]);
  expect(cardAdvice(card).map((found) => found.path)).toEqual([path]);
  expect(ownCardFaults(card)).toEqual(cardAdvice(card));
});

test("不是 2.0 的卡片没有可提醒的", () => {
  for (const card of ["卡片", null, {}, { elements: [] }]) expect(cardAdvice(card)).toEqual([]);
});

test.each(rows)("%s：平台收下，但提醒一句，指明在哪里", (_, element, key) => {
  const card = cardOf(element);
  expect(cardFaults(card)).toEqual([]);
  expect(cardAdvice(card).map(({ path }) => path)).toEqual([`body.elements[0]${key ? `.${key}` : ""}`]);
});

test("没写配置、摘要、标题的提醒一句", () => {
  expect(cardAdvice({ schema: "2.0", body: { elements: [] } }).map(({ path }) => path)).toEqual([
    "config.update_multi",
    "config.summary",
    "header",
  ]);
});

test("网页地址、写明此端不打开的地址不提醒，整张卡片的链接也看", () => {
  const never = "lark://msgcard/unsupported_action";
  const written = { tag: "markdown", content: "[看](https://x.cn)" };
  const good = [link("https://example.com/", { pc_url: never }), menu("http://127.0.0.1/"), written];
  expect(cardAdvice(cardOf(...good))).toEqual([]);
  const whole = { ...cardOf({ tag: "hr" }), card_link: { url: "javascript:void 0" } };
  expect(cardAdvice(whole).map(({ path }) => path)).toEqual(["card_link"]);
});

test.each(Object.entries(examples))("卡片 %s 没有一处要提醒", (_, { card }) => expect(cardAdvice(card)).toEqual([]));
