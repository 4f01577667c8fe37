import { el, webAddress } from "./dom.ts";
import type { Pen, Renderer } from "./pen.ts";
import { callbackOf, hasCallback, linkOf } from "./pen.ts";
import type { Raw } from "./raw.ts";
import { listOf, rawOf, stringOf, wordsOf } from "./raw.ts";
import type { CardAct } from "./wire.ts";

const TYPES = new Set(
  "default primary danger text primary_text danger_text primary_filled danger_filled laser".split(" "),
);

const isSubmit = (element: Raw) => element.form_action_type === "submit" || element.action_type === "form_submit";
const isReset = (element: Raw) => element.form_action_type === "reset" || element.action_type === "form_reset";

async function agreed(element: Raw, pen: Pen): Promise<boolean> {
  if (element.confirm === undefined) return true;
  const { title, text } = rawOf(element.confirm);
  return pen.confirm({ title: wordsOf(title), text: wordsOf(text) });
}

function openLink(link: Raw) {
  const address = webAddress(stringOf(link.default_url) || stringOf(link.pc_url));
  if (address) window.open(address, "_blank", "noopener,noreferrer");
}

async function press(element: Raw, pen: Pen) {
  const act: CardAct = { tag: "button", value: callbackOf(element), name: stringOf(element.name) || undefined };
  const form = pen.form;
  if (form && isSubmit(element) && !form.ready()) return;
  if (!(await agreed(element, pen))) return;
  if (form && isReset(element)) return form.reset();
  const link = linkOf(element);
  if (link) openLink(link);
  if (form && isSubmit(element)) form.submit(act);
  else if (hasCallback(element)) pen.act(act);
}

export const renderButton: Renderer = (element, pen) => {
  const type = stringOf(element.type);
  const disabled = element.disabled === true;
  const tips = wordsOf(disabled ? element.disabled_tips : element.hover_tips);
  const look = `button type-${TYPES.has(type) ? type : "default"}${element.width === "fill" ? " fill" : ""}`;
  const node = el(
    "button",
    { class: look, title: tips || undefined, attrs: { type: "button", disabled: disabled ? "" : undefined } },
    wordsOf(element.text),
  );
  node.addEventListener("click", () => void press(element, pen));
  return node;
};

/** The menu behind ⋯: each line is an answer or a link. */
export const renderOverflow: Renderer = (element, pen) => {
  const lines = listOf(element.options).map((raw) => {
    const option = rawOf(raw);
    const choose = async () => {
      menu.open = false;
      if (option.multi_url !== undefined) return openLink({ default_url: rawOf(option.multi_url).url });
      if (!(await agreed(element, pen))) return;
      pen.act({ tag: "overflow", value: callbackOf(element), option: stringOf(option.value) });
    };
    return el("button", { attrs: { type: "button" }, on: { click: () => void choose() } }, wordsOf(option.text));
  });
  const menu = el("details", { class: "overflow" }, el("summary", { title: "更多" }, "⋯"), el("div", {}, ...lines));
  return menu;
};
