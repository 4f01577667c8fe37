import { distance } from "../roster/sheets-words.ts";

const MOST = 3;

/** The names most like the beginning of a word, best first; none where nothing is alike. */
export function nearestNames(word: string, names: readonly string[]): string[] {
  const scored = names.map((name) => {
    const starts = [name.length - 1, name.length, name.length + 1].map((length) => word.slice(0, length));
    return { name, away: Math.min(...starts.map((start) => distance(start, name))) };
  });
  return scored
    .filter(({ name, away }) => away < name.length)
    .sort((a, b) => a.away - b.away)
    .slice(0, MOST)
    .map(({ name }) => name);
}

/** Names one slip away from a word as long, or nearly so: what a person most likely meant to type. */
export const slipsOfWord = (word: string, names: readonly string[]): string[] =>
  word.length < 2 ? [] : names.filter((name) => name.length >= 2 && distance(word, name) === 1).slice(0, MOST);
