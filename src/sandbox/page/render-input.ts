import { el } from "./dom.ts";
import { labelled } from "./field.ts";
import type { FieldKind, FieldValue } from "./form-values.ts";
import { wireValue } from "./form-values.ts";
import type { Pen, Renderer } from "./pen.ts";
import { callbackOf, hasCallback } from "./pen.ts";
import type { Raw } from "./raw.ts";
import { numberOf, rawOf, stringOf, wordsOf } from "./raw.ts";
import { drawText } from "./render-markdown.ts";

type Control = HTMLInputElement | HTMLTextAreaElement;

type Look = { control: Control; kind: FieldKind; initial: string; most?: number };

/** Puts the control on the card and into the list of its fields. */
function enrol(element: Raw, pen: Pen, { control, kind, initial, most = 0 }: Look): HTMLElement {
  const required = element.required === true;
  const { node, blame } = labelled(control, wordsOf(element.label), required);
  control.value = initial;
  control.disabled = element.disabled === true;
  control.name = stringOf(element.name);
  control.addEventListener("input", () => blame(null));
  const put = (value: FieldValue) => {
    control.value = String(value);
  };
  const form = pen.form?.name ?? "";
  pen.fields.push({ form, name: control.name, kind, required, most, initial, read: () => control.value, put, blame });
  return node;
}

export const renderInput: Renderer = (element, pen) => {
  const most = numberOf(element.max_length, 1000);
  const attrs = { placeholder: wordsOf(element.placeholder), maxlength: String(most) };
  const multiline = element.input_type === "multiline_text";
  const rows = String(numberOf(element.rows, 3));
  const type = element.input_type === "password" ? "password" : "text";
  const control = multiline
    ? el("textarea", { attrs: { ...attrs, rows } })
    : el("input", { attrs: { ...attrs, type, autocomplete: "off" } });
  if (!pen.form) {
    const send = () =>
      pen.act({ tag: "input", value: callbackOf(element), name: control.name, input_value: control.value });
    control.addEventListener("change", send);
  }
  return enrol(element, pen, { control, kind: "text", initial: stringOf(element.default_value), most });
};

const pickers = {
  date_picker: { kind: "date", type: "date", initial: "initial_date" },
  picker_time: { kind: "time", type: "time", initial: "initial_time" },
  picker_datetime: { kind: "datetime", type: "datetime-local", initial: "initial_datetime" },
} as const;

export const renderPicker: Renderer = (element, pen) => {
  const { kind, type, initial } = pickers[stringOf(element.tag) as keyof typeof pickers];
  const control = el("input", { title: wordsOf(element.placeholder) || undefined, attrs: { type } });
  if (!pen.form) {
    control.addEventListener("change", () => {
      const option = wireValue(kind, control.value);
      if (typeof option !== "string") return;
      pen.act({ tag: stringOf(element.tag), value: callbackOf(element), name: control.name, option });
    });
  }
  return enrol(element, pen, { control, kind, initial: stringOf(element[initial]).replace(" ", "T") });
};

export const renderChecker: Renderer = (element, pen) => {
  const initial = element.checked === true;
  const box = el("input", { attrs: { type: "checkbox", name: stringOf(element.name) } });
  box.checked = initial;
  box.disabled = element.disabled === true;
  box.addEventListener("change", () => {
    if (pen.form || !hasCallback(element)) return;
    pen.act({ tag: "checker", value: callbackOf(element), name: box.name, checked: box.checked });
  });
  const read = () => box.checked;
  const put = (value: FieldValue) => {
    box.checked = value === true;
  };
  const blame = () => undefined;
  const form = pen.form?.name ?? "";
  pen.fields.push({ form, name: box.name, kind: "checker", required: false, most: 0, initial, read, put, blame });
  return el("label", { class: "checker" }, box, drawText(rawOf(element.text), pen.nameOf));
};
