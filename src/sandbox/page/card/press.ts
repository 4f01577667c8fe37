import { webAddress } from "../dom.ts";
import type { CardAct } from "../wire.ts";
import type { Pen } from "./pen.ts";
import { callbackOf, hasCallback, linkOf } from "./pen.ts";
import type { Raw } from "./raw.ts";
import { rawOf, stringOf, wordsOf } from "./raw.ts";

/** The platform's second question, where the component asks one. */
export async function agreed(element: Raw, pen: Pen): Promise<boolean> {
  if (element.confirm === undefined) return true;
  const { title, text } = rawOf(element.confirm);
  return pen.confirm({ title: wordsOf(title), text: wordsOf(text) });
}

/** On a desk its own address goes before the common one. */
export function openLink({ pc_url, default_url, url }: Raw, pen: Pick<Pen, "tell">): void {
  const said = stringOf(pc_url) || stringOf(default_url) || stringOf(url);
  const address = webAddress(said);
  if (address) window.open(address, "_blank", "noopener,noreferrer");
  else pen.tell(said === "lark://msgcard/unsupported_action" ? "电脑上不能打开此链接" : `打不开的地址：${said}`);
}

export const isDisabled = (element: Raw): boolean => element.disabled === true;

/** What a hand finds that touches something disabled. */
export const tellWhyNot = (element: Raw, pen: Pick<Pen, "tell">): void => {
  const words = wordsOf(element.disabled_tips);
  if (words) pen.tell(words);
};

/** What the pointer says over a component. */
export const tipOf = (element: Raw): string | undefined =>
  wordsOf(isDisabled(element) ? element.disabled_tips : element.hover_tips) || undefined;

/** Everything a press sets off: its link, its answer, or nothing where it is disabled or not confirmed. */
export async function press(element: Raw, pen: Pen, more: Partial<CardAct> = {}): Promise<void> {
  if (isDisabled(element)) return tellWhyNot(element, pen);
  if (!(await agreed(element, pen))) return;
  const link = linkOf(element);
  if (link) openLink(link, pen);
  const name = stringOf(element.name) || undefined;
  if (hasCallback(element)) pen.act({ tag: stringOf(element.tag), value: callbackOf(element), name, ...more });
}
