import type { Fault, Raw, Shape } from "./shape.ts";
import { fault, flag, list, listOf, object, oneOf, rawOf, text, whole } from "./shape.ts";
import { controlWidth, icon, interactive, multiUrl, plainText, shortText } from "./values.ts";

const value = text({ least: 1 });
const option = object({ need: { text: shortText(100), value }, may: { icon } });
const person = object({ need: { value }, may: { icon } });

const valuesOf = ({ options }: Raw): unknown[] => listOf(options).map((each) => rawOf(each).value);

function unique(raw: Raw, path: string): Fault[] {
  const values = valuesOf(raw);
  return values.flatMap((each, at) =>
    each !== undefined && values.indexOf(each) < at ? fault(`${path}.options[${at}].value`, "选项的值重复") : [],
  );
}

const known = (raw: Raw, chosen: unknown, path: string): Fault[] =>
  chosen === undefined || valuesOf(raw).includes(chosen) ? [] : fault(path, "不在选项之中");

const oneChosen = (raw: Raw, path: string): Fault[] => [
  ...unique(raw, path),
  ...known(raw, raw.initial_option, `${path}.initial_option`),
  ...(typeof raw.initial_index === "number" && raw.initial_index > valuesOf(raw).length
    ? fault(`${path}.initial_index`, "超过选项个数")
    : []),
];

const manyChosen = (raw: Raw, path: string): Fault[] => [
  ...unique(raw, path),
  ...listOf(raw.selected_values).flatMap((each, at) => known(raw, each, `${path}.selected_values[${at}]`)),
];

/** No people named means everybody of the chat, so what is chosen cannot be held against the options. */
const chosenPerson = (raw: Raw, path: string): Fault[] => (valuesOf(raw).length > 0 ? oneChosen(raw, path) : []);
const chosenPeople = (raw: Raw, path: string): Fault[] => (valuesOf(raw).length > 0 ? manyChosen(raw, path) : []);

const look = { ...interactive, placeholder: shortText(100), type: oneOf("default", "text"), width: controlWidth };
const one = { ...look, initial_option: value, initial_index: whole(0, 1_000) };
const many = { ...look, selected_values: list(value) };

/** §9.4: what offers a choice. */
export const selects = {
  select_static: { need: { options: list(option, { least: 1 }) }, may: one, besides: oneChosen },
  multi_select_static: { need: { options: list(option, { least: 1 }) }, may: many, besides: manyChosen },
  select_person: { may: { ...one, options: list(person) }, besides: chosenPerson },
  multi_select_person: { may: { ...many, options: list(person) }, besides: chosenPeople },
  overflow: {
    need: {
      options: list(
        object({
          need: { text: shortText(100) },
          may: { value, multi_url: multiUrl },
          besides: (raw, path) =>
            raw.value === undefined && raw.multi_url === undefined ? fault(path, "value 与 multi_url 至少写一个") : [],
        }),
        { least: 1 },
      ),
    },
    may: { ...interactive, width: controlWidth },
    besides: unique,
  },
  select_img: {
    need: {
      options: list(
        object({
          need: { img_key: value, value },
          may: { disabled: flag, disabled_tips: plainText, hover_tips: plainText },
        }),
        { least: 1 },
      ),
    },
    may: {
      ...interactive,
      style: oneOf("normal", "laser"),
      multi_select: flag,
      layout: oneOf("stretch", "bisect", "trisect"),
      aspect_ratio: oneOf("1:1", "16:9", "4:3"),
      can_preview: flag,
      selected_values: list(value),
    },
    besides: unique,
  },
} as const satisfies Record<string, Shape>;
