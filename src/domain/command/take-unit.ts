import type { Unit } from "../roster/unit.ts";

type Named = Pick<Unit, "id" | "name" | "shortName" | "aliases">;

const GAP = /^[\s，,、：:；;]+/;

/**
 * Takes the one of these units the words begin with, the longest name first. Without a gap behind it a name may as well
 * begin a sentence, so it is taken only where `among` several a unit must be meant.
 */
export function takeUnitOf<U extends Named>(
  words: string,
  units: readonly U[],
  among: boolean,
): { unit: U; rest: string } | null {
  const line = words.trim();
  const [longest] = units
    .flatMap((unit) => [unit.name, unit.shortName ?? "", ...unit.aliases].map((name) => ({ unit, name })))
    .filter(({ name }) => name !== "" && line.startsWith(name))
    .sort((a, b) => b.name.length - a.name.length);
  if (!longest) return null;
  const rest = line.slice(longest.name.length);
  const apart = rest === "" || GAP.test(rest);
  return apart || among ? { unit: longest.unit, rest: rest.replace(GAP, "") } : null;
}
