import { randomInt } from "node:crypto";
import { parseArgs } from "node:util";
import { ensureBuilt } from "../support/built.ts";
import { postgresFolder, redisFolder } from "../support/servers-found.ts";
import { throwAwayPostgres, throwAwayRedis } from "../support/servers-throwaway.ts";
import { diceFrom } from "./dice.ts";
import { plansOn, shortPlan } from "./plans.ts";
import { print, report } from "./report.ts";
import { timeToResume } from "./resume.ts";
import { run } from "./run.ts";

const { values } = parseArgs({
  options: {
    items: { type: "string", default: "200" },
    "at-once": { type: "string", default: "20" },
    seed: { type: "string" },
    only: { type: "string" },
    "trouble-seconds": { type: "string" },
    "away-seconds": { type: "string", default: "120" },
    short: { type: "boolean", default: false },
  },
});

/** The short form is part of `verify`, which goes on where nothing is installed; CI has everything. */
function programs(): { postgres: string; redis: string } {
  const [postgres, redis] = [postgresFolder(), redisFolder()];
  if (postgres && redis) return { postgres, redis };
  print("chaos is left out: it needs PostgreSQL (initdb, postgres) and Redis (redis-server)");
  return process.exit(values.short && process.env.CI !== "true" ? 0 : 1);
}

const installed = programs();
ensureBuilt();
const seed = Number(values.seed ?? randomInt(1, 1_000_000));
print(`seed ${seed}`);

const postgres = await throwAwayPostgres(installed.postgres, { durable: true });
const redis = await throwAwayRedis(installed.redis);
const bound = values["trouble-seconds"] === undefined ? {} : { troubleSeconds: Number(values["trouble-seconds"]) };
const amount = {
  ...{ items: Number(values.items), atOnce: Number(values["at-once"]), ...bound },
  awaySeconds: Number(values["away-seconds"]),
};
const plans = values.short ? [shortPlan({ postgres, redis })] : plansOn({ postgres, redis }, amount);
let clean = true;
try {
  for (const plan of plans.filter(({ name }) => !values.only || name === values.only)) {
    clean = report(plan, await run(plan, diceFrom(seed))) && clean;
  }
  for (const [name, way] of Object.entries({ resume: "killed", "resume-cpu": "cpuEaten" } as const)) {
    if (values.short || (values.only && values.only !== name)) continue;
    const urls = { postgresUrl: `${postgres.url}/postgres`, redisUrl: redis.url };
    const { next, all, inTime } = await timeToResume({ ...urls, way }, diceFrom(seed));
    const words = (seconds: number[]) => seconds.map((each) => each.toFixed(1)).join(" ");
    print(`${name}: the next message after ${words(next)} s, the last after ${words(all)} s`);
    clean = clean && inTime;
  }
} finally {
  await Promise.all([postgres.stop(), redis.stop()]);
}
process.exit(clean ? 0 : 1);
