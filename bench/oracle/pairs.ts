import { diceFrom } from "../../test/chaos/dice.ts";

/** One question asked in ways whose answers must be alike; each way is tried by number. */
export type Pair = { name: string; ways: Record<string, (n: number) => Promise<void>> };
type Apart = { name: string; share: number; words: string };

const WARM_UP = 50;

function middle(taken: readonly number[], share = 0.5): number {
  return taken.toSorted((a, b) => a - b)[Math.floor(taken.length * share)] ?? 0;
}

/** Tries the ways in turns of random order, so that whatever else the machine does falls on all alike. */
async function taken({ ways }: Pair, tries: number): Promise<Map<string, number[]>> {
  const times = new Map(Object.keys(ways).map((way) => [way, [] as number[]]));
  const dice = diceFrom(tries);
  for (let n = -WARM_UP; n < tries; n += 1) {
    const turns = Object.entries(ways).map(([way, run]) => ({ way, run, place: dice.between(0, 1_000_000) }));
    for (const { way, run } of turns.sort((a, b) => a.place - b.place)) {
      const began = performance.now();
      await run(n + WARM_UP);
      if (n >= 0) times.get(way)?.push(performance.now() - began);
    }
  }
  return times;
}

const inWords = ([way, times]: [string, number[]]): string =>
  `${way} ${middle(times).toFixed(3)} ms (${middle(times, 0.25).toFixed(3)}–${middle(times, 0.75).toFixed(3)})`;

/** How far the medians of the ways lie apart, as a share of the shortest. */
export async function apart(pair: Pair, tries: number): Promise<Apart> {
  const times = await taken(pair, tries);
  const medians = [...times.values()].map((each) => middle(each));
  const share = Math.max(...medians) / Math.min(...medians) - 1;
  const ways = [...times].map(inWords).join(", ");
  return { name: pair.name, share, words: `${pair.name}: ${ways}; ${(share * 100).toFixed(1)} % apart` };
}
