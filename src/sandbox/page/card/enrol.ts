import { words } from "../words.ts";
import { dress, lengthOf } from "./dress.ts";
import type { Field } from "./field.ts";
import { labelled } from "./field.ts";
import type { FieldKind } from "./form-values.ts";
import type { Pen } from "./pen.ts";
import { isDisabled, tellWhyNot, tipOf } from "./press.ts";
import type { Raw } from "./raw.ts";
import { stringOf, wordsOf } from "./raw.ts";

const said = words.card;

export type Control = Pick<Field, "initial" | "read" | "put"> & {
  kind: FieldKind;
  /** What the keyboard goes to and what carries the label. */
  control: HTMLElement;
  /** What stands on the card; the control itself where nothing is around it. */
  shown?: HTMLElement;
  required: boolean;
  most?: number;
};

function disable(node: HTMLElement, element: Raw, pen: Pen): void {
  for (const each of [node, ...node.querySelectorAll("input, select, textarea, button, summary")]) {
    if ("disabled" in each) each.disabled = true;
  }
  node.classList.add("off");
  node.addEventListener("click", (event) => {
    event.preventDefault();
    tellWhyNot(element, pen);
  });
}

/** Puts a control on the card and into the list of its fields. */
export function enrol(element: Raw, pen: Pen, made: Control): HTMLElement {
  const { control, shown = control, kind, required, most = 0, initial, read, put } = made;
  const words = wordsOf(element.label);
  const { node, blame } = labelled(control, shown, { words, required, beside: element.label_position === "left" });
  const name = stringOf(element.name);
  if (!words) control.setAttribute("aria-label", wordsOf(element.placeholder) || name || said.options);
  const tip = tipOf(element);
  if (tip) node.title = tip;
  node.classList.toggle("narrow", stringOf(element.width) === "" || element.width === "default");
  dress(node, { width: lengthOf(element.width) });
  if (isDisabled(element)) disable(node, element, pen);
  pen.fields.push({ form: pen.form?.name ?? "", name, kind, required, most, initial, read, put, blame });
  for (const event of ["input", "change"]) node.addEventListener(event, () => blame(null));
  return node;
}
