import { systemClock } from "../../src/clock.ts";
import { redisFolder } from "../../test/support/servers-found.ts";
import { throwAwayRedis } from "../../test/support/servers-throwaway.ts";
import type { Place } from "../place.ts";
import { openLane } from "./lane.ts";
import type { Ground } from "./product.ts";
import { sender } from "./product.ts";
import { events, forgeries } from "./requests.ts";
import { middle, quantile } from "./spread.ts";
import { openTap } from "./tap.ts";

const ONE_BY_ONE = 200;

type Counted = { statements: number[]; commands: number[] };

/** P5 and the statements of P6: what a process that knows a Redis asks of both servers until each answer has come. */
export async function beforeTheAnswer(ground: Ground, place: Place) {
  const programs = redisFolder();
  if (!programs) throw new Error("no redis-server found");
  const redis = await throwAwayRedis(programs);
  const taps = { postgres: await openTap(place.url), redis: await openTap(redis.url) };
  const environment = { DATABASE_URL: taps.postgres.url, REDIS_URL: taps.redis.url, DUBAN_ROLE: "web" };
  const product = await ground.start(environment);
  const lane = await openLane(product.address);
  const counted = async (requests: readonly Buffer[], expected: number): Promise<Counted> => {
    const each: Counted = { statements: [], commands: [] };
    for (const request of requests) {
      const before = [taps.postgres.asked(), taps.redis.asked()] as const;
      if ((await lane.ask(request)) !== expected) throw new Error(`not answered ${expected}`);
      each.statements.push(taps.postgres.asked() - before[0]);
      each.commands.push(taps.redis.asked() - before[1]);
    }
    return each;
  };
  try {
    const from = { ...sender, at: systemClock.now() };
    await counted(events(5, from), 200);
    const kept = await counted(events(ONE_BY_ONE, from), 200);
    const forged = await counted(forgeries(ONE_BY_ONE, from), 401);
    const [statements, commands] = [quantile(kept.statements, 1), middle(kept.commands)];
    const most = `at most ${quantile(kept.commands, 1)} while its watch over the schedules asked beside it`;
    return {
      figure: {
        id: "P5",
        value: `${statements}, ${commands}`,
        spread: `most of ${ONE_BY_ONE} events, median of the Redis commands, ${most}`,
        met: statements <= 1 && commands === 0,
      } as const,
      forgedStatements: quantile(forged.statements, 1),
    };
  } finally {
    lane.close();
    await product.stop();
    for (const tap of Object.values(taps)) tap.close();
    await redis.stop();
  }
}
