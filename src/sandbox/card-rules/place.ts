import { formActOf } from "./buttons.ts";
import type { Placed } from "./placed.ts";
import type { Fault } from "./shape.ts";
import { fault } from "./shape.ts";

/** Components somebody acts on. */
export const INTERACTIVE: ReadonlySet<string> = new Set(
  (
    "button input select_static multi_select_static select_person multi_select_person date_picker picker_time " +
    "picker_datetime checker overflow select_img"
  ).split(" "),
);
const ROOT_ONLY = new Set(["form", "table"]);

type PlaceRule = { rule: string | ((placed: Placed) => string); breaks: (placed: Placed) => boolean; at?: string };

/** §9.2–9.4: what may stand where. */
const rules: readonly PlaceRule[] = [
  {
    rule: ({ tag, around }) => `${tag} 只能直接放在卡片正文里，不能放在 ${around.at(-1)} 里`,
    breaks: ({ tag, around }) => ROOT_ONLY.has(tag) && around.length > 0,
  },
  { rule: "表单里不能放图表", breaks: ({ tag, form }) => tag === "chart" && form !== null },
  {
    rule: "只能放在 column_set 的 columns 里",
    breaks: ({ tag, around }) => tag === "column" && around.at(-1) !== "column_set",
  },
  {
    rule: "columns 里只能放 column",
    breaks: ({ tag, around, path }) =>
      around.at(-1) === "column_set" && /\.columns\[\d+\]$/.test(path) && tag !== "column",
  },
  { rule: "多选人员只能放在表单里", breaks: ({ tag, form }) => tag === "multi_select_person" && form === null },
  {
    rule: "表单里的交互组件必须有 name",
    at: "name",
    breaks: ({ tag, form, raw }) => form !== null && INTERACTIVE.has(tag) && raw.name === undefined,
  },
  {
    rule: "表单里的按钮必须写 form_action_type（submit 或 reset）",
    at: "form_action_type",
    breaks: ({ tag, form, raw, around }) =>
      tag === "button" && form !== null && around.at(-1) !== "checker" && formActOf(raw) === undefined,
  },
  {
    rule: "多选图片只能放在表单里",
    at: "multi_select",
    breaks: ({ tag, form, raw }) => tag === "select_img" && form === null && raw.multi_select === true,
  },
  {
    rule: "只有表单里的按钮才能写 form_action_type",
    at: "form_action_type",
    breaks: ({ form, raw }) => form === null && raw.form_action_type !== undefined,
  },
  {
    rule: "没有名为 action_type 的属性",
    at: "action_type",
    breaks: ({ tag, form, raw }) => tag === "button" && form === null && raw.action_type !== undefined,
  },
  {
    rule: "按钮必须写明点击后做什么",
    at: "behaviors",
    breaks: ({ tag, raw, form }) =>
      tag === "button" && raw.behaviors === undefined && (form === null || formActOf(raw) === undefined),
  },
];

export const placeFaults = (all: readonly Placed[]): Fault[] =>
  all.flatMap((placed) =>
    rules.flatMap(({ rule, breaks, at }) =>
      breaks(placed)
        ? fault(at ? `${placed.path}.${at}` : placed.path, typeof rule === "string" ? rule : rule(placed))
        : [],
    ),
  );

/** A form without a way to submit it is refused. */
export const submitFaults = (all: readonly Placed[]): Fault[] =>
  all
    .filter(({ tag }) => tag === "form")
    .flatMap(({ path }) =>
      all.some((each) => each.path.startsWith(`${path}.`) && formActOf(each.raw) === "submit")
        ? []
        : fault(path, "表单至少要有一个提交按钮"),
    );
