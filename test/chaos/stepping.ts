import { setTimeout as wait } from "node:timers/promises";
import type { Dice } from "./dice.ts";
import type { Berth } from "./fleet.ts";
import { allUp } from "./fleet.ts";
import type { Step } from "./steps.ts";
import { stepsOf } from "./steps.ts";
import type { Plague } from "./trouble.ts";
import { plague } from "./trouble.ts";
import type { Wire } from "./wire.ts";

const COMES_WITHIN_MS = 5_000;

export type Wired = { berth: Berth; wire: Wire };
type Stepping = Plague & { struck: ReadonlyMap<string, number> };

function allSteps(wired: readonly Wired[]): Step[] {
  const found = wired.flatMap(({ berth }) => stepsOf(berth.role));
  return [...new Map(found.map((step) => [step.name, step])).values()];
}

/** Waits for the step in every process that may come by it; the first one there dies. Resolves to how many died. */
async function killAt(step: Step, wired: readonly Wired[]): Promise<number> {
  const fitting = wired.filter(({ berth }) => stepsOf(berth.role).includes(step));
  let died = 0;
  let wake: () => void = () => undefined;
  const someoneDied = new Promise<void>((resolve) => {
    wake = resolve;
  });
  const struck = () => {
    died += 1;
    for (const { wire } of fitting) wire.disarm();
    wake();
  };
  for (const { wire } of fitting) wire.arm(step, struck);
  await Promise.race([someoneDied, wait(COMES_WITHIN_MS)]);
  for (const { wire } of fitting) wire.disarm();
  return died;
}

/** Kills at one named step after another, each as often as the others were waited for. */
export function killingAtSteps(wired: readonly Wired[], dice: Dice): Stepping {
  const steps = allSteps(wired);
  const struck = new Map(steps.map(({ name }) => [name, 0]));
  let turn = dice.between(0, steps.length - 1);
  const { stop } = plague(async (stopped) => {
    await allUp(wired.map(({ berth }) => berth));
    const step = steps[turn % steps.length];
    turn += 1;
    if (!step || stopped()) return 0;
    const died = await killAt(step, wired);
    struck.set(step.name, (struck.get(step.name) ?? 0) + died);
    return died;
  });
  return { struck, stop };
}
