import { el } from "../dom.ts";
import { words } from "../words.ts";
import { enrol } from "./enrol.ts";
import type { FieldValue } from "./form-values.ts";
import { onceChosen } from "./once-chosen.ts";
import type { Pen, Renderer } from "./pen.ts";
import { callbackOf } from "./pen.ts";
import { agreed } from "./press.ts";
import type { Raw } from "./raw.ts";
import { listOf, numberOf, rawOf, stringOf, wordsOf } from "./raw.ts";

const said = words.card;

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

export const renderSelect: Renderer = (element, pen) => {
  const options = optionsOf(element, pen);
  const initial = initialOf(element, options);
  const placeholder = wordsOf(element.placeholder) || said.choose;
  const lines = [{ value: "", words: placeholder }, ...options];
  const name = stringOf(element.name);
  const select = el(
    "select",
    { class: element.type === "text" ? "plain-select" : undefined, attrs: { name } },
    ...lines.map(({ value, words }) => el("option", { attrs: { value } }, words)),
  );
  const put = (value: FieldValue) => {
    select.value = String(value);
  };
  put(initial);
  const send = async (option: string) => {
    if (!(await agreed(element, pen))) return false;
    pen.act({ tag: stringOf(element.tag), value: callbackOf(element), option, name: name || undefined });
    return true;
  };
  if (!pen.form) onceChosen(select, send);
  const required = element.required === true;
  return enrol(element, pen, { control: select, kind: "choice", required, initial, read: () => select.value, put });
};

type Several = { read(): string[]; put(value: readonly string[]): void };

/** Outside a form several go out together when their menu is shut; what is not agreed to is put back. */
function sendsOnShut(node: HTMLDetailsElement, parts: { element: Raw; pen: Pen; field: Several }) {
  const { element, pen, field } = parts;
  let sent = field.read();
  const settle = async () => {
    const options = field.read();
    if (options.join("\n") === sent.join("\n")) return;
    if (!(await agreed(element, pen))) return field.put(sent);
    sent = options;
    const name = stringOf(element.name) || undefined;
    pen.act({ tag: stringOf(element.tag), value: callbackOf(element), name, options });
  };
  node.addEventListener("toggle", () => {
    if (!node.open) void settle();
  });
}

/** Several choices are required unless the card says otherwise; several people only where it says so (Feishu docs: multi-select). */
const isRequired = (element: Raw) => (isPeople(element) ? element.required === true : element.required !== false);

export const renderMultiSelect: Renderer = (element, pen) => {
  const boxes = optionsOf(element, pen).map(({ value, words }) => {
    const box = el("input", { attrs: { type: "checkbox", value } });
    return { box, words, value, line: el("label", { class: "choice" }, box, words) };
  });
  const heading = el("summary");
  const list = el("div", { class: "menu" }, ...boxes.map(({ line }) => line));
  const node = el("details", { class: "choices", attrs: { "data-name": stringOf(element.name) } }, heading, list);
  const chosen = () => boxes.filter(({ box }) => box.checked);
  const say = () => {
    const words = chosen().map((each) => each.words);
    heading.textContent = words.length > 0 ? words.join("、") : wordsOf(element.placeholder) || said.chooseMany;
  };
  const put = (value: FieldValue) => {
    for (const { box, value: own } of boxes) box.checked = Array.isArray(value) && value.includes(own);
    say();
  };
  const initial = listOf(element.selected_values).map(stringOf);
  put(initial);
  node.addEventListener("change", say);
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    node.open = false;
    heading.focus();
  });
  const read = () => chosen().map(({ value }) => value);
  if (!pen.form) sendsOnShut(node, { element, pen, field: { read, put } });
  const required = isRequired(element);
  return enrol(element, pen, { control: heading, shown: node, kind: "choices", required, initial, read, put });
};
