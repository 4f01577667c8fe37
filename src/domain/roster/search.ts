import { slipsOfWord } from "../command/nearest.ts";
import { sameName } from "./sheets-words.ts";
import type { Unit } from "./unit.ts";
import { namesOf, nearestUnits } from "./unit-words.ts";

/** Somebody a word may mean, with the names of the unit they work in. */
export type Sought = { name: string; units: readonly string[] };

export type Found<P extends Sought> = { units: Unit[]; people: P[] };

type Within<P extends Sought> = { units: readonly Unit[]; people: readonly P[] };

const spellings = ({ name, units }: Sought): string[] => [name, ...units.map((unit) => `${unit}${name}`)].map(sameName);

/** Who and what a word of `/通讯录` means: what bears exactly that name, else what holds it. Both may be several. */
export function findInRoster<P extends Sought>(words: string, { units, people }: Within<P>): Found<P> {
  const key = sameName(words);
  const exact = {
    units: units.filter((unit) => namesOf(unit).some((name) => sameName(name) === key)),
    people: people.filter((person) => spellings(person).includes(key)),
  };
  if (exact.units.length + exact.people.length > 0 || key.length < 2) return exact;
  return {
    units: units.filter((unit) => namesOf(unit).some((name) => sameName(name).includes(key))),
    people: people.filter(({ name }) => sameName(name).includes(key)),
  };
}

const MOST = 3;

/** Names a word that finds nothing may have been meant for, of those that may be read about alone. */
export function nearestInRoster(words: string, { units, people }: Within<Sought>): string[] {
  const near = nearestUnits(words, units).map(({ name }) => name);
  const names = [...new Set(people.map(({ name }) => name))];
  return [...near, ...slipsOfWord(sameName(words), names)].slice(0, MOST);
}
