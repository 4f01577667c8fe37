import { MOST_TYPED } from "../../domain/item/words.ts";
import type { IncomingClick } from "../../feishu/incoming/click.ts";
import { visible } from "../../feishu/incoming/visible.ts";

const CHOICES = 50;

/** Half a character at the cut could not be stored. */
const bounded = (text: string): string => visible(text.slice(0, MOST_TYPED));

/** The words typed into these fields. Whatever else a form carries, or carries in another shape, counts as not sent. */
export function wordsIn(form: IncomingClick["form"], names: readonly string[]): Record<string, string> {
  const found = names.flatMap((name) => {
    const value = Object.hasOwn(form, name) ? form[name] : undefined;
    return typeof value === "string" ? [[name, bounded(value)] as const] : [];
  });
  return Object.fromEntries(found);
}

/** The choices made in these fields of several. */
export function choicesIn(form: IncomingClick["form"], names: readonly string[]): Record<string, string[]> {
  const found = names.flatMap((name) => {
    const value = Object.hasOwn(form, name) ? form[name] : undefined;
    return Array.isArray(value) ? [[name, value.slice(0, CHOICES).map(bounded)] as const] : [];
  });
  return Object.fromEntries(found);
}
