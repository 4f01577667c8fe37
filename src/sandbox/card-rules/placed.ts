import type { Raw } from "./shape.ts";
import { isRaw, listOf, rawOf } from "./shape.ts";

/** A component where it stands: the tags around it, outermost first. */
export type Placed = { raw: Raw; tag: string; path: string; around: readonly string[]; form: string | null };

const tagOf = (raw: Raw): string => (typeof raw.tag === "string" ? raw.tag : "");

function childrenOf({ raw, path }: Pick<Placed, "raw" | "path">): [unknown, string][] {
  const lists: [unknown, string][] = [
    [raw.columns, `${path}.columns`],
    [raw.elements, `${path}.elements`],
    [rawOf(raw.button_area).buttons, `${path}.button_area.buttons`],
  ];
  const own = tagOf(raw) === "table" ? lists.slice(1) : lists;
  return own.flatMap(([found, at]) => listOf(found).map((each, index): [unknown, string] => [each, `${at}[${index}]`]));
}

function within(raw: unknown, path: string, outer: Pick<Placed, "around" | "form">): Placed[] {
  if (!isRaw(raw)) return [];
  const tag = tagOf(raw);
  const form = tag === "form" ? String(raw.name ?? "") : outer.form;
  const inside = { around: [...outer.around, tag], form };
  return [
    { raw, tag, path, ...outer },
    ...childrenOf({ raw, path }).flatMap(([child, at]) => within(child, at, inside)),
  ];
}

/** Every component of a list, in reading order. What is no object is no component. */
export const placedAt = (elements: unknown, path: string): Placed[] =>
  listOf(elements).flatMap((element, at) => within(element, `${path}[${at}]`, { around: [], form: null }));

/** Every component of a card. */
export const placedIn = (card: unknown): Placed[] => placedAt(rawOf(rawOf(card).body).elements, "body.elements");
