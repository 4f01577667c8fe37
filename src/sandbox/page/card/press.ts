import { webAddress } from "../dom.ts";
import type { CardAct } from "../wire.ts";
import { words } from "../words.ts";
import type { Pen } from "./pen.ts";
import { callbackOf, hasCallback, linkOf } from "./pen.ts";
import type { Raw } from "./raw.ts";
import { rawOf, stringOf, wordsOf } from "./raw.ts";

const said = words.card;

/** The address by which a card says that this kind of client has none. */
const NOT_HERE = "lark://msgcard/unsupported_action";

/** The platform's second question, where the component asks one. */
export async function agreed(element: Raw, pen: Pen): Promise<boolean> {
  if (element.confirm === undefined) return true;
  const { title, text } = rawOf(element.confirm);
  return pen.confirm({ title: wordsOf(title), text: wordsOf(text) });
}

/** On a desk its own address goes before the common one. */
export function openLink({ pc_url, default_url, url }: Raw, pen: Pick<Pen, "tell">): void {
  const asked = stringOf(pc_url) || stringOf(default_url) || stringOf(url);
  const address = webAddress(asked);
  if (address) window.open(address, "_blank", "noopener,noreferrer");
  else pen.tell(asked === NOT_HERE ? said.linkNotHere : said.badLink(asked));
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
