import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import type { Sandbox } from "../../src/sandbox/platform/open.ts";
import type { Dice } from "./dice.ts";
import { allUp, berth } from "./fleet.ts";
import { openPlace } from "./place.ts";

const script = pathToFileURL(join(import.meta.dirname, "eats-cpu.mjs")).href;

/** How the worker comes to its end, how often that is tried, and within how many seconds the next message is heard. */
const ways = {
  killed: { rounds: 5, withinSeconds: 12 },
  cpuEaten: { rounds: 2, withinSeconds: 30 + 12 },
} as const;
type Way = keyof typeof ways;

type Resumed = { next: number[]; all: number[]; inTime: boolean };

const SPEAKERS = 10;

const delivered = (sandbox: Sandbox): number =>
  sandbox
    .chats()
    .reduce((sum, { chatId }) => sum + sandbox.messages(chatId).filter(({ sender }) => sender === "bot").length, 0);

/** Seconds until something holds, looked at often. */
async function secondsUntil(holds: () => boolean): Promise<number> {
  const began = performance.now();
  while (!holds()) await wait(10);
  return (performance.now() - began) / 1_000;
}

/**
 * The only worker comes to its end with messages in its hands: how long until people hear the next one, and until they
 * have heard all, in seconds; the start of the successor counts.
 */
export async function timeToResume(
  given: { postgresUrl: string; redisUrl: string; way: Way },
  dice: Dice,
): Promise<Resumed> {
  const place = await openPlace({ ...given, dice });
  const { sandbox, environment, folder } = place;
  const [web, worker] = (["web", "worker"] as const).map((role) =>
    berth(role, { environment: { ...environment, NODE_OPTIONS: `--import=${script}` }, logFile: join(folder, role) }),
  );
  if (!web || !worker) throw new RangeError("two berths were asked for");
  place.serve([web]);
  const { rounds, withinSeconds } = ways[given.way];
  const next: number[] = [];
  const all: number[] = [];
  try {
    const speakers = sandbox.people().slice(0, SPEAKERS);
    for (let round = 0; round < rounds; round += 1) {
      await allUp([web, worker]);
      const before = delivered(sandbox);
      await Promise.all(speakers.map(({ openId }) => sandbox.says(openId, "/我")));
      await secondsUntil(() => delivered(sandbox) > before);
      if (given.way === "killed") worker.kill();
      else worker.seize();
      await wait(50);
      const left = delivered(sandbox);
      if (left === before + SPEAKERS) continue;
      const began = performance.now();
      next.push(await secondsUntil(() => delivered(sandbox) > left));
      await secondsUntil(() => delivered(sandbox) === before + SPEAKERS);
      all.push((performance.now() - began) / 1_000);
    }
  } finally {
    await Promise.all([web.retire(), worker.retire()]);
    await place.close();
  }
  return { next, all, inTime: Math.max(...next) <= withinSeconds };
}
