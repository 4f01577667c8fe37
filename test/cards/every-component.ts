/** One good example of every component the platform knows (feishu.md §9). */

export const plain = (content: string) => ({ tag: "plain_text", content });
const calls = [{ type: "callback", value: { act: "goto", ref: "r1", version: 1 } }];
const options = ["甲", "乙"].map((value) => ({ text: plain(value), value }));

export const column = (...elements: unknown[]) => ({ tag: "column", width: "weighted", weight: 1, elements });
export const columnSet = (...elements: unknown[]) => ({
  tag: "column_set",
  flex_mode: "none",
  columns: [column(...elements)],
});
export const button = { tag: "button", text: plain("签收"), type: "primary", behaviors: calls };
export const submit = { ...button, name: "go", form_action_type: "submit" };
export const input = { tag: "input", name: "matter", label: plain("事项"), max_length: 200, default_value: "点位整改" };
const select = { tag: "select_static", name: "category", options, initial_option: "甲" };
export const multiSelect = {
  tag: "multi_select_static",
  name: "topics",
  required: false,
  options,
  selected_values: ["乙"],
};
const date = { tag: "date_picker", name: "due", required: true, initial_date: "2026-11-30" };
export const form = (...elements: unknown[]) => ({ tag: "form", name: "form", elements: [...elements, submit] });

export const table = {
  tag: "table",
  page_size: 10,
  row_height: "low",
  columns: [
    { name: "unit", display_name: "单位", data_type: "text", width: "auto", horizontal_align: "left" },
    { name: "open", display_name: "在办", data_type: "number" },
    { name: "mark", display_name: "状态", data_type: "options" },
    { name: "due", display_name: "期限", data_type: "date" },
  ],
  rows: [{ unit: "汉滨区", open: 3, mark: [{ text: "逾期", color: "red" }], due: 1796054400000 }],
};

export const chart = {
  tag: "chart",
  aspect_ratio: "16:9",
  chart_spec: { type: "bar", data: { values: [{ unit: "汉滨区", count: 3 }] }, xField: "unit", yField: "count" },
};

export const panel = {
  tag: "collapsible_panel",
  expanded: false,
  header: { title: plain("更多操作"), icon: { tag: "standard_icon", token: "down-small-ccm_outlined" } },
  border: { color: "grey-300", corner_radius: "5px" },
  elements: [button],
};

/** By tag; those only a form may hold stand in a form. */
export const components: Readonly<Record<string, Record<string, unknown>>> = {
  markdown: { tag: "markdown", content: "**督〔2026〕1号**", text_size: "heading", text_align: "left" },
  div: { tag: "div", text: { ...plain("说明"), text_color: "grey-500", lines: 2 }, fields: [{ text: plain("甲") }] },
  img: { tag: "img", img_key: "img_v3_1", alt: plain("照片"), scale_type: "crop_center", size: "100px 100px" },
  img_combination: { tag: "img_combination", combination_mode: "double", img_list: [{ img_key: "img_v3_1" }] },
  hr: { tag: "hr", margin: "4px 0px" },
  person: { tag: "person", user_id: "ou_1", style: "capsule", size: "small" },
  person_list: { tag: "person_list", persons: [{ id: "ou_1" }], drop_invalid_user_id: true },
  chart,
  table,
  column_set: columnSet(button),
  collapsible_panel: panel,
  interactive_container: { tag: "interactive_container", elements: [{ tag: "hr" }], behaviors: calls, width: "fill" },
  form: form(input, select, multiSelect, date),
  button: { ...button, confirm: { title: plain("确认"), text: plain("确认签收？") }, width: "fill", size: "small" },
  input: { ...input, input_type: "multiline_text", rows: 3, placeholder: plain("请填写") },
  select_static: { ...select, type: "default", width: "fill" },
  multi_select_static: multiSelect,
  select_person: { tag: "select_person", name: "who", options: [{ value: "ou_1" }] },
  multi_select_person: { tag: "multi_select_person", name: "whom", options: [] },
  date_picker: date,
  picker_time: { tag: "picker_time", name: "time", placeholder: plain("请选择") },
  picker_datetime: { tag: "picker_datetime", name: "moment", initial_datetime: "2026-11-30 09:00" },
  checker: { tag: "checker", name: "done", text: plain("已看"), checked: false, button_area: { buttons: [button] } },
  overflow: { tag: "overflow", options: [{ text: plain("刷新"), value: "refresh" }] },
  select_img: { tag: "select_img", name: "pick", options: [{ img_key: "img_v3_1", value: "a" }], layout: "bisect" },
};

const formOnly = new Set(["multi_select_static", "multi_select_person"]);

export const cardOf = (...elements: unknown[]) => ({
  schema: "2.0",
  config: { update_multi: true, summary: { content: "督导事项交办" } },
  header: { title: plain("督导事项交办"), template: "blue" },
  body: { elements },
});

/** A card that holds this one component, where it may stand, and the path to it. */
export function holding(tag: string, change: Record<string, unknown> = {}): { card: object; path: string } {
  const element = { ...components[tag], ...change };
  return formOnly.has(tag)
    ? { card: cardOf(form(element)), path: "body.elements[0].elements[0]" }
    : { card: cardOf(element), path: "body.elements[0]" };
}
