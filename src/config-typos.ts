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

export type Stranger = { name: string; meant: string | null };

/** Variables that begin like ours but are not ours, each with the absent variable it was probably meant to be. */
export function strangers(given: readonly string[], known: readonly string[]): Stranger[] {
  const absent = known.filter((name) => !given.includes(name));
  return given
    .filter((name) => OURS.test(name) && !known.includes(name))
    .map((name) => {
      const slips = absent.map((word) => ({ word, slips: distance(name.toUpperCase(), word) }));
      const [nearest] = slips.toSorted((a, b) => a.slips - b.slips);
      return { name, meant: nearest && nearest.slips <= MOST_SLIPS ? nearest.word : null };
    });
}
