import { setTimeout as wait } from "node:timers/promises";
import type { Sandbox } from "../../src/sandbox/platform/open.ts";
import type { Dice } from "./dice.ts";
import type { Berth } from "./fleet.ts";
import { allUp } from "./fleet.ts";

/** Something that goes on until it is told to stop, and then says how often it struck. */
export type Plague = { stop(): Promise<number> };

export function plague(strike: (stopped: () => boolean) => Promise<number>): Plague {
  let stopped = false;
  let strikes = 0;
  const going = (async () => {
    while (!stopped) strikes += await strike(() => stopped);
  })();
  return {
    stop: async () => {
      stopped = true;
      await going;
      return strikes;
    },
  };
}

/** The next time anything is said or redrawn: just then a process stands between the effect and its own note of it. */
const nextChange = (sandbox: Sandbox): Promise<void> =>
  new Promise((resolve) => {
    const forget = sandbox.on(() => {
      forget();
      resolve();
    });
  });

/** Half a second to three where others go on meanwhile; twice as long for one that is all there is. */
const pauseMs = (berths: readonly Berth[], dice: Dice): number =>
  dice.between(500, 3_000) * (berths.length === 1 ? 2 : 1);

/**
 * Kills one or two processes at random some time after all of them stood, half of the times right behind an effect.
 * Counted from when they stand, a busy machine kills less often instead of doing nothing but start.
 */
export function killing(sandbox: Sandbox, berths: readonly Berth[], dice: Dice): Plague {
  return plague(async (stopped) => {
    await allUp(berths);
    await wait(pauseMs(berths, dice));
    if (dice.chance(0.5)) {
      await Promise.race([nextChange(sandbox), wait(1_000)]);
      await wait(dice.between(0, 15));
    }
    if (stopped()) return 0;
    const victims = new Set([dice.oneOf(berths), dice.oneOf(berths)]);
    for (const victim of victims) victim.kill();
    return victims.size;
  });
}

/** Lost answers, 429 and slowness of the platform, one after another. */
export function troubling({ faults }: Sandbox, dice: Dice): Plague {
  const troubles = [
    async () => faults.loseAnswers(dice.between(1, 4)),
    async () => faults.limit(dice.between(1, 3), 1),
    async () => {
      faults.slow(dice.between(200, 1_500));
      await wait(dice.between(500, 2_000));
      faults.slow(0);
    },
  ];
  return plague(async () => {
    await wait(dice.between(1_000, 3_000));
    await dice.oneOf(troubles)();
    return 1;
  });
}

/** What the product did not take is delivered again. (The platform waits 15 seconds at first; here it is one or two.) */
export function redelivering(sandbox: Sandbox, dice: Dice): Plague {
  return plague(async () => {
    await wait(dice.between(1_000, 2_000));
    return (await sandbox.redelivers()).length;
  });
}
