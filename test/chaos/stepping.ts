import { setTimeout as wait } from "node:timers/promises";
import type { Berth } from "./fleet.ts";
import { allUp } from "./fleet.ts";
import type { Step } from "./steps.ts";
import { stepsOf } from "./steps.ts";
import type { Plague } from "./trouble.ts";
import { plague } from "./trouble.ts";
import type { Wire } from "./wire.ts";

const COMES_WITHIN_MS = 2_000;

export type Wired = { berth: Berth; wire: Wire };
type Stepping = Plague & { struck: ReadonlyMap<string, number> };

function allSteps(wired: readonly Wired[]): Step[] {
  const found = wired.flatMap(({ berth }) => stepsOf(berth.role));
  return [...new Map(found.map((step) => [step.name, step])).values()];
}

/** Waits for any of the steps in every process that may come by it; the first one there dies. Resolves to where some died. */
async function killAt(steps: readonly Step[], wired: readonly Wired[]): Promise<Step[]> {
  const died: Step[] = [];
  let wake: () => void = () => undefined;
  const someoneDied = new Promise<void>((resolve) => {
    wake = resolve;
  });
  const disarm = () => {
    for (const { wire } of wired) wire.disarm();
  };
  const struck = (step: Step) => {
    died.push(step);
    disarm();
    wake();
  };
  for (const { berth, wire } of wired) {
    const own = stepsOf(berth.role);
    wire.arm(
      steps.filter((step) => own.includes(step)),
      struck,
    );
  }
  await Promise.race([someoneDied, wait(COMES_WITHIN_MS)]);
  disarm();
  return died;
}

/**
 * Kills at every named step as often as at the others: those struck least are armed together, and whichever comes first is
 * where a process dies. Where none of them comes by for a while, one struck
 * once more often will do.
 */
export function killingAtSteps(wired: readonly Wired[]): Stepping {
  const steps = allSteps(wired);
  const struck = new Map(steps.map(({ name }) => [name, 0]));
  const times = ({ name }: Step): number => struck.get(name) ?? 0;
  let choosy = true;
  const { stop } = plague(async (stopped) => {
    await allUp(wired.map(({ berth }) => berth));
    if (stopped()) return 0;
    const fewest = Math.min(...steps.map(times));
    const most = choosy ? fewest : fewest + 1;
    const next = steps.filter((step) => times(step) <= most);
    const died = await killAt(next, wired);
    for (const step of died) struck.set(step.name, times(step) + 1);
    choosy = !choosy || died.length > 0;
    return died.length;
  });
  return { struck, stop };
}
