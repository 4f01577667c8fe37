import { diceFrom } from "../chaos/dice.ts";
import { houseBy, startBy, stepBy, townOfTheBeginning } from "./luck.ts";
import type { House } from "./page.ts";
import { startOf } from "./start.ts";
import type { Start, Step } from "./steps.ts";
import { inWords } from "./steps.ts";
import { take } from "./walk.ts";

/** Random histories over the whole life of a matter, told by the product's rules and by the model. */

const MOST_STEPS = 40;

type Counts = { histories: number; steps: number; done: number; refused: number; owed: number; lines: number };
type Difference = { seed: number; start: Start; house: House; steps: Step[]; says: string };

/** Whether this course still goes apart; which of them is of no matter. */
function apart(start: Start, house: House, steps: readonly Step[]): string | null {
  const { walk, differs } = startOf(townOfTheBeginning(), house, start);
  if (differs || !walk) return differs;
  for (const step of steps) {
    const found = take(walk, step);
    if (found) return found;
  }
  return null;
}

/** Leaves out whatever the difference does not need, halves first, single steps last. */
function shrunk({ start, house, steps, ...rest }: Difference): Difference {
  let kept = [...steps];
  for (let size = Math.ceil(kept.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let from = 0; from < kept.length; ) {
      const without = [...kept.slice(0, from), ...kept.slice(from + size)];
      if (apart(start, house, without)) kept = without;
      else from += size;
    }
  }
  return { ...rest, start, house, steps: kept, says: apart(start, house, kept) ?? rest.says };
}

/** One history; resolves to what differs, made as short as it goes, or null. */
export function history(seed: number, counts: Counts): Difference | null {
  const dice = diceFrom(seed);
  const town = townOfTheBeginning();
  const names = town.citizens.map(({ name }) => name);
  const house = houseBy(dice);
  const start = startBy(dice, names);
  const { walk, differs } = startOf(town, house, start);
  counts.histories += 1;
  if (differs) return { seed, start, house, steps: [], says: differs };
  if (!walk) return null;
  const steps: Step[] = [];
  for (let nth = 1; nth <= MOST_STEPS; nth += 1) {
    const step = stepBy({ dice, walk, names, nth });
    steps.push(step);
    const says = take(walk, step);
    if (says) return shrunk({ seed, start, house, steps, says });
    if (walk.matter.state !== "open" && dice.chance(0.4)) break;
  }
  for (const key of ["steps", "done", "refused", "owed", "lines"] as const) counts[key] += walk.counts[key];
  return null;
}

export const none = (): Counts => ({ histories: 0, steps: 0, done: 0, refused: 0, owed: 0, lines: 0 });

export const told = ({ seed, start, house, steps, says }: Difference): string =>
  [`seed ${seed}`, JSON.stringify(house), JSON.stringify(start), ...steps.map(inWords), says].join("\n");
