import { language } from "../words.ts";

/** Card JSON as it arrives: nothing about it is certain. */
export type Raw = Readonly<Record<string, unknown>>;

export const rawOf = (value: unknown): Raw =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Raw) : {};

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

export const stringOf = (value: unknown): string =>
  typeof value === "string" ? value : typeof value === "number" ? String(value) : "";

export const numberOf = (value: unknown, otherwise: number): number =>
  typeof value === "number" && Number.isFinite(value) ? value : otherwise;

/** Under which name a card gives its words in the language of the page. */
const OWN = language === "en" ? "en_us" : "zh_cn";

/** The words of a text object or of a markdown, in the language of the page where they are given by language, or a bare string. */
export function wordsOf(value: unknown): string {
  if (typeof value === "string") return value;
  const { content, i18n_content } = rawOf(value);
  return stringOf(rawOf(i18n_content)[OWN]) || stringOf(content);
}

const COLOURS = new Set(
  "blue wathet turquoise green lime yellow orange red carmine violet purple indigo grey neutral default".split(" "),
);

/** `grey-500` → `grey`: shades are left to the style sheet; an unknown name gives nothing. */
export function colourOf(value: unknown): string {
  const name = stringOf(value).trim().toLowerCase().split("-")[0] ?? "";
  return COLOURS.has(name) ? name : "";
}
