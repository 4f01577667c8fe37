import type { Card } from "./kit.ts";
import { LIMITS } from "./kit.ts";

/** How much a card may say: characters of one text, entries of one list, rules between lines. */
export type Room = { words: number; entries: number; rules: boolean };

const rooms: readonly Room[] = [
  { words: 500, entries: 20, rules: true },
  { words: 200, entries: 15, rules: true },
  { words: 100, entries: 10, rules: false },
  { words: 50, entries: 6, rules: false },
  { words: 24, entries: 3, rules: false },
];
const least: Room = { words: 16, entries: 1, rules: false };

/** Every object with a tag counts: how the platform counts is not documented. */
export function tagged(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  const own = !Array.isArray(value) && "tag" in value && typeof value.tag === "string" ? 1 : 0;
  return Object.values(value).reduce((sum: number, each) => sum + tagged(each), own);
}

export const bytesOf = (card: unknown): number => new TextEncoder().encode(JSON.stringify(card)).length;

const fits = (card: Card): boolean => bytesOf(card) < LIMITS.bytes && tagged(card) <= LIMITS.elements;

/** The card with as much said as there is room for. */
export function fitted(draw: (room: Room) => Card): Card {
  for (const room of rooms) {
    const card = draw(room);
    if (fits(card)) return card;
  }
  return draw(least);
}
