import { randomInt } from "node:crypto";
import { parseArgs } from "node:util";
import { PGlite } from "@electric-sql/pglite";
import { drizzle } from "drizzle-orm/pglite";
import { migrate } from "drizzle-orm/pglite/migrator";
import { migrationsFolder } from "../../src/db/migrate.ts";
import { layCard } from "./card.ts";
import { fuzz } from "./fuzz-run.ts";
import { counting, openGround } from "./ground.ts";

const { values } = parseArgs({
  options: { bodies: { type: "string" }, seconds: { type: "string" }, seed: { type: "string" } },
});
const MOST_SHOWN = 30;
const SAID_EVERY = 100_000;
const print = (line: string) => process.stdout.write(`${line}\n`);

const most = Number(values.bodies ?? (values.seconds ? Number.POSITIVE_INFINITY : 1_000_000));
const seed = Number(values.seed ?? randomInt(1, 1_000_000_000));
print(`seed ${seed}`);

/** Until the verdict is printed, whatever ends the program early is no success. */
process.exitCode = 1;
const crashes: string[] = [];
const crashed = (reason: unknown) => {
  print(`  crash: ${String(reason)}`);
  crashes.push(String(reason));
};
process.on("unhandledRejection", crashed);
process.on("uncaughtException", crashed);

const client = await PGlite.create();
await migrate(drizzle(client), { migrationsFolder });
const ground = await openGround(counting(client));
await layCard(ground.product.app);
const began = performance.now();
const seconds = () => (performance.now() - began) / 1_000;
const goesOn = (bodies: number) => {
  if (bodies > 0 && bodies % SAID_EVERY === 0) print(`  ${bodies} bodies, ${seconds().toFixed(0)} s`);
  return bodies < most && seconds() < Number(values.seconds ?? Number.POSITIVE_INFINITY);
};
const { bodies, refused, answered, worked, faults } = await fuzz(ground, { seed, goesOn });
await ground.close();

for (const fault of faults.slice(0, MOST_SHOWN)) print(`  ${fault}`);
const having = (words: string) => faults.filter((fault) => fault.includes(words)).length;
const counts = [`${bodies} bodies`, `${refused} refused`, `${answered} answered`, `${worked} events worked off`];
const verdict = [
  `${crashes.length + having("threw")} crashes`,
  `${having("hung")} hangs`,
  `${having("answered 5")} answers of 5xx`,
  `${having("forged")} handler runs or statements for forged ones`,
  `${faults.length} faults in all`,
];
print(`seed ${seed}: ${[...counts, ...verdict, `${seconds().toFixed(0)} s`].join(", ")}`);
process.exit(crashes.length + faults.length === 0 ? 0 : 1);
