import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { compiler } from "./compiler.ts";
import type { Equivalent } from "./equivalents.ts";
import { equivalents } from "./equivalents.ts";
import type { Mutant } from "./mutants.ts";
import { mutantsIn } from "./mutants.ts";
import type { Fate } from "./trial.ts";
import { trial } from "./trial.ts";

const { values } = parseArgs({
  options: { only: { type: "string", default: "" }, quick: { type: "boolean", default: false } },
});
const print = (line: string) => process.stdout.write(`${line}\n`);

const filesIn = (folder: string, end: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(end))
    .map((name) => join(folder, name))
    .toSorted();

/** `access`, `item/step`, or several with commas between them; nothing means all rooms. */
const wanted = values.only.split(",").map((each) => join("src/domain", each));
const files = filesIn("src/domain", ".ts").filter((file) => wanted.some((start) => file.startsWith(start)));
if (files.length === 0) throw new Error(`no file of src/domain begins with ${values.only}`);

const isOf = ({ file, on, change }: Equivalent, mutant: Mutant): boolean =>
  file === mutant.file && on === mutant.on && change === mutant.change;

const mostMs = values.quick ? 500 : Number.POSITIVE_INFINITY;
const { rehearse, fateOf, recheck } = trial(filesIn(resolve("test/domain"), ".test.ts"), mostMs);
const tests = rehearse(files.map((file) => resolve(file)));
const { program, accepts } = compiler(files.map((file) => resolve(file)));
const mutants = mutantsIn(
  files.map((file) => resolve(file)),
  program,
);
print(`${files.length} files, ${mutants.length} mutants, ${tests} tests`);

const start = performance.now();
const counts: Record<Fate, number> = { killed: 0, survived: 0, timedOut: 0, unreached: 0 };
let refused = 0;
const survivors: Mutant[] = [];
for (const mutant of mutants) {
  const fate = fateOf(mutant, resolve(mutant.file));
  counts[fate]++;
  if (fate === "killed" || fate === "timedOut") continue;
  if (!accepts(resolve(mutant.file), mutant.text)) {
    refused++;
    continue;
  }
  survivors.push(mutant);
  if (equivalents.some((each) => isOf(each, mutant))) continue;
  const unreached = fate === "unreached" ? "  (no test comes here)" : "";
  print(`${mutant.file}:${mutant.line}  ${mutant.change}${unreached}\n    ${mutant.on}`);
}
recheck();

const stale = equivalents
  .filter(({ file }) => files.includes(file))
  .filter((each) => !survivors.some((mutant) => isOf(each, mutant)));
for (const { file, on, change } of stale) {
  print(`no longer survives, take it out of the list: ${file}  ${change}\n    ${on}`);
}

const open = survivors.filter((mutant) => !equivalents.some((each) => isOf(each, mutant)));
const equal = survivors.length - open.length;
const seconds = Math.round((performance.now() - start) / 1000);
const outcome = [
  ...[`${mutants.length} mutants`, `${counts.killed} killed`, `${counts.timedOut} timed out`],
  ...[`${refused} do not compile`, `${equal} equivalent`, `${open.length} survived`, `${seconds} s`],
];
print(outcome.join(", "));
process.exitCode = open.length + stale.length > 0 ? 1 : 0;
