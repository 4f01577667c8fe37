import { expect, test } from "vitest";
import { cardFaults } from "../../src/sandbox/card-rules/card-faults.ts";
import * as one from "./every-component.ts";

const { button, cardOf, chart, columnSet, form, input, panel, plain, table } = one;
const pathsOf = (card: unknown) => cardFaults(card).map(({ path }) => path);
const good = cardOf({ tag: "hr" });
const times = <T>(count: number, make: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at));

const frames: readonly (readonly [string, unknown, string])[] = [
  ["不是对象", "卡片", "ROOT"],
  ["引用模板", { type: "template", data: { template_id: "AAq1" } }, "type"],
  ["没有写 schema（1.0 的卡片）", { ...good, schema: undefined }, "schema"],
  ["写着 1.0", { ...good, schema: "1.0" }, "schema"],
  ["顶层有没有的属性", { ...good, elements: [] }, "elements"],
  ["没有正文", { ...good, body: undefined }, "body"],
  ["不是共享卡片", { ...good, config: { update_multi: false } }, "config.update_multi"],
  ["没有的语言", { ...good, config: { locales: ["zh_cn", "cn"] } }, "config.locales[1]"],
  [
    "摘要译成没有的语言",
    { ...good, config: { summary: { i18n_content: { cn: "甲" } } } },
    "config.summary.i18n_content.cn",
  ],
  [
    "流式配置写错",
    { ...good, config: { streaming_config: { print_strategy: "slow" } } },
    "config.streaming_config.print_strategy",
  ],
  ["没有的宽度", { ...good, config: { update_multi: true, width_mode: "wide" } }, "config.width_mode"],
  ["没有的配置", { ...good, config: { update_multi: true, wide_screen_mode: true } }, "config.wide_screen_mode"],
  ["版本写成数字", { ...good, schema: 2 }, "schema"],
  ["题头的标题只写了字", { ...good, header: { title: "甲" } }, "header.title"],
  ["题头没有标题", { ...good, header: { template: "blue" } }, "header.title"],
  ["题头颜色没有", { ...good, header: { title: plain("甲"), template: "pink" } }, "header.template"],
  [
    "题头四个标签",
    {
      ...good,
      header: { title: plain("甲"), text_tag_list: times(4, () => ({ tag: "text_tag", text: plain("乙") })) },
    },
    "header.text_tag_list",
  ],
  ["链接缺一端", { ...good, card_link: { pc_url: "https://example.com/" } }, "card_link"],
  ["正文间距不合规定", { ...good, body: { elements: [], vertical_spacing: "huge" } }, "body.vertical_spacing"],
  ["正文内距为负", { ...good, body: { elements: [], padding: "-1px" } }, "body.padding"],
];

test.each(frames)("卡片%s，退回", (_, card, path) => expect(pathsOf(card)).toEqual([path]));

const nested = (depth: number): unknown => (depth === 0 ? { tag: "hr" } : columnSet(nested(depth - 1)));

const places: readonly (readonly [string, unknown[], string])[] = [
  ["栏里放表格", [columnSet(table)], "body.elements[0].columns[0].elements[0]"],
  ["折叠面板里放表格", [{ ...panel, elements: [table] }], "body.elements[0].elements[0]"],
  ["栏里放表单", [columnSet(form(input))], "body.elements[0].columns[0].elements[0]"],
  ["折叠面板里放表单", [{ ...panel, elements: [form(input)] }], "body.elements[0].elements[0]"],
  ["表单里放表格", [form(table)], "body.elements[0].elements[0]"],
  ["表单里放图表", [form(chart)], "body.elements[0].elements[0]"],
  ["单独放一栏", [one.column({ tag: "hr" })], "body.elements[0]"],
  ["栏组里放别的", [{ tag: "column_set", columns: [{ tag: "hr" }] }], "body.elements[0].columns[0]"],
  ["表单外放多选人员", [{ tag: "multi_select_person" }], "body.elements[0]"],
  ["表单里的输入框没有名字", [form({ ...input, name: undefined })], "body.elements[0].elements[0].name"],
  ["表单里的按钮没有名字", [form({ ...button, form_action_type: "reset" })], "body.elements[0].elements[0].name"],
  [
    "表单里的按钮不写提交还是重填",
    [form({ ...button, name: "again" })],
    "body.elements[0].elements[0].form_action_type",
  ],
  [
    "表单外多选图片",
    [{ tag: "select_img", multi_select: true, options: [{ img_key: "img_v3_1", value: "a" }] }],
    "body.elements[0].multi_select",
  ],
  ["没有的字号", [{ tag: "markdown", content: "甲", text_size: "mine" }], "body.elements[0].text_size"],
  ["没有的底色", [{ ...columnSet(button), background_style: "sky" }], "body.elements[0].background_style"],
  [
    "图标的颜色没有",
    [{ tag: "markdown", content: "甲", icon: { tag: "standard_icon", token: "done", color: "sky" } }],
    "body.elements[0].icon.color",
  ],
  ["正文里放了一句话", ["甲"], "body.elements[0]"],
  ["取消了的 note 里面不再看", [{ tag: "note", elements: [plain("甲")] }], "body.elements[0].tag"],
  ["没有的组件里面不再看", [{ tag: "colum_set", columns: [one.column(table)] }], "body.elements[0].tag"],
  ["表单没有提交按钮", [{ ...form(), elements: [input] }], "body.elements[0]"],
  ["表单里两项同名", [form(input, input)], "body.elements[0].elements[1].name"],
  ["两个表单同名", [form(), { ...form(), elements: [{ ...one.submit, name: "again" }] }], "body.elements[1].name"],
  ["两个组件编号相同", times(2, () => ({ tag: "hr", element_id: "rule" })), "body.elements[1].element_id"],
  ["第六个表格", times(6, () => table), "body.elements[5]"],
  ["嵌套六层", [nested(6)], `body.elements[0]${".columns[0].elements[0]".repeat(5)}`],
  ["二百零一个元素", times(200, () => ({ tag: "hr" })), "body.elements"],
  ["超过 30 KB", [{ tag: "markdown", content: "长".repeat(10_400) }], "ROOT"],
];

