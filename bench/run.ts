import { systemClock } from "../src/clock.ts";
import { auditor } from "./auditor.ts";
import { clicks } from "./clicks.ts";
import { digest } from "./digest.ts";
import { due } from "./due.ts";
import { print } from "./figures.ts";
import type { Figure } from "./goals.ts";
import { journal } from "./journal.ts";
import { ledger } from "./ledger.ts";
import { oracle } from "./oracle.ts";
import { pacing } from "./pacing.ts";
import { restored } from "./restored.ts";
import { keep, machine, say } from "./results.ts";
import { start } from "./start.ts";
import { webhook } from "./webhook.ts";
import { week } from "./week.ts";

/** A bench prints as it goes and resolves to the figures it has a goal for. */
type Bench = (sizes: readonly number[]) => Promise<readonly Figure[]>;
const benches: Record<string, Bench> = {
  ...{ webhook, clicks, pacing, due, digest, start, ledger, journal, oracle },
  ...{ auditor, restore: restored, week },
};

const [name = "", ...sizes] = process.argv.slice(2);
const chosen = Object.entries(benches).filter(([each]) => name === "all" || name === each);
if (chosen.length === 0) {
  process.stderr.write(`npm run bench -- <all|${Object.keys(benches).join("|")}> [sizes]\n`);
  process.exit(1);
}
print(machine());
const measured: Figure[] = [];
for (const [each, bench] of chosen) {
  print(`── ${each}`);
  const figures = await bench(sizes.map(Number).filter((size) => size > 0));
  for (const figure of figures) say(figure);
  measured.push(...figures);
}
if (sizes.length === 0 && measured.length > 0) keep(measured, systemClock.now());
