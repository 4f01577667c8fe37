import type { IncomingClick } from "../../feishu/incoming/click.ts";

/** More than any field takes, so that what is too long is refused by its rule and still not lost. */
const CHARACTERS = 4_000;
const CHOICES = 50;

const bounded = (text: string): string => text.slice(0, CHARACTERS);

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
