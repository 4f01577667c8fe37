import { buttonsOf, formOf } from "../../src/sandbox/card-rules/buttons.ts";
import type { SandboxMessage } from "../../src/sandbox/page-parts.ts";

const fieldOf = (value: unknown, key: string): unknown =>
  typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;

/** A button really on the card, by its label. */
export const buttonNamed = (card: unknown, label: string) =>
  buttonsOf(card).find((button) => button.label === label && !button.disabled) ?? null;

const UNSPOKEN = new Set(["config", "value", "behaviors", "tag", "name", "element_id"]);

const isBranch = (value: unknown): value is object => typeof value === "object" && value !== null;

function wordsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (!isBranch(value)) return [];
  const inside = Array.isArray(value) ? value.entries() : Object.entries(value);
  return [...inside].flatMap(([name, each]) => (UNSPOKEN.has(String(name)) ? [] : wordsIn(each)));
}

/** Every word on a card, tables and placeholders included, in reading order. */
export const cardWords = (card: unknown): string =>
  wordsIn(card)
    .join("\n")
    .replaceAll(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));

/** What a message is called: the title of a card, else its text or the name of its file. */
export function titleOf({ card, content }: SandboxMessage): string {
  const title = fieldOf(fieldOf(fieldOf(card, "header"), "title"), "content");
  return String(title ?? fieldOf(content, "text") ?? fieldOf(content, "file_name") ?? "");
}

const standingIn = (field: Readonly<Record<string, unknown>>): unknown =>
  field.default_value ?? field.initial_option ?? field.selected_values ?? field.initial_date;

/** What the client sends for a form: what stands in its fields, and over it what was typed. */
export function filledForm(card: unknown, form: string, typed: Record<string, unknown>): Record<string, unknown> {
  const fields = formOf(card, form)?.fields ?? [];
  const standing = fields.flatMap((field) => {
    const value = standingIn(field);
    return value === undefined || value === "" ? [] : [[String(field.name), value]];
  });
  return { ...Object.fromEntries(standing), ...typed };
}
