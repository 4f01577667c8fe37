/** A card with every component the page can draw, and words that would like to be markup. */

const plain = (content: string) => ({ tag: "plain_text", content });
const back = (act: string) => [{ type: "callback", value: { act, ref: "r1", version: 1 } }];
const button = (words: string, act: string, more: object = {}) => ({
  tag: "button",
  text: plain(words),
  behaviors: back(act),
  ...more,
});
const column = (elements: unknown[], more: object = {}) => ({ tag: "column", width: "auto", elements, ...more });
const options = (...words: string[]) => words.map((each) => ({ text: plain(each), value: each }));

const EVIL = "<img src=x onerror=document.body.dataset.evil=1><script>document.body.dataset.evil=1</script>";

const told = {
  tag: "markdown",
  content: [
    "# 一级标题",
    `**雪亮工程** *斜体* <font color='red'>逾期 2 个工作日</font> <at id=ou_hanbin></at> <text_tag color='green'>已签收</text_tag>`,
    "- 甲\n- 乙\n  - 乙一",
    "\n| 单位 | 状态 |\n|---|---|\n| 汉滨区 | 办理中 |",
    `<hr>\n上<br>下 [规定](https://example.com/) [坏链接](javascript:alert(1)) ${EVIL}`,
  ].join("\n"),
};

const table = {
  tag: "table",
  page_size: 2,
  columns: [
    { name: "unit", display_name: "单位", data_type: "text" },
    { name: "open", display_name: "在办", data_type: "number", horizontal_align: "right" },
    { name: "mark", display_name: "状态", data_type: "options" },
    { name: "due", display_name: "期限", data_type: "date", date_format: "YYYY/MM/DD" },
  ],
  rows: ["汉滨区", "汉阴县", "石泉县"].map((unit, at) => ({
    unit,
    open: at,
    mark: [{ text: "逾期", color: "red" }],
    due: Date.parse("2026-11-30T00:00+08:00"),
  })),
};

const chart = {
  tag: "chart",
  chart_spec: {
    type: "bar",
    title: { text: "各单位在办" },
    data: {
      values: [
        { unit: "汉滨区", status: "办理中", count: 3 },
        { unit: "汉阴县", status: "逾期", count: 1 },
      ],
    },
    xField: "unit",
    yField: "count",
    seriesField: "status",
  },
};

const form = (name: string, submit: string) => ({
  tag: "form",
  name,
  elements: [
    { tag: "input", name: "matter", required: true, label: plain("事项"), max_length: 20 },
    { tag: "input", name: "requirement", input_type: "multiline_text", rows: 3, label: plain("要求") },
    { tag: "select_static", name: "workstream", required: true, options: options("平安建设", "扫黑除恶") },
    { tag: "multi_select_static", name: "topics", options: options("网格", "雪亮", "综治") },
    { tag: "select_person", name: "who", options: [{ value: "ou_hanbin" }, { value: "ou_head" }] },
    { tag: "date_picker", name: "due", required: true },
    { tag: "checker", name: "urgent", text: plain("急件") },
    {
      tag: "column_set",
      columns: [
        column([button(submit, "issue", { name: "ok", form_action_type: "submit", type: "primary_filled" })]),
        column([button("重填", "reset", { name: "no", form_action_type: "reset" })]),
      ],
    },
  ],
});

export const everyComponent = (note = "第一版") => ({
  schema: "2.0",
  config: { update_multi: true, summary: { content: "督办预览：雪亮工程" } },
  header: {
    title: plain("督办预览"),
    subtitle: plain("确认后下达"),
    template: "blue",
    text_tag_list: [{ tag: "text_tag", text: plain("急"), color: "red" }],
  },
  body: {
    elements: [
      told,
      { tag: "div", text: plain(`${note} **不加粗** ${EVIL}`) },
      { tag: "hr" },
      {
        tag: "column_set",
        flex_mode: "stretch",
        columns: [column([plain("承办单位")]), column([button("催办", "urge")])],
      },
      { tag: "collapsible_panel", header: { title: plain("办理经过（1）") }, elements: [plain("下达")] },
      table,
      chart,
      { tag: "img", img_key: "img_1", alt: plain("现场照片") },
      button("撤销", "cancel", { type: "danger", confirm: { title: plain("确认撤销？"), text: plain("编号保留。") } }),
      button("不可用", "none", { disabled: true }),
      { tag: "overflow", options: options("查看", "导出"), behaviors: back("more") },
      form("draft", "确认下达"),
      { tag: "mystery", text: plain("后来才有的组件") },
    ],
  },
});

export const twoForms = (note: string) => ({
  schema: "2.0",
  header: { title: plain("两张表"), template: "yellow" },
  body: { elements: [plain(note), form("one", "提交一"), form("two", "提交二")] },
});
