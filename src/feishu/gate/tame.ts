import { isUtf8, transcode } from "node:buffer";

const MOST_DEEP = 32;
const MOST_PARTS = 20_000;
const POISON = new Set(["__proto__", "constructor", "prototype"]);
/** Only a text that matches can hold a poisoned key or an unstorable letter, since both may hide behind an escape. */
const SUSPECT = /\\u|__proto__|constructor|prototype/;

type Branch = Record<string, unknown>;

const isBranch = (value: unknown): value is Branch => typeof value === "object" && value !== null;

/** NUL and lone surrogates are legal in JSON but no database text can hold them. */
const storable = (text: string): string => Buffer.from(text.replaceAll("\0", "\ufffd")).toString();

/** Makes the texts of one branch storable; false when a key is not acceptable. */
function cleaned(branch: Branch): boolean {
  for (const [key, child] of Object.entries(branch)) {
    if (POISON.has(key) || key !== storable(key)) return false;
    if (typeof child === "string") branch[key] = storable(child);
  }
  return true;
}

type Walk = { suspect: boolean; parts: number };

/** Never deeper than the bound, so that no depth of nesting can exhaust the stack; `parts` counts over the whole. */
function isTame(branch: Branch, walk: Walk, depth: number): boolean {
  if (depth > MOST_DEEP || (walk.suspect && !cleaned(branch))) return false;
  for (const key in branch) {
    walk.parts += 1;
    const child = branch[key];
    if (walk.parts > MOST_PARTS || (isBranch(child) && !isTame(child, walk, depth + 1))) return false;
  }
  return true;
}

/**
 * JSON that is safe to keep and pass on: at most 32 levels deep, bounded in parts, no key that could reach a prototype;
 * NUL and lone surrogates become U+FFFD. Undefined for anything else; never throws.
 */
export function parseTame(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    if (!isBranch(value)) return value;
    return isTame(value, { suspect: SUSPECT.test(text), parts: 0 }, 1) ? value : undefined;
  } catch {
    return undefined;
  }
}

const LONG = 1024;

/** Node's own decoder takes nine times as long for long Chinese texts. */
const textOf = (bytes: Buffer): string =>
  bytes.length < LONG ? bytes.toString("utf8") : transcode(bytes, "utf8", "ucs2").toString("ucs2");

export function parseTameBytes(bytes: Buffer): unknown {
  return isUtf8(bytes) ? parseTame(textOf(bytes)) : undefined;
}
