import { formOf } from "./buttons.ts";
import type { Raw } from "./shape.ts";
import { listOf, rawOf } from "./shape.ts";

const OFFSET = String.raw`(?: [+-]\d{4})?`;
const DATE = String.raw`\d{4}-\d{2}-\d{2}`;

type Rule = (field: Raw, value: unknown) => string | null;

const valuesOf = (field: Raw): unknown[] => listOf(field.options).map((each) => rawOf(each).value);
const offers = (field: Raw, value: unknown): boolean => {
  const values = valuesOf(field);
  return values.includes(value) || (values.length === 0 && String(field.tag).endsWith("_person"));
};

const choice: Rule = (field, value) => (offers(field, value) ? null : "不在选项之中");
const choices: Rule = (field, value) =>
  Array.isArray(value) && value.every((each) => offers(field, each)) ? null : "不在选项之中";
const written =
  (pattern: string): Rule =>
  (_, value) =>
    typeof value === "string" && new RegExp(`^${pattern}${OFFSET}$`).test(value) ? null : "日期或时间的写法不对";
const words: Rule = (field, value) => {
  if (typeof value !== "string") return "应为文字";
  const most = typeof field.max_length === "number" ? field.max_length : 1_000;
  return value.length > most ? `最多 ${most} 个字` : null;
};

/** What the client itself holds a filled field against, by its tag. */
const rules: Readonly<Record<string, Rule>> = {
  input: words,
  select_static: choice,
  select_person: choice,
  multi_select_static: choices,
  multi_select_person: choices,
  date_picker: written(DATE),
  picker_time: written(String.raw`\d{2}:\d{2}`),
  picker_datetime: written(String.raw`${DATE} \d{2}:\d{2}`),
  checker: (_, value) => (typeof value === "boolean" ? null : "应为是或否"),
  select_img: (field, value) => (Array.isArray(value) ? choices(field, value) : choice(field, value)),
};

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === "string" && value.trim() === "") ||
  (Array.isArray(value) && value.length === 0);

/** Several of given choices are required unless the card says otherwise; several people only where it says so. */
const isRequired = (field: Raw): boolean =>
  field.tag === "multi_select_static" ? field.required !== false : field.required === true;

function faultOf(field: Raw, value: unknown): string | null {
  if (isEmpty(value)) return isRequired(field) ? "必填" : null;
  const tag = String(field.tag);
  return (Object.hasOwn(rules, tag) ? rules[tag] : undefined)?.(field, value) ?? null;
}

/** What the client would not let out of a form: one sentence a fault, beginning with the field's name. */
export function formFaults(card: unknown, name: string, formValue: Readonly<Record<string, unknown>>): string[] {
  const form = formOf(card, name);
  if (!form) return [`卡片上没有名为 ${name} 的表单`];
  const names = form.fields.map((field) => String(field.name));
  const strange = Object.keys(formValue).filter((key) => !names.includes(key));
  return [
    ...strange.map((key) => `${key}：表单里没有这一项`),
    ...form.fields.flatMap((field) => {
      const words = faultOf(field, formValue[String(field.name)]);
      return words ? [`${String(field.name)}：${words}`] : [];
    }),
  ];
}
