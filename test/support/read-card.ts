import { buttonsOf } from "../../src/sandbox/card-rules/buttons.ts";
import type { SandboxMessage } from "../../src/sandbox/page-parts.ts";

const fieldOf = (value: unknown, key: string): unknown =>
  typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;

/** A button really on the card, by its label. */
export const buttonNamed = (card: unknown, label: string) =>
  buttonsOf(card).find((button) => button.label === label && !button.disabled) ?? null;

const SPOKEN = new Set(["content", "text", "placeholder", "default_value"]);

/** Every word on a card, in reading order. */
export function cardWords(card: unknown): string {
  const words: string[] = [];
  const read = (value: unknown, key: string): void => {
    if (typeof value === "string" && SPOKEN.has(key)) words.push(value);
    if (Array.isArray(value)) for (const each of value) read(each, key);
    else if (typeof value === "object" && value !== null) {
      for (const [name, each] of Object.entries(value)) if (name !== "config" && name !== "value") read(each, name);
    }
  };
  read(card, "");
  return words.join("\n").replaceAll(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));
}

/** What a message is called: the title of a card, else its text. */
export function titleOf({ card, content }: SandboxMessage): string {
  const title = fieldOf(fieldOf(fieldOf(card, "header"), "title"), "content");
  return String(title ?? fieldOf(content, "text") ?? "");
}
