import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { diceFrom } from "../chaos/dice.ts";
import type { Berth, Role } from "../chaos/fleet.ts";
import { allUp, berth } from "../chaos/fleet.ts";
import { drained } from "../chaos/kept.ts";
import { openPlace } from "../chaos/place.ts";
import { redelivering } from "../chaos/trouble.ts";
import { ensureBuilt } from "../support/built.ts";
import type { Environment } from "../support/product-process.ts";
import { spiltIn } from "../support/product-process.ts";
import { provided } from "../support/servers.ts";

const SPEAKERS = 12;
const QUESTIONS = 5;

beforeAll(ensureBuilt, 120_000);

/** Without a Redis of its own a web process leaves the work to be found by the workers. */
const withoutRedis = ({ REDIS_URL: _, ...others }: Environment): Environment => others;

type Fleet = readonly Role[];

async function standing(fleet: Fleet) {
  const { postgresUrl, redisUrl } = provided();
  const dice = diceFrom(1);
  const ownDatabase = Object.assign(new URL(redisUrl ?? ""), { pathname: "/15" }).href;
  const place = await openPlace({ postgresUrl: postgresUrl ?? "", redisUrl: ownDatabase, dice });
  const berths = fleet.map((role, n) => {
    const environment = role === "web" && n === 0 ? withoutRedis(place.environment) : place.environment;
    return berth(role, { environment, logFile: join(place.folder, `log-${n}`) });
  });
  onTestFinished(async () => {
    await Promise.all(berths.map((each) => each.retire()));
    const logs = fleet.map((_, n) => readFileSync(join(place.folder, `log-${n}`), "utf8")).join("");
    await place.close();
    expect(logs).not.toBe("");
    expect(spiltIn(logs, place.environment)).toEqual([]);
  });
  place.serve(berths);
  await allUp(berths);
  return { ...place, berths, redelivered: redelivering(place.sandbox, dice) };
}

/** One after another, as a new version is rolled out. */
async function relieveAll(berths: readonly Berth[]): Promise<void> {
  for (const each of berths) {
    const { code, ms } = await each.relieve();
    expect(code).toBe(0);
    expect(ms).toBeLessThanOrEqual(10_000);
    await allUp(berths);
  }
}

const fleets: readonly Fleet[] = [
  ["all", "all"],
  ["web", "web", "worker", "worker"],
];

test.each(fleets.map((fleet) => ({ fleet })))(
  "$fleet 逐个停下再起来，手里的办完才走，十秒之内；每句话都有且只有一次回答",
  {
    timeout: 180_000,
  },
  async ({ fleet }) => {
    const { sandbox, sql, berths, redelivered } = await standing(fleet);
    const speakers = sandbox
      .chats()
      .filter(({ type }) => type === "p2p")
      .slice(0, SPEAKERS);
    const asking = (async () => {
      for (let n = 0; n < QUESTIONS; n += 1) {
        await Promise.all(speakers.map(({ members }) => sandbox.says(members[0] ?? "", "/我")));
        await wait(500);
      }
    })();
    await relieveAll(berths);
    await asking;
    await redelivered.stop();
    await sandbox.redelivers();
    expect(await drained(sql)).toBe(true);
    const answers = speakers.map(
      ({ chatId }) => sandbox.messages(chatId).filter(({ sender }) => sender === "bot").length,
    );
    expect(answers).toEqual(speakers.map(() => QUESTIONS));
  },
);
