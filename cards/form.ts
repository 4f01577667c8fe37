import { button } from "./buttons.ts";
import type { DatePicker, Element, Form, Input, Markdown, MultiSelect, Option, Select } from "./elements.ts";
import { markdown, plainText } from "./elements.ts";
import { clean, cut, oneLine, words } from "./escape.ts";
import type { Field, FormFacts } from "./facts.ts";
import { LIMITS } from "./kit.ts";

type Of<K extends Field["kind"]> = Extract<Field, { kind: K }>;
type Control = Markdown | Input | Select | MultiSelect | DatePicker;

const hint = (text: string) => plainText(cut(oneLine(text), LIMITS.placeholder));

/** Selects and date pickers know no label of their own. */
const labelOf = ({ label, required }: Field): Markdown =>
  markdown(`${words(label)}${required ? "<font color='red'>&#42;</font>" : ""}`);

/** Values are unique and never empty, whatever is handed in. */
export function optionsOf(options: readonly { value: string; label: string }[]): Option[] {
  const unique = new Map(options.filter(({ value }) => value !== "").map((option) => [option.value, option]));
  return [...unique.values()].map(({ value, label }) => ({ text: hint(label), value }));
}

function input({ name, label, required, placeholder, most, multiline, value }: Of<"text">): Input {
  const length = Math.min(Math.max(1, most), LIMITS.inputLength);
  const typed = multiline ? clean(value) : oneLine(value);
  return {
    tag: "input",
    name,
    label: plainText(oneLine(label)),
    placeholder: hint(placeholder),
    required,
    input_type: multiline ? "multiline_text" : "text",
    ...(multiline ? { rows: 3 } : {}),
    max_length: length,
    width: "fill",
    ...(typed ? { default_value: typed.length > length ? typed.slice(0, length).replace(/\p{Cs}/gu, "") : typed } : {}),
  };
}

function select({ name, required, placeholder, options, value }: Of<"select">): Select {
  const offered = optionsOf(options);
  const chosen = offered.find((option) => option.value === value);
  return {
    tag: "select_static",
    name,
    required,
    placeholder: hint(placeholder),
    options: offered,
    width: "fill",
    ...(chosen ? { initial_option: chosen.value } : {}),
  };
}

function multiSelect({ name, required, placeholder, options, value }: Of<"multiSelect">): MultiSelect {
  const offered = optionsOf(options);
  const chosen = offered.filter((option) => value.includes(option.value)).map((option) => option.value);
  return {
    tag: "multi_select_static",
    name,
    required,
    placeholder: hint(placeholder),
    options: offered,
    width: "fill",
    ...(chosen.length > 0 ? { selected_values: chosen } : {}),
  };
}

const datePicker = ({ name, required, placeholder, value }: Of<"date">): DatePicker => ({
  tag: "date_picker",
  name,
  required,
  placeholder: hint(placeholder),
  width: "fill",
  ...(value && /^\d{4}-\d{2}-\d{2}$/.test(value) ? { initial_date: value } : {}),
});

function controls(field: Field): Control[] {
  switch (field.kind) {
    case "text":
      return [input(field)];
    case "select":
      return [labelOf(field), select(field)];
    case "multiSelect":
      return [labelOf(field), multiSelect(field)];
    case "date":
      return [labelOf(field), datePicker(field)];
  }
}

/** The only form of a card. */
const FORM = "form";

/** The fault on top, what 提交 will do, the fields with 提交, and outside the form the way back. */
export function formParts({ notice, fault, fields, submit, back }: FormFacts): Element[] {
  const form: Form = {
    tag: "form",
    name: FORM,
    elements: [...fields.flatMap(controls), { ...button(submit), name: "submitButton", form_action_type: "submit" }],
  };
  return [
    ...(fault ? [markdown(`<font color='red'>**请更正**　${words(fault, 300)}</font>`)] : []),
    ...(notice ? [markdown(words(notice, 300))] : []),
    form,
    ...(back ? [button(back)] : []),
  ];
}
