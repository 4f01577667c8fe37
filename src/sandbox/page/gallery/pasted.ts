import type { ParseError } from "jsonc-parser";
import { parse } from "jsonc-parser";
import { listOf, rawOf, stringOf } from "../card/raw.ts";
import { words } from "../words.ts";

const said = words.gallery;

/** What was pasted, read as a card; or in words why it cannot be read at all. */
export type Pasted = { card: unknown; from: string | null } | { unreadable: string };

/** Engines tell in words of their own how far they could read, and of most faults not at all. */
function placeIn(text: string): string {
  const errors: ParseError[] = [];
  parse(text, errors, { disallowComments: true });
  const before = text.slice(0, errors[0]?.offset ?? text.length).split("\n");
  return said.at(before.length, (before.at(-1)?.length ?? 0) + 1);
}

function hints(text: string): string[] {
  return [
    /,\s*[}\]]/.test(text) && said.hints.comma,
    /^\s*\/\/|\/\*/m.test(text) && said.hints.comment,
    /'[\w-]+'\s*:/.test(text) && said.hints.quotes,
    /[“”]/.test(text) && /[“”]\s*[:：]/.test(text) && said.hints.chinese,
  ].filter((each) => each !== false);
}

class Unreadable extends Error {}

function parsed(text: string, place: (where: string) => string = (where) => where): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Unreadable(said.unreadable(place(placeIn(text)), hints(text)));
  }
}

const FENCE = /^\s*```[\w-]*/;

/** Code as it is copied from a chat or a document: the fences become blank, so that every line keeps its number. */
const withoutFences = (text: string): string =>
  FENCE.test(text) ? text.replace(FENCE, (fence) => fence.replaceAll(/\S/g, " ")).replace(/```\s*$/, "") : text;

type Found = { card: unknown; from: string | null };

/** The text of a card, as it stands in the content of a message. */
const inside = (text: string, from: string): Found => ({ card: parsed(text, said.inside), from });

/** A card within what is sent to the platform, within an answer to a click, or within a sample of ours. */
function unwrapped(value: unknown): Found {
  if (typeof value === "string" && /^\s*[{[]/.test(value)) return inside(value, said.sources.content);
  const raw = rawOf(value);
  if (typeof raw.content === "string" && (raw.msg_type === "interactive" || Object.keys(raw).length === 1)) {
    return inside(raw.content, said.sources.message);
  }
  const answered = rawOf(raw.card);
  if (answered.type === "raw" && answered.data !== undefined) return { card: answered.data, from: said.sources.answer };
  if (raw.card !== undefined && raw.schema === undefined && raw.body === undefined) {
    return { card: raw.card, from: said.sources.sample };
  }
  if (stringOf(raw.tag) !== "" && raw.schema === undefined) return { card: alone([value]), from: said.sources.one };
  if (Array.isArray(value) && listOf(value).length > 0) return { card: alone(value), from: said.sources.several };
  return { card: value, from: null };
}

/** Components without a card around them are shown in the plainest one. */
const alone = (elements: readonly unknown[]) => ({ schema: "2.0", config: { update_multi: true }, body: { elements } });

/** The platform takes a template; what it looks like is known there alone. */
function unlessTemplate(found: Found): Pasted {
  const raw = rawOf(found.card);
  return raw.type === "template" && raw.schema === undefined ? { unreadable: said.template } : found;
}

export function readPasted(text: string): Pasted {
  if (text.trim() === "") return { unreadable: said.nothing };
  try {
    return unlessTemplate(unwrapped(parsed(withoutFences(text))));
  } catch (error) {
    if (error instanceof Unreadable) return { unreadable: error.message };
    throw error;
  }
}
