/** How many letters must be put in, taken out or changed to make one word of the other. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (const [line, letter] of [...one].entries()) {
    const next = [line + 1];
    for (const [column, target] of [...other].entries()) {
      const kept = (row[column] ?? 0) + (letter === target ? 0 : 1);
      next.push(Math.min(kept, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}

const OURS = /^(FEISHU|DUBAN)_/i;
const MOST_SLIPS = 2;
/** Shorter names are near to many that other programs use: HOME is not a slip of HOST. */
const FEWEST_LETTERS = 9;

/** `ours`: it begins as only our variables do, so nobody else can have meant something by it. */
export type Stranger = { name: string; meant: string | null; ours: boolean };

function meantBy(name: string, absent: readonly string[]): string | null {
  const slips = absent.map((word) => ({ word, slips: distance(name.toUpperCase(), word) }));
  const [nearest] = slips.toSorted((a, b) => a.slips - b.slips);
  return nearest && nearest.slips <= MOST_SLIPS ? nearest.word : null;
}

/** Variables that are not ours but begin like ours, or are a slip of one of our longer names that is absent. */
export function strangers(given: readonly string[], known: readonly string[]): Stranger[] {
  const absent = known.filter((name) => !given.includes(name));
  const long = absent.filter(({ length }) => length >= FEWEST_LETTERS);
  return given
    .filter((name) => !known.includes(name))
    .map((name) => {
      const ours = OURS.test(name);
      return { name, meant: meantBy(name, ours ? absent : long), ours };
    })
    .filter(({ meant, ours }) => ours || meant !== null);
}
