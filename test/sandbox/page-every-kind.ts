import { cardOf, chart, plain, table } from "../cards/every-component.ts";

const back = (act: string) => [{ type: "callback", value: { act, ref: "r1", version: 1 } }];
const options = (...words: string[]) => words.map((each) => ({ text: plain(each), value: each }));
const pictures = [1, 2].map((n) => ({ img_key: `img_${n}`, value: `图${n}`, hover_tips: plain(`图${n}`) }));
const people = [{ value: "ou_hanbin" }, { value: "ou_head" }];

const submit = {
  tag: "button",
  name: "ok",
  text: plain("提交"),
  type: "primary_filled",
  form_action_type: "submit",
  behaviors: back("send"),
};
const reset = {
  tag: "button",
  name: "again",
  text: plain("重填"),
  form_action_type: "reset",
  behaviors: back("reset"),
};

/** A form with every kind of field there is, most of them required. */
export const everyKind = cardOf({
  tag: "form",
  name: "every",
  elements: [
    { tag: "input", name: "line", label: plain("单行"), required: true, max_length: 5 },
    { tag: "input", name: "lines", label: plain("多行"), input_type: "multiline_text", rows: 2, auto_resize: true },
    {
      tag: "input",
      name: "secret",
      label: plain("口令"),
      input_type: "password",
      label_position: "left",
      required: true,
    },
    { tag: "select_static", name: "one", placeholder: plain("领域"), required: true, options: options("平安", "扫黑") },
    { tag: "multi_select_static", name: "many", placeholder: plain("专题"), options: options("网格", "雪亮") },
    { tag: "select_person", name: "person", placeholder: plain("经办人"), required: true, options: people },
    { tag: "multi_select_person", name: "persons", placeholder: plain("抄送"), options: people },
    { tag: "date_picker", name: "day", placeholder: plain("期限"), required: true },
    { tag: "picker_time", name: "time", placeholder: plain("钟点"), required: true },
    { tag: "picker_datetime", name: "moment", placeholder: plain("时刻"), required: true },
    { tag: "checker", name: "urgent", text: plain("急件") },
    { tag: "select_img", name: "picture", required: true, options: pictures },
    { tag: "select_img", name: "pictures", multi_select: true, required: true, options: pictures },
    {
      tag: "input",
      name: "fixed",
      label: plain("编号"),
      disabled: true,
      disabled_tips: plain("编号不能改"),
      default_value: "1",
    },
    submit,
    reset,
  ],
});

const called = (words: string) => ({ tag: "markdown", content: words });

/** What calls back by itself, each with the words before it that name it. */
export const outsideForms = cardOf(
  called("期限"),
  { tag: "date_picker", name: "day", placeholder: plain("选一天"), behaviors: back("day") },
  called("领域"),
  {
    tag: "select_static",
    name: "one",
    placeholder: plain("请选择"),
    options: options("平安", "扫黑"),
    behaviors: back("one"),
  },
  { tag: "multi_select_static", name: "many", placeholder: plain("专题"), options: options("网格", "雪亮") },
  { tag: "select_img", name: "picture", options: pictures, behaviors: back("picture") },
);

const wide = {
  tag: "column_set",
  flex_mode: "stretch",
  columns: ["左栏", "右栏"].map((words) => ({
    tag: "column",
    width: "weighted",
    elements: [{ tag: "markdown", content: `**${words}**` }],
  })),
};

/** Words in every dress, a chart, a table, panels and buttons: for colours, widths and the keyboard. */
export const everyLook = cardOf(
  {
    tag: "markdown",
    content: [
      "<font color='red'>红</font> <font color='orange'>橙</font> <font color='green'>绿</font> <font color='grey'>灰</font>",
      "<text_tag color='red'>急</text_tag> <text_tag color='yellow'>临期</text_tag> <text_tag>中性</text_tag> `码`",
      "[链接](https://example.com/) <at id=ou_hanbin></at>\n> 引用",
    ].join("\n"),
  },
  { tag: "markdown", content: "小字说明", text_size: "notation" },
  wide,
  chart,
  table,
  {
    tag: "collapsible_panel",
    header: { title: plain("更多") },
    border: {},
    elements: [{ tag: "markdown", content: "里面" }],
  },
  {
    tag: "interactive_container",
    has_border: true,
    behaviors: back("whole"),
    elements: [{ tag: "markdown", content: "整块可以按" }],
  },
  ...["default", "primary", "danger", "primary_filled", "danger_filled", "primary_text"].map((type) => ({
    tag: "button",
    type,
    text: plain(type),
    behaviors: back(type),
  })),
  {
    tag: "button",
    text: plain("还不能按"),
    disabled: true,
    disabled_tips: plain("请先签收"),
    behaviors: back("early"),
  },
);

/** Rows as high as they need be, with words that must not be torn apart in narrow columns. */
export const peopleTable = cardOf({
  tag: "table",
  row_height: "auto",
  columns: [
    ...["一", "二", "三"].map((name) => ({ name, display_name: name, data_type: "text" })),
    { name: "who", display_name: "经办人", data_type: "persons" },
    { name: "due", display_name: "期限", data_type: "date", date_format: "YYYY/MM/DD" },
  ],
  rows: [
    {
      ...{ 一: "雪亮工程", 二: "点位整改", 三: "平安建设", due: Date.parse("2026-11-30T00:00+08:00") },
      who: ["ou_hanbin", "ou_hanbin2", "ou_first", "ou_leader", "ou_admin", "ou_head"],
    },
  ],
});
