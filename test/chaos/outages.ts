import { setTimeout as wait } from "node:timers/promises";
import { Redis } from "ioredis";
import type { ThrowAway } from "../support/servers-throwaway.ts";
import type { Dice } from "./dice.ts";
import type { Plague } from "./trouble.ts";
import { plague } from "./trouble.ts";

export type Outage = (dice: Dice) => Promise<void>;

async function flush(url: string): Promise<void> {
  const redis = new Redis(url, { lazyConnect: true });
  redis.on("error", () => undefined);
  await redis.connect();
  await redis.flushall();
  redis.disconnect();
}

/** Emptied, killed and back at once (empty as well), or away for a while. */
export const redisOutage =
  (server: ThrowAway): Outage =>
  (dice) =>
    dice.oneOf([
      () => flush(server.url),
      () => server.restart("KILL", 0),
      () => server.restart("KILL", dice.between(5, 12)),
    ])();

/** Killed and away for so long. */
export const absence =
  (server: ThrowAway, seconds: number): Outage =>
  () =>
    server.restart("KILL", seconds);

/** Stopped in good order or in the middle of everything, and back a moment later. */
export const postgresOutage =
  (server: ThrowAway): Outage =>
  (dice) =>
    server.restart(dice.oneOf(["QUIT", "INT"] as const), dice.between(0, 2));

/** One outage after another, with time between them in which something gets done. */
export function outages(kinds: readonly Outage[], dice: Dice): Plague {
  return plague(async (stopped) => {
    await dice.oneOf(kinds)(dice);
    const seconds = dice.between(4, 8);
    for (let waited = 0; waited < seconds && !stopped(); waited += 1) await wait(1_000);
    return 1;
  });
}
