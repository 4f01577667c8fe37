import { setTimeout as wait } from "node:timers/promises";
import type { Sandbox } from "../../src/sandbox/platform/open.ts";
import type { Dice } from "./dice.ts";
import type { Berth } from "./fleet.ts";
import { standing } from "./fleet.ts";

/** Something that goes on until it is told to stop, and then says how often it struck. */
export type Plague = { stop(): Promise<number> };

function plague(strike: (stopped: () => boolean) => Promise<boolean>): Plague {
  let stopped = false;
  let strikes = 0;
  const going = (async () => {
    while (!stopped) if (await strike(() => stopped)) strikes += 1;
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

/**
 * Kills one process at random every half to three seconds, half of the times right behind an effect. While most of
 * them are still starting it waits, so that a busy machine does something besides.
 */
export function killing(sandbox: Sandbox, berths: readonly Berth[], dice: Dice): Plague {
  return plague(async (stopped) => {
    await standing(berths, Math.ceil(berths.length / 2));
    await wait(dice.between(500, 3_000));
    if (dice.chance(0.5)) {
      await Promise.race([nextChange(sandbox), wait(1_000)]);
      await wait(dice.between(0, 15));
    }
    const victims = berths.filter((each) => each.address() !== null);
    if (stopped() || victims.length === 0) return false;
    dice.oneOf(victims).kill();
    return true;
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
    return true;
  });
}

/** What the product did not take is delivered again. (The platform waits 15 seconds at first; here it is one or two.) */
export function redelivering(sandbox: Sandbox, dice: Dice): Plague {
  return plague(async () => {
    await wait(dice.between(1_000, 2_000));
    return (await sandbox.redelivers()).length > 0;
  });
}
