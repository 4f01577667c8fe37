import { el } from "../dom.ts";
import { words } from "../words.ts";
import { dress } from "./dress.ts";
import { enrol } from "./enrol.ts";
import type { FieldValue } from "./form-values.ts";
import { wireValue } from "./form-values.ts";
import { onceChosen } from "./once-chosen.ts";
import type { Pen, Renderer } from "./pen.ts";
import { callbackOf } from "./pen.ts";
import { agreed } from "./press.ts";
import type { Raw } from "./raw.ts";
import { numberOf, stringOf, wordsOf } from "./raw.ts";

const said = words.card;

type Box = HTMLInputElement | HTMLTextAreaElement;

function boxOf(element: Raw): Box {
  const name = stringOf(element.name);
  const attrs = { placeholder: wordsOf(element.placeholder) || said.write, name, autocomplete: "off" };
  if (element.input_type !== "multiline_text") {
    return el("input", { attrs: { ...attrs, type: element.input_type === "password" ? "password" : "text" } });
  }
  const box = el("textarea", { attrs: { ...attrs, rows: String(numberOf(element.rows, 5)) } });
  if (element.auto_resize === true) {
    box.classList.add("grows");
    const most = numberOf(element.max_rows, 0);
    dress(box, { "--most-rows": most > 0 ? String(most) : null });
  }
  return box;
}

/** Outside a form what is written goes out by Enter or by the sign behind it. */
function sending(element: Raw, box: Box, pen: Pen): HTMLElement {
  const send = async () => {
    if (box.value === "" || !(await agreed(element, pen))) return;
    const name = stringOf(element.name) || undefined;
    pen.act({ tag: "input", value: callbackOf(element), name, input_value: box.value });
  };
  box.addEventListener("keydown", (event) => {
    if (!(event instanceof KeyboardEvent) || event.key !== "Enter" || event.isComposing) return;
    if (box instanceof HTMLTextAreaElement && !event.ctrlKey) return;
    event.preventDefault();
    void send();
  });
  const sign = el("button", { class: "send-input", title: said.send, attrs: { type: "button" } }, "➤");
  sign.setAttribute("aria-label", said.send);
  sign.addEventListener("click", () => void send());
  return el("span", { class: "with-sign" }, box, sign);
}

export const renderInput: Renderer = (element, pen) => {
  const most = numberOf(element.max_length, 1000);
  const box = boxOf(element);
  const initial = stringOf(element.default_value);
  const count = el("span", { class: "count", attrs: { "aria-hidden": "true" } });
  const say = () => {
    const length = [...box.value].length;
    count.textContent = length > 0 || most < 1000 ? `${length}/${most}` : "";
    count.classList.toggle("over", length > most);
  };
  const put = (value: FieldValue) => {
    box.value = String(value);
    say();
  };
  put(initial);
  box.addEventListener("input", say);
  const lock = element.input_type === "password" && element.show_icon !== false;
  const inner = pen.form ? box : sending(element, box, pen);
  const shown = el("span", { class: "text-box" }, lock && el("span", { class: "lock" }, said.secret), inner, count);
  const required = element.required === true;
  return enrol(element, pen, {
    control: box,
    shown,
    kind: "text",
    required,
    most,
    initial,
    read: () => box.value,
    put,
  });
};

/** Without a last day a year may be typed with six figures. */
const pickers = {
  date_picker: { kind: "date", type: "date", max: "9999-12-31", initial: "initial_date" },
  picker_time: { kind: "time", type: "time", max: undefined, initial: "initial_time" },
  picker_datetime: { kind: "datetime", type: "datetime-local", max: "9999-12-31T23:59", initial: "initial_datetime" },
} as const;

const isPicker = (tag: string): tag is keyof typeof pickers => Object.hasOwn(pickers, tag);

export const renderPicker: Renderer = (element, pen) => {
  const tag = stringOf(element.tag);
  const { kind, type, max, initial: key } = pickers[isPicker(tag) ? tag : "date_picker"];
  const initial = stringOf(element[key]).replace(" ", "T");
  const control = el("input", { attrs: { type, max, name: stringOf(element.name) } });
  control.value = initial;
  const put = (value: FieldValue) => {
    control.value = String(value);
  };
  const send = async (value: string) => {
    if (!(await agreed(element, pen))) return false;
    const option = String(wireValue(kind, value));
    pen.act({ tag, value: callbackOf(element), name: control.name || undefined, option });
    return true;
  };
  if (!pen.form) onceChosen(control, send);
  const hint = wordsOf(element.placeholder);
  const shown = el("span", { class: "text-box" }, control, hint && el("span", { class: "hint" }, hint));
  return enrol(element, pen, {
    control,
    shown,
    kind,
    required: element.required === true,
    initial,
    read: () => control.value,
    put,
  });
};
