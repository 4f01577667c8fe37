/** Somebody a text may name: by the name alone, or with a name of the unit in front of it. */
export type Namable = { name: string; units: readonly string[] };

const GAP = /^(?:[\s，,、；;：:]|交接给|交给|交由|移交给|至|到|给|由)+/;

const spellings = ({ name, units }: Namable): string[] => [
  name,
  ...units.flatMap((unit) => [`${unit}${name}`, `${unit} ${name}`]),
];

/**
 * Takes the one person the words begin with, the longest spelling first; several of one name are all given back. Null
 * where the words begin with nobody's name.
 */
export function takePerson<P extends Namable>(
  words: string,
  people: readonly P[],
): { people: P[]; rest: string } | null {
  const line = words.replace(GAP, "");
  const fits = people.flatMap((person) =>
    spellings(person)
      .filter((spelling) => line.startsWith(spelling))
      .map((spelling) => ({ person, most: spelling.length })),
  );
  const longest = Math.max(0, ...fits.map(({ most }) => most));
  if (longest === 0) return null;
  const found = fits.filter(({ most }) => most === longest).map(({ person }) => person);
  return { people: [...new Set(found)], rest: line.slice(longest).replace(GAP, "").trim() };
}
