import type { Card } from "./kit.ts";
import { LIMITS } from "./kit.ts";

/** How much a card may say: characters of one text, entries of one list, lines with buttons, rules between them. */
export type Room = { words: number; entries: number; lines: number; rules: boolean };

const rooms: readonly Room[] = [
  { words: 2000, entries: 20, lines: 10, rules: true },
  { words: 1000, entries: 20, lines: 10, rules: true },
  { words: 500, entries: 20, lines: 10, rules: true },
  { words: 200, entries: 15, lines: 10, rules: true },
  { words: 100, entries: 10, lines: 10, rules: false },
  { words: 50, entries: 6, lines: 10, rules: false },
  { words: 24, entries: 3, lines: 10, rules: false },
];
const least: Room = { words: 16, entries: 1, lines: 5, rules: false };

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
