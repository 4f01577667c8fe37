import { el } from "./dom.ts";
import type { Field } from "./field.ts";
import { labelled } from "./field.ts";
import type { FieldValue } from "./form-values.ts";
import type { Pen, Renderer } from "./pen.ts";
import { callbackOf } from "./pen.ts";
import type { Raw } from "./raw.ts";
import { listOf, numberOf, rawOf, stringOf, wordsOf } from "./raw.ts";

type Option = { value: string; words: string };

const byWords = (element: Raw): Option[] =>
  listOf(element.options)
    .map(rawOf)
    .map((option) => ({ value: stringOf(option.value), words: wordsOf(option.text) }));

/** No people named means everybody of the chat. */
function byPeople(element: Raw, pen: Pen): Option[] {
  const ids = listOf(element.options).map((option) => stringOf(rawOf(option).value));
  const known = ids.length > 0 ? ids : pen.members().map(({ openId }) => openId);
  return known.map((id) => ({ value: id, words: pen.nameOf(id) }));
}

const isPeople = (element: Raw) => stringOf(element.tag).endsWith("select_person");

const optionsOf = (element: Raw, pen: Pen) => (isPeople(element) ? byPeople(element, pen) : byWords(element));

function initialOf(element: Raw, options: readonly Option[]): string {
  const named = stringOf(element.initial_option);
  if (named) return named;
  return options[numberOf(element.initial_index, 0) - 1]?.value ?? "";
}

type Control = Pick<Field, "initial" | "read" | "put"> & { node: HTMLElement };

function enrol(element: Raw, pen: Pen, { control, kind }: { control: Control; kind: "choice" | "choices" }): Node {
  const required = kind === "choices" ? element.required !== false : element.required === true;
  const { node, blame } = labelled(control.node, "", required);
  const { initial, read, put } = control;
  const name = stringOf(element.name);
  pen.fields.push({ form: pen.form?.name ?? "", name, kind, required, most: 0, initial, read, put, blame });
  node.addEventListener("change", () => blame(null));
  return node;
}

export const renderSelect: Renderer = (element, pen) => {
  const options = optionsOf(element, pen);
  const initial = initialOf(element, options);
  const placeholder = wordsOf(element.placeholder) || "请选择";
  const lines = [{ value: "", words: placeholder }, ...options];
  const select = el(
    "select",
    { attrs: { name: stringOf(element.name), disabled: element.disabled === true ? "" : undefined } },
    ...lines.map(({ value, words }) => el("option", { attrs: { value } }, words)),
  );
  select.value = initial;
  select.addEventListener("change", () => {
    if (pen.form || select.value === "") return;
    const name = stringOf(element.name) || undefined;
    pen.act({ tag: stringOf(element.tag), value: callbackOf(element), option: select.value, name });
  });
  const read = () => select.value;
  const put = (value: FieldValue) => {
    select.value = String(value);
  };
  return enrol(element, pen, { control: { node: select, initial, read, put }, kind: "choice" });
};

export const renderMultiSelect: Renderer = (element, pen) => {
  const boxes = optionsOf(element, pen).map(({ value, words }) => {
    const box = el("input", { attrs: { type: "checkbox", value } });
    return { box, words, value, line: el("label", { class: "choice" }, box, words) };
  });
  const heading = el("summary");
  const node = el(
    "details",
    { class: "choices", attrs: { "data-name": stringOf(element.name) } },
    heading,
    el("div", {}, ...boxes.map(({ line }) => line)),
  );
  const chosen = () => boxes.filter(({ box }) => box.checked);
  const say = () => {
    const words = chosen().map(({ words }) => words);
    heading.textContent = words.length > 0 ? words.join("、") : wordsOf(element.placeholder) || "请选择（可多选）";
  };
  const put = (value: FieldValue) => {
    for (const { box, value: own } of boxes) box.checked = Array.isArray(value) && value.includes(own);
    say();
  };
  const initial = listOf(element.selected_values).map(stringOf);
  put(initial);
  node.addEventListener("change", say);
  const read = () => chosen().map(({ value }) => value);
  return enrol(element, pen, { control: { node, initial, read, put }, kind: "choices" });
};
