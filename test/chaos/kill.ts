import { randomInt } from "node:crypto";
import { parseArgs } from "node:util";
import { ensureBuilt } from "../support/built.ts";
import { postgresFolder, redisFolder } from "../support/servers-found.ts";
import { throwAwayPostgres, throwAwayRedis } from "../support/servers-throwaway.ts";
import { diceFrom } from "./dice.ts";
import { timeToResume } from "./resume.ts";
import type { Outcome, Plan } from "./run.ts";
import { run } from "./run.ts";

const { values } = parseArgs({
  options: {
    items: { type: "string", default: "200" },
    "at-once": { type: "string", default: "20" },
    seed: { type: "string" },
    only: { type: "string" },
  },
});

const print = (line: string) => process.stdout.write(`${line}\n`);

const rolledWords = ({ rolled }: Outcome): string[] =>
  rolled ? [`slowest exit ${rolled.slowestMs} ms`, `${rolled.events} events beside at ${rolled.perSecond}/s`] : [];

function report(name: string, { items, rolling }: Plan, outcome: Outcome): boolean {
  const { kills, faults, redelivered, resent, lost, doubled, wrong, seconds } = outcome;
  for (const [kind, lines] of Object.entries({ lost, doubled, wrong })) {
    for (const line of lines.slice(0, 30)) print(`  ${kind}: ${line}`);
  }
  const counts = [
    `${kills} ${rolling ? "restarts" : "kills"}`,
    ...rolledWords(outcome),
    `${faults} faults`,
    `${redelivered} redeliveries`,
    `${items} items`,
  ];
  const verdict = [`${lost.length} lost`, `${doubled.length} doubled`, `${resent} resent`, `${wrong.length} wrong`];
  print(`${name}: ${[...counts, ...verdict, `${seconds} s`].join(", ")}`);
  return lost.length + doubled.length + wrong.length === 0;
}

const programs = { postgres: postgresFolder(), redis: redisFolder() };
if (!programs.postgres || !programs.redis) throw new Error("PostgreSQL and Redis must be installed for this");
ensureBuilt();
const seed = Number(values.seed ?? randomInt(1, 1_000_000));
print(`seed ${seed}`);

const database = await throwAwayPostgres(programs.postgres);
const redis = await throwAwayRedis(programs.redis);
const common = {
  postgresUrl: `${database.url}/postgres`,
  items: Number(values.items),
  atOnce: Number(values["at-once"]),
};
const several = { roles: ["web", "web", "worker", "worker"], redisUrl: redis.url } as const;
const plans: Plan[] = [
  { ...common, name: "one", roles: ["all"], redisUrl: null, faults: false, atOnce: 2 * common.atOnce },
  { ...common, ...several, name: "several", faults: false },
  { ...common, ...several, name: "several-faults", faults: true },
  { ...common, ...several, name: "rolling", rolling: true, faults: false },
  { ...common, ...several, name: "rolling-web-without-redis", rolling: true, webWithoutRedis: true, faults: false },
];
let clean = true;
try {
  for (const plan of plans.filter(({ name }) => !values.only || name === values.only)) {
    clean = report(plan.name, plan, await run(plan, diceFrom(seed))) && clean;
  }
  if (!values.only || values.only === "resume") {
    const { next, all } = await timeToResume({ postgresUrl: common.postgresUrl, redisUrl: redis.url }, diceFrom(seed));
    const words = (seconds: number[]) => seconds.map((each) => each.toFixed(1)).join(" ");
    print(`resume: the next message after ${words(next)} s, the last after ${words(all)} s`);
    clean = clean && Math.max(...next) <= 12;
  }
} finally {
  await Promise.all([database.stop(), redis.stop()]);
}
process.exit(clean ? 0 : 1);
