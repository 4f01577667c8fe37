import { el } from "../dom.ts";
import { stepFrom } from "../roving.ts";
import type { CardAct } from "../wire.ts";
import { words } from "../words.ts";
import { dress, lengthOf } from "./dress.ts";
import { renderIcon } from "./icon.ts";
import type { Pen, Renderer } from "./pen.ts";
import { callbackOf } from "./pen.ts";
import { agreed, isDisabled, openLink, press, tellWhyNot, tipOf } from "./press.ts";
import type { Raw } from "./raw.ts";
import { listOf, rawOf, stringOf, wordsOf } from "./raw.ts";

const said = words.card;

const TYPES = new Set(
  "default primary danger text primary_text danger_text primary_filled danger_filled laser".split(" "),
);
const SIZES = new Set(["tiny", "small", "medium", "large"]);

const isSubmit = (element: Raw) => element.form_action_type === "submit" || element.action_type === "form_submit";
const isReset = (element: Raw) => element.form_action_type === "reset" || element.action_type === "form_reset";

async function pressButton(element: Raw, pen: Pen): Promise<void> {
  const { form } = pen;
  if (isDisabled(element) || !form || !(isSubmit(element) || isReset(element))) return press(element, pen);
  if (isSubmit(element) && !form.ready()) return;
  if (!(await agreed(element, pen))) return;
  if (isReset(element)) return form.reset();
  const act: CardAct = { tag: "button", value: callbackOf(element), name: stringOf(element.name) || undefined };
  form.submit(act);
}

/** A disabled one can still be reached, so that its reason can be read. */
export const renderButton: Renderer = (element, pen) => {
  const type = stringOf(element.type);
  const size = stringOf(element.size);
  const look = `button type-${TYPES.has(type) ? type : "default"} size-${SIZES.has(size) ? size : "medium"}`;
  const words = wordsOf(element.text);
  const icon = element.icon === undefined ? null : renderIcon(element.icon, pen);
  const node = el("button", { class: look, title: tipOf(element), attrs: { type: "button" } }, icon, words);
  if (words === "") node.setAttribute("aria-label", tipOf(element) ?? said.button);
  if (isDisabled(element)) node.setAttribute("aria-disabled", "true");
  node.classList.toggle("fill", element.width === "fill");
  dress(node, { width: lengthOf(element.width) });
  node.addEventListener("click", () => void pressButton(element, pen));
  return node;
};

function optionOf(raw: unknown, element: Raw, { pen, shut }: { pen: Pen; shut: () => void }): HTMLElement {
  const option = rawOf(raw);
  const choose = async () => {
    shut();
    if (isDisabled(element)) return tellWhyNot(element, pen);
    if (option.multi_url !== undefined) return openLink(rawOf(option.multi_url), pen);
    if (!(await agreed(element, pen))) return;
    pen.act({ tag: "overflow", value: callbackOf(element), option: stringOf(option.value) });
  };
  return el("button", { attrs: { type: "button" }, on: { click: () => void choose() } }, wordsOf(option.text));
}

/** The menu behind ⋯: each line is an answer or a link; the arrow keys walk through them, and the hand comes back to ⋯. */
export const renderOverflow: Renderer = (element, pen) => {
  const shut = () => {
    menu.open = false;
    head.focus();
  };
  const lines = listOf(element.options).map((raw) => optionOf(raw, element, { pen, shut }));
  const head = el("summary", { title: tipOf(element) ?? said.more, attrs: { "aria-label": said.more } }, "⋯");
  const menu = el("details", { class: "overflow" }, head, el("div", { class: "menu" }, ...lines));
  menu.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu.open) return shut();
    const at = lines.indexOf(document.activeElement as HTMLElement);
    const next = menu.open || event.key === "ArrowDown" ? stepFrom(lines, at, event.key) : undefined;
    if (!next) return;
    event.preventDefault();
    menu.open = true;
    next.focus();
  });
  return menu;
};
