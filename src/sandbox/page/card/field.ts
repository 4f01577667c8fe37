import { el } from "../dom.ts";
import type { FieldKind, FieldValue } from "./form-values.ts";
import { faultOf } from "./form-values.ts";

/** One thing a person can fill in on a card. */
export type Field = {
  form: string;
  name: string;
  kind: FieldKind;
  required: boolean;
  most: number;
  initial: FieldValue;
  read(): FieldValue;
  put(value: FieldValue): void;
  /** Shows what is wrong beneath the field, or clears it. */
  blame(fault: string | null): void;
};

type Label = { words: string; required: boolean; beside?: boolean };

let labels = 0;

/** A control with its label above or beside it, and room for a fault beneath. */
export function labelled(control: HTMLElement, shown: HTMLElement, { words, required, beside = false }: Label) {
  labels += 1;
  const faultId = `fault-${labels}`;
  const fault = el("span", { class: "fault", attrs: { role: "alert", id: faultId } });
  const star = el("span", { class: "star", attrs: { "aria-hidden": "true" } }, "*");
  const heading = words ? el("span", { class: "label" }, words, required && star) : null;
  const node = el("div", { class: beside ? "field label-left" : "field" }, heading, shown, fault);
  if (heading) {
    heading.id = `label-${labels}`;
    control.setAttribute("aria-labelledby", heading.id);
  }
  if (required) control.setAttribute("aria-required", "true");
  control.setAttribute("aria-describedby", faultId);
  const blame = (said: string | null) => {
    fault.textContent = said ?? "";
    node.classList.toggle("faulty", said !== null);
    if (said === null) control.removeAttribute("aria-invalid");
    else control.setAttribute("aria-invalid", "true");
  };
  return { node, blame };
}

/** Selects and dates have no label of their own: the words that stand before one are its name, and what is chosen its value. */
export function nameByWordsBefore(card: HTMLElement): void {
  for (const field of card.querySelectorAll<HTMLElement>(".md + .field")) {
    const control = field.querySelector<HTMLElement>("[aria-describedby][aria-label]");
    const before = field.previousElementSibling;
    if (!control || !before) continue;
    labels += 1;
    before.id ||= `label-${labels}`;
    control.id ||= `control-${labels}`;
    control.setAttribute("aria-labelledby", control.tagName === "SUMMARY" ? `${before.id} ${control.id}` : before.id);
    control.removeAttribute("aria-label");
  }
}

/** Blames every field that is not filled as it must be; the first of them gets the eye. */
export function checked(fields: readonly Field[]): boolean {
  let good = true;
  for (const field of fields) {
    const fault = faultOf(field, field.read());
    field.blame(fault);
    if (fault) good = false;
  }
  return good;
}

const same = (one: FieldValue, other: FieldValue) => JSON.stringify(one) === JSON.stringify(other);

/** Typed words survive a redrawn card, unless the card itself now offers other ones or their form was sent. */
export function carryOver(from: readonly Field[], to: readonly Field[], sent: ReadonlySet<string>) {
  for (const field of from) {
    const typed = field.read();
    if (sent.has(field.form) || same(typed, field.initial)) continue;
    const heir = to.find((each) => each.form === field.form && each.name === field.name && each.kind === field.kind);
    if (heir && same(heir.initial, field.initial)) heir.put(typed);
  }
}
