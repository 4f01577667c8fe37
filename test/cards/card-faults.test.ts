import { expect, test } from "vitest";
import { cardFaults } from "../../src/sandbox/card-rules/card-faults.ts";
import * as one from "./every-component.ts";

const { components, holding, plain } = one;
const tags = Object.keys(components);

test.each(tags)("%s 写得对就收下", (tag) => expect(cardFaults(holding(tag).card)).toEqual([]));

test.each(tags)("%s 多写一个没有的属性就退回，并指明在哪里", (tag) => {
  const { card, path } = holding(tag, { colour: "red" });
  expect(cardFaults(card)).toEqual([{ path: `${path}.colour`, rule: "没有名为 colour 的属性" }]);
});

type Row = readonly [about: string, tag: string, change: Record<string, unknown>, at: string];

const rows: readonly Row[] = [
  ["文字不是文字", "markdown", { content: 1 }, ".content"],
  ["缺内容", "markdown", { content: undefined }, ".content"],
  ["没有的字号", "markdown", { text_size: "huge" }, ".text_size"],
  ["没有的对齐", "markdown", { text_align: "middle" }, ".text_align"],
  ["一段里五个表格", "markdown", { content: "|甲|乙|\n|--|--|\n|1|2|\n\n".repeat(5) }, ".content"],
  ["没有的颜色", "div", { text: { ...plain("甲"), text_color: "pinkish" } }, ".text.text_color"],
  ["外距过大", "hr", { margin: "100px" }, ".margin"],
  ["编号不合规定", "hr", { element_id: "1st" }, ".element_id"],
  ["编号过长", "hr", { element_id: "a".repeat(21) }, ".element_id"],
  ["没有的裁剪方式", "img", { scale_type: "zoom" }, ".scale_type"],
  ["缺图片", "img", { img_key: undefined }, ".img_key"],
  ["2.0 已取消的通栏", "img", { size: "stretch_without_padding" }, ".size"],
  ["图片过大", "img", { size: "1001px 10px" }, ".size"],
  ["圆角写错", "img_combination", { corner_radius: "round" }, ".corner_radius"],
  ["没有的排法", "img_combination", { combination_mode: "four" }, ".combination_mode"],
  ["十张图", "img_combination", { img_list: Array.from({ length: 10 }, () => ({ img_key: "i" })) }, ".img_list"],
  ["行数为零", "person_list", { lines: 0 }, ".lines"],
  ["没有的图标尺寸", "person_list", { icon: { tag: "standard_icon", token: "done", size: "big" } }, ".icon.size"],
  ["译成没有的语言", "markdown", { i18n_content: { cn: "甲" } }, ".i18n_content.cn"],
  ["缺排列方式", "img_combination", { combination_mode: undefined }, ".combination_mode"],
  ["缺人员", "person", { user_id: undefined }, ".user_id"],
  ["没有的样式", "person", { style: "round" }, ".style"],
  ["人员写错", "person_list", { persons: [{}] }, ".persons[0].id"],
  ["缺图表", "chart", { chart_spec: undefined }, ".chart_spec"],
  ["图表不是对象", "chart", { chart_spec: "{}" }, ".chart_spec"],
  [
    "图表里有函数",
    "chart",
    { chart_spec: { type: "bar", label: { format: "(d) => d.x" } } },
    ".chart_spec.label.format",
  ],
  ["没有的长宽比", "chart", { aspect_ratio: "3:2" }, ".aspect_ratio"],
  ["高度过大", "chart", { height: "1000px" }, ".height"],
  ["没有的配色", "chart", { color_theme: "dark" }, ".color_theme"],
  ["每页十一行", "table", { page_size: 11 }, ".page_size"],
  ["行高过小", "table", { row_height: "31px" }, ".row_height"],
  ["列宽为零", "table", { columns: [{ name: "unit", data_type: "text", width: "0%" }], rows: [] }, ".columns[0].width"],
  [
    "货币单位两个字",
    "table",
    { columns: [{ name: "n", data_type: "number", format: { symbol: "万元" } }], rows: [] },
    ".columns[0].format.symbol",
  ],
  ["没有列", "table", { columns: [], rows: [] }, ".columns"],
  ["行里有没声明的列", "table", { rows: [{ town: "城关镇" }] }, ".rows[0].town"],
  ["数字列里写文字", "table", { rows: [{ open: "3" }] }, ".rows[0].open"],
  ["没有的列类型", "table", { columns: [{ name: "unit", data_type: "words" }], rows: [] }, ".columns[0].data_type"],
  [
    "五十一列",
    "table",
    { columns: Array.from({ length: 51 }, (_, at) => ({ name: `c${at}`, data_type: "text" })), rows: [] },
    ".columns",
  ],
  ["没有的排法", "column_set", { flex_mode: "wrap" }, ".flex_mode"],
  ["没有栏", "column_set", { columns: [] }, ".columns"],
  ["栏宽不合规定", "column_set", { columns: [{ tag: "column", width: "15px" }] }, ".columns[0].width"],
  ["权重过大", "column_set", { columns: [{ tag: "column", width: "weighted", weight: 6 }] }, ".columns[0].weight"],
  ["不按比例却写权重", "column_set", { columns: [{ tag: "column", width: "auto", weight: 1 }] }, ".columns[0].weight"],
  ["缺标题", "collapsible_panel", { header: {} }, ".header.title"],
  ["展开写成文字", "collapsible_panel", { expanded: "false" }, ".expanded"],
  ["缺名字", "form", { name: undefined }, ".name"],
  ["缺文字", "button", { text: undefined }, ".text"],
  ["按钮文字过长", "button", { text: plain("长".repeat(101)) }, ".text.content"],
  ["没有的样式", "button", { type: "warning" }, ".type"],
  ["没有的大小", "button", { size: "huge" }, ".size"],
  ["点了不知做什么", "button", { behaviors: undefined }, ".behaviors"],
  ["没有的动作", "button", { behaviors: [{ type: "call", value: {} }] }, ".behaviors[0].type"],
  ["回传不带值", "button", { behaviors: [{ type: "callback" }] }, ".behaviors[0].value"],
  ["链接没有地址", "button", { behaviors: [{ type: "open_url" }] }, ".behaviors[0].default_url"],
  ["再问一遍缺正文", "button", { confirm: { title: plain("确认") } }, ".confirm.text"],
  [
    "再问一遍用了别的文字",
    "button",
    { confirm: { title: plain("确认"), text: { tag: "lark_md", content: "甲" } } },
    ".confirm.text.tag",
  ],
  ["表单外写了提交", "button", { form_action_type: "submit" }, ".form_action_type"],
  ["字数上限过大", "input", { max_length: 1001 }, ".max_length"],
  ["字数上限过小", "input", { max_length: 0, default_value: undefined }, ".max_length"],
  ["提示过长", "input", { placeholder: plain("长".repeat(101)) }, ".placeholder.content"],
  ["预填的字超过上限", "input", { max_length: 2, default_value: "一二三" }, ".default_value"],
  ["没有的输入方式", "input", { input_type: "number" }, ".input_type"],
  ["没有选项", "select_static", { options: [], initial_option: undefined }, ".options"],
  [
    "选项的值重复",
    "select_static",
    { options: [1, 2].map(() => ({ text: plain("甲"), value: "甲" })) },
    ".options[1].value",
  ],
  [
    "选项的值为空",
    "select_static",
    { options: [{ text: plain("甲"), value: "" }], initial_option: undefined },
    ".options[0].value",
  ],
  ["预选的不在选项里", "select_static", { initial_option: "丙" }, ".initial_option"],
  ["预选的序号过大", "select_static", { initial_option: undefined, initial_index: 3 }, ".initial_index"],
  ["预选的不在选项里", "multi_select_static", { selected_values: ["丙"] }, ".selected_values[0]"],
  ["人员选项缺值", "select_person", { options: [{}] }, ".options[0].value"],
  ["日期写法不对", "date_picker", { initial_date: "2026/11/30" }, ".initial_date"],
  ["没有提示也没有预选", "date_picker", { initial_date: undefined }, ""],
  ["没有这一天", "date_picker", { initial_date: "2026-02-30" }, ".initial_date"],
  ["没有这一天", "picker_datetime", { initial_datetime: "2026-04-31 09:00" }, ".initial_datetime"],
  ["时间写法不对", "picker_time", { initial_time: "9:00" }, ".initial_time"],
  ["时刻写法不对", "picker_datetime", { initial_datetime: "2026-11-30" }, ".initial_datetime"],
  ["缺文字", "checker", { text: undefined }, ".text"],
  [
    "四个按钮",
    "checker",
    { button_area: { buttons: Array.from({ length: 4 }, () => one.button) } },
    ".button_area.buttons",
  ],
  ["选项没有值也没有链接", "overflow", { options: [{ text: plain("甲") }] }, ".options[0]"],
  ["选项缺图片", "select_img", { options: [{ value: "a" }] }, ".options[0].img_key"],
  ["取消了的 note", "hr", { tag: "note" }, ".tag"],
  ["取消了的 action", "hr", { tag: "action" }, ".tag"],
  ["没有的组件", "hr", { tag: "marquee" }, ".tag"],
  ["缺 tag", "hr", { tag: undefined }, ".tag"],
];

const broken = rows.map(([about, tag, change, at]) => ({ about, tag, change, at }));

test.each(broken)("$tag：$about，只报这一处", ({ tag, change, at }) => {
  const { card, path } = holding(tag, change);
  expect(cardFaults(card).map((found) => found.path)).toEqual([`${path}${at}`]);
});

test("每条退回的理由都是一句中文", () => {
  const rules = broken.flatMap(({ tag, change }) => cardFaults(holding(tag, change).card).map(({ rule }) => rule));
  for (const rule of rules) expect(rule).toMatch(/[\u4e00-\u9fff]/);
});