test.each(places)("%s，只报这一处", (_, elements, path) => expect(pathsOf(cardOf(...elements))).toEqual([path]));

test("刚好在限度之内的都收下", () => {
  expect(pathsOf(cardOf(nested(5)))).toEqual([]);
  expect(pathsOf(cardOf(...times(5, () => table), ...times(5, () => chart)))).toEqual([]);
  expect(pathsOf(cardOf(...times(199, () => ({ tag: "hr" }))))).toEqual([]);
});

test("没有写配置、没有写共享的，平台按共享卡片收下", () => {
  expect(pathsOf({ ...good, config: undefined })).toEqual([]);
  expect(pathsOf({ ...good, config: {} })).toEqual([]);
});

test("自定义的字号和颜色，写进 config.style 的就认", () => {
  const style = { text_size: { mine: { default: "medium" } }, color: { sky: { light_mode: "rgba(1,2,3,1)" } } };
  const told = { tag: "div", text: { ...plain("甲"), text_size: "mine", text_color: "sky" } };
  expect(pathsOf({ ...cardOf(told), config: { update_multi: true, style } })).toEqual([]);
  expect(pathsOf(cardOf(told))).toEqual(["body.elements[0].text.text_size", "body.elements[0].text.text_color"]);
});

test("说得出的都说出来：哪个组件放进了哪里、哪个值先见于哪里、一共多少个", () => {
  const rulesOf = (...elements: unknown[]) => cardFaults(cardOf(...elements)).map(({ rule }) => rule);
  expect(rulesOf(columnSet(table))).toEqual(["table 只能直接放在卡片正文里，不能放在 column 里"]);
  expect(rulesOf({ tag: "hr", element_id: "a" }, { tag: "hr", element_id: "a" })).toEqual([
    "element_id a 重复，先见于 body.elements[0]",
  ]);
  expect(rulesOf(...times(210, () => ({ tag: "hr" })))).toEqual(["组件与元素至多 200 个，这张有 211 个"]);
  expect(rulesOf({ tag: "date_picker", initial_date: "2026.1.1" })).toEqual(["应写作 yyyy-MM-dd"]);
  expect(rulesOf({ ...table, rows: [{ due: "2026-01-01" }] })).toEqual(["应为毫秒数，如 1767225600000"]);
  expect(cardFaults({ ...good, schema: 2 }).map(({ rule }) => rule)).toEqual(['应写作 "2.0"（加引号的文字）']);
});

test("1.0 的卡片把要改的一次说全", () => {
  const old = {
    config: { wide_screen_mode: true },
    header: { title: plain("甲") },
    elements: [
      { tag: "action", actions: [button] },
      { tag: "hr" },
      columnSet({ tag: "note", elements: [plain("甲")] }),
    ],
  };
  const paths = [
    "schema",
    "elements",
    "config.wide_screen_mode",
    "elements[0].tag",
    "elements[2].columns[0].elements[0].tag",
  ];
  expect(pathsOf(old)).toEqual(paths);
  expect(pathsOf({ ...old, schema: "1.0" })).toEqual(paths);
});

test("几处错误一次说全", () => {
  const card = cardOf({ tag: "markdown" }, { tag: "button", text: plain("签收") });
  expect(pathsOf(card)).toEqual(["body.elements[0].content", "body.elements[1].behaviors"]);
});

test("乱七八糟的东西也只是退回", () => {
  for (const card of [null, 1, [], {}, { schema: "2.0", body: [] }, cardOf(null, 3, [], "甲")]) {
    expect(cardFaults(card).length).toBeGreaterThan(0);
  }
});
