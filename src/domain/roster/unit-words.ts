import { isResponsible } from "../item/issue.ts";
import { distance, sameName } from "./sheets-words.ts";
import type { Unit } from "./unit.ts";

/** A word a text may name units by, in the spelling as compared. */
export type UnitWord = { key: string; units: readonly Unit[] };

const MOST_NEAREST = 3;

export const namesOf = (unit: Pick<Unit, "name" | "shortName" | "aliases">): string[] =>
  [unit.name, unit.shortName, ...unit.aliases].filter((name) => name !== null);

/** Every name, short name and alias, the longest first: 汉滨区平安办 is never taken for 汉滨区. */
export function wordsOf(units: readonly Unit[]): UnitWord[] {
  const byKey = new Map<string, Unit[]>();
  for (const unit of units) {
    for (const key of new Set(namesOf(unit).map(sameName))) byKey.set(key, [...(byKey.get(key) ?? []), unit]);
  }
  return [...byKey].map(([key, named]) => ({ key, units: named })).toSorted((a, b) => b.key.length - a.key.length);
}

const everyone = (unit: Unit): boolean => isResponsible(unit) && unit.kind !== "taskForce";

/** Words that mean many units (product §4 Units), each with the spellings in use. */
export const groups: readonly { word: string; spellings: readonly string[]; holds: (unit: Unit) => boolean }[] = [
  { word: "各县区", spellings: ["各县市区", "各县区"], holds: ({ kind }) => kind === "county" },
  { word: "各功能区", spellings: ["各功能区"], holds: ({ kind }) => kind === "functionalZone" },
  { word: "各成员单位", spellings: ["各成员单位"], holds: ({ kind }) => kind === "memberUnit" },
  { word: "全体", spellings: ["全体责任单位", "全体单位", "全体"], holds: everyone },
];

/** Units some part of whose names is the word; those that can be assigned to before offices. */
export function unitsHolding(word: string, units: readonly Unit[]): Unit[] {
  const key = sameName(word);
  if (key.length < 2) return [];
  const holding = units.filter((unit) => namesOf(unit).some((name) => sameName(name).includes(key)));
  const fit = holding.filter(isResponsible);
  return fit.length > 0 ? fit : holding;
}

const near = (word: string, unit: Unit): number =>
  Math.min(...namesOf(unit).map((name) => distance(sameName(word), sameName(name))));

/** The units a word is a slip of the pen for, the nearest first. */
export function slipsOf(word: string, units: readonly Unit[]): Unit[] {
  const allowed = Math.max(1, Math.floor(sameName(word).length / 3));
  return units
    .map((unit) => ({ unit, off: near(word, unit) }))
    .filter(({ off }) => off <= allowed)
    .toSorted((a, b) => a.off - b.off)
    .map(({ unit }) => unit);
}

/** The units a word that names nobody may have meant: slips first, then those whose name stands inside it. */
export function nearestUnits(word: string, units: readonly Unit[]): Unit[] {
  const key = sameName(word);
  const inside = units.filter((unit) => namesOf(unit).some((name) => name.length >= 2 && key.includes(sameName(name))));
  return [...new Set([...slipsOf(word, units), ...inside])].slice(0, MOST_NEAREST);
}
