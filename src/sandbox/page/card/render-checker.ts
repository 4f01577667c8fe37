import { el } from "../dom.ts";
import { dress, sidesOf } from "./dress.ts";
import type { FieldValue } from "./form-values.ts";
import type { Pen, Renderer } from "./pen.ts";
import { callbackOf, hasCallback } from "./pen.ts";
import { agreed, isDisabled, tellWhyNot, tipOf } from "./press.ts";
import type { Raw } from "./raw.ts";
import { numberOf, rawOf, stringOf } from "./raw.ts";
import { drawText } from "./words.ts";

function buttonsOf(element: Raw, pen: Pen): HTMLElement | null {
  const area = rawOf(element.button_area);
  const buttons = pen.draw(area.buttons, pen);
  if (buttons.length === 0) return null;
  const node = el("div", { class: "checker-buttons" }, ...buttons);
  node.classList.toggle("when-near", area.pc_display_rule === "on_hover");
  return node;
}

/** Without `behaviors` a tick stays with whoever set it. */
export const renderChecker: Renderer = (element, pen) => {
  const initial = element.checked === true;
  const name = stringOf(element.name);
  const box = el("input", { attrs: { type: "checkbox", name } });
  const words = drawText(element.text, pen);
  const { show_strikethrough, opacity } = rawOf(element.checked_style);
  const show = () => {
    words.classList.toggle("struck", box.checked && show_strikethrough === true);
    words.style.opacity = box.checked ? String(Math.min(Math.max(numberOf(opacity, 1), 0), 1)) : "";
  };
  const put = (value: FieldValue) => {
    box.checked = value === true;
    show();
  };
  put(initial);
  const tick = async () => {
    show();
    if (pen.form || !hasCallback(element)) return;
    if (!(await agreed(element, pen))) return put(!box.checked);
    pen.act({ tag: "checker", value: callbackOf(element), name: name || undefined, checked: box.checked });
  };
  box.addEventListener("change", () => void tick());
  const label = el("label", {}, box, words);
  const node = el("div", { class: "checker", title: tipOf(element) }, label, buttonsOf(element, pen));
  node.classList.toggle("calm", element.overall_checkable === false);
  dress(node, { padding: sidesOf(element.padding) });
  if (isDisabled(element)) {
    box.disabled = true;
    node.classList.add("off");
    label.addEventListener("click", () => tellWhyNot(element, pen));
  }
  const form = pen.form?.name ?? "";
  const read = () => box.checked;
  const blame = () => undefined;
  pen.fields.push({ form, name, kind: "checker", required: false, most: 0, initial, read, put, blame });
  return node;
};
