import { randomInt } from "node:crypto";
import { parseArgs } from "node:util";
import { startVitest } from "vitest/node";
import { history, none, told } from "./histories.ts";

/** `npm run histories`: as many random histories as one has patience for, or a whole year, or the whole product. */
const { values } = parseArgs({
  options: {
    count: { type: "string", default: "10000" },
    seed: { type: "string" },
    through: { type: "boolean", default: false },
    year: { type: "boolean", default: false },
  },
});

const print = (line: string) => process.stdout.write(`${line}\n`);
const seed = Number(values.seed ?? randomInt(1, 1_000_000));
const count = Number(values.count);

async function onTheDatabase(file: string, environment: Record<string, string>): Promise<boolean> {
  Object.assign(process.env, environment, { HISTORIES_SEED: String(seed) });
  const run = await startVitest("test", [file], { run: true, watch: false, project: ["pglite"] });
  const clean = run.state.getCountOfFailedTests() === 0 && process.exitCode !== 1;
  await run.close();
  return clean;
}

function byTheRules(): boolean {
  const begun = performance.now();
  const counts = none();
  for (let n = 0; n < count; n += 1) {
    const found = history(seed + n, counts);
    if (found) {
      print(`the first difference, after ${n} histories:\n${told(found)}`);
      return false;
    }
  }
  const { histories, steps, done, refused, owed, lines } = counts;
  const seconds = Math.round((performance.now() - begun) / 1_000);
  print(
    `${histories} histories, ${steps} steps: ${done} acts done, ${refused} refused, ${owed} messages owed, ${lines} mornings with something to say, ${seconds} s: 0 differences`,
  );
  return true;
}

print(`seed ${seed}`);
const clean = values.through
  ? await onTheDatabase("test/model/through/season.test.ts", { HISTORIES_COUNT: values.count })
  : values.year
    ? await onTheDatabase("test/model/through/year.test.ts", { HISTORIES_MATTERS: values.count })
    : byTheRules();
process.exit(clean ? 0 : 1);
