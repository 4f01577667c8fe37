import { el } from "../dom.ts";
import { words } from "../words.ts";
import { dress } from "./dress.ts";
import { enrol } from "./enrol.ts";
import type { FieldValue } from "./form-values.ts";
import type { Pen, Renderer } from "./pen.ts";
import { callbackOf } from "./pen.ts";
import { agreed } from "./press.ts";
import type { Raw } from "./raw.ts";
import { listOf, rawOf, stringOf, wordsOf } from "./raw.ts";
import { frame } from "./render-picture.ts";

const said = words.card;

const RATIOS: Readonly<Record<string, string>> = { "1:1": "1 / 1", "16:9": "16 / 9", "4:3": "4 / 3" };
const LAYOUTS = new Set(["stretch", "bisect", "trisect"]);

let groups = 0;

type Part = { box: HTMLInputElement; value: string; line: HTMLElement };

function partOf(raw: Raw, at: number, look: { many: boolean; group: string; ratio: string }): Part {
  const value = stringOf(raw.value);
  const box = el("input", { attrs: { type: look.many ? "checkbox" : "radio", name: look.group, value } });
  const words = wordsOf(raw.hover_tips) || said.nthPicture(at + 1);
  const picture = frame(raw.img_key, words);
  dress(picture, { "aspect-ratio": look.ratio });
  box.disabled = raw.disabled === true;
  const tip = wordsOf(raw.disabled === true ? raw.disabled_tips : raw.hover_tips) || undefined;
  const line = el("label", { class: "picture-choice", title: tip }, box, picture);
  return { box, value, line };
}

/** Pictures to choose from; outside a form a choice goes out at once. */
export const renderSelectImg: Renderer = (element, pen: Pen) => {
  groups += 1;
  const many = element.multi_select === true;
  const look = {
    many,
    group: stringOf(element.name) || `pictures-${groups}`,
    ratio: RATIOS[stringOf(element.aspect_ratio)] ?? "16 / 9",
  };
  const parts = listOf(element.options).map((each, at) => partOf(rawOf(each), at, look));
  const layout = stringOf(element.layout);
  const node = el(
    "div",
    { class: `picture-choices layout-${LAYOUTS.has(layout) ? layout : "bisect"}`, attrs: { role: "group" } },
    ...parts.map(({ line }) => line),
  );
  const put = (value: FieldValue) => {
    for (const { box, value: own } of parts) box.checked = Array.isArray(value) ? value.includes(own) : value === own;
  };
  const chosen = () => parts.filter(({ box }) => box.checked).map(({ value }) => value);
  const selected = listOf(element.selected_values).map(stringOf);
  const initial: FieldValue = many ? selected : (selected[0] ?? "");
  put(initial);
  const name = stringOf(element.name) || undefined;
  const send = async () => {
    if (!(await agreed(element, pen))) return put(initial);
    const options = chosen();
    pen.act({ tag: "select_img", value: callbackOf(element), name, ...(many ? { options } : { option: options[0] }) });
  };
  if (!pen.form) node.addEventListener("change", () => void send());
  const read = () => (many ? chosen() : (chosen()[0] ?? ""));
  const required = element.required === true;
  return enrol(element, pen, { control: node, kind: many ? "choices" : "choice", required, initial, read, put });
};
