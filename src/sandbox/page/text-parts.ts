import { decoded } from "./card/markdown-html.ts";

export type TextPart = { text: string } | { at: string; name: string };

const AT = /<at\s+(?:user_)?id\s*=\s*["']?([^"'>\s]+)["']?\s*>([^<]*)<\/at>/g;

/** A plain text message, with its @ signs taken out (Feishu docs: send message content). */
export function textParts(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const found of text.matchAll(AT)) {
    if (found.index > from) parts.push({ text: text.slice(from, found.index) });
    parts.push({ at: found[1] ?? "", name: decoded(found[2] ?? "") });
    from = found.index + found[0].length;
  }
  return from < text.length ? [...parts, { text: text.slice(from) }] : parts;
}
