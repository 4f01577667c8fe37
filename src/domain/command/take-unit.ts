import type { Unit } from "../roster/unit.ts";
import { namesOf } from "../roster/unit-words.ts";

type Named = Pick<Unit, "id" | "name" | "shortName" | "aliases">;
type TakenUnit<U> = { unit: U; rest: string };

const GAP = /^[\s，,、：:；;]+/;
const WORD = /^[^\s，,、：:；;]{2,}/;

/** 汉阴 for 汉阴县, 公安 for 市公安局: a word standing alone that is a part of one unit's names and of no other's. */
function partOf<U extends Named>(line: string, units: readonly U[]): TakenUnit<U> | null {
  const word = WORD.exec(line)?.[0];
  if (!word) return null;
  const [only, another] = units.filter((unit) => namesOf(unit).some((name) => name.includes(word)));
  return only && !another ? { unit: only, rest: line.slice(word.length).replace(GAP, "") } : null;
}

/**
 * Takes the one of these units the words begin with, the longest name first, else by a part of its name. Without a gap
 * behind it a name may as well begin a sentence, so it is taken only where `among` several a unit must be meant.
 */
export function takeUnitOf<U extends Named>(words: string, units: readonly U[], among: boolean): TakenUnit<U> | null {
  const line = words.trim();
  const [longest] = units
    .flatMap((unit) => namesOf(unit).map((name) => ({ unit, name })))
    .filter(({ name }) => line.startsWith(name))
    .sort((a, b) => b.name.length - a.name.length);
  if (!longest) return partOf(line, units);
  const rest = line.slice(longest.name.length);
  const apart = rest === "" || GAP.test(rest);
  return apart || among ? { unit: longest.unit, rest: rest.replace(GAP, "") } : null;
}
