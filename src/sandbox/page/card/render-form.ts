import { el } from "../dom.ts";
import { words } from "../words.ts";
import { arrange } from "./dress.ts";
import { checked } from "./field.ts";
import { formValue } from "./form-values.ts";
import type { FormScope, Renderer } from "./pen.ts";
import { stringOf } from "./raw.ts";

const said = words.card;

/** A form keeps its fields to itself until 提交, and lets nothing go that the client must hold back. */
export const renderForm: Renderer = (element, pen) => {
  const name = stringOf(element.name);
  const own = () => pen.fields.filter((field) => field.form === name);
  const scope: FormScope = {
    name,
    ready() {
      if (checked(own())) return true;
      pen.tell(said.formFaulty);
      node.querySelector<HTMLElement>(".faulty [aria-invalid=true], .faulty input")?.focus();
      return false;
    },
    submit: (act) => pen.act(act, { name, values: formValue(own()) }),
    reset() {
      for (const field of own()) {
        field.put(field.initial);
        field.blame(null);
      }
    },
  };
  const node = el("div", { class: "form", attrs: { role: "form", "aria-label": name || undefined } });
  node.append(...pen.draw(element.elements, { ...pen, form: scope }));
  arrange(node, element);
  return node;
};
