import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { print } from "./figures.ts";
import type { Figure, Goal } from "./goals.ts";
import { goals } from "./goals.ts";

const GIB = 1024 ** 3;
const page = new URL("RESULTS.md", import.meta.url);

export function machine(): string {
  const [cpu] = cpus();
  return `${cpus().length} × ${cpu?.model.trim() ?? "unknown"}, ${(totalmem() / GIB).toFixed(0)} GiB, Node ${process.version}`;
}

const verdict = ({ met }: Figure) => (met ? "reached" : "**missed**");

export function say(figure: Figure): void {
  const { what, goal } = goals[figure.id];
  print(`${figure.id} ${what}: ${figure.value} (${figure.spread}); goal ${goal}: ${verdict(figure)}`);
}

const commit = () => execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();

function line(id: Goal, measured: readonly Figure[]): string {
  const { what, goal } = goals[id];
  const figure = measured.find((each) => each.id === id);
  const cells = figure ? [figure.value, figure.spread, goal, verdict(figure)] : ["–", "–", goal, "not yet"];
  return `| ${[id, what, ...cells].join(" | ")} |`;
}

/** The page of the last full run; what was not measured stands there as not yet. */
export function keep(measured: readonly Figure[], on: Date): void {
  const ids = Object.keys(goals) as Goal[];
  const lines = [
    ...["# Results of the last full run", ""],
    `\`npm run bench -- all\` at ${commit()}, ${on.toISOString().slice(0, 10)}, on ${machine()}.`,
    ...["", "| id | what | measured | spread | goal | |", "|---|---|---|---|---|---|"],
    ...ids.map((id) => line(id, measured)),
  ];
  writeFileSync(page, `${lines.join("\n")}\n`);
}
