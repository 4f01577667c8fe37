import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
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

/** The line of each figure as the page has it from earlier runs. */
function standing(): ReadonlyMap<string, string> {
  const lines = existsSync(page) ? readFileSync(page, "utf8").split("\n") : [];
  return new Map(
    lines.flatMap((line) => (line.startsWith("| ") ? [[line.split(" | ")[0]?.slice(2) ?? "", line]] : [])),
  );
}

function lineOf(id: Goal, figure: Figure | undefined, taken: string): string | null {
  const { what, goal } = goals[id];
  return figure ? `| ${[id, what, figure.value, figure.spread, goal, verdict(figure), taken].join(" | ")} |` : null;
}

const notYet = (id: Goal): string =>
  `| ${[id, goals[id].what, "–", "–", goals[id].goal, "not yet", "–"].join(" | ")} |`;

/** Writes what was measured into the page; each figure stands there as its last run left it. */
export function keep(measured: readonly Figure[], on: Date): void {
  const before = standing();
  const taken = `${commit()}, ${on.toISOString().slice(0, 10)}`;
  const line = (id: Goal) =>
    lineOf(
      id,
      measured.find((each) => each.id === id),
      taken,
    ) ??
    before.get(id) ??
    notYet(id);
  const lines = [
    ...[
      "# Results",
      "",
      "Each figure as `npm run bench -- NAME` last printed it, with the commit it was taken at.",
      "",
    ],
    ...[`Machine: ${machine()}.`, ""],
    ...["| id | what | measured | spread | goal | | taken at |", "|---|---|---|---|---|---|---|"],
    ...(Object.keys(goals) as Goal[]).map(line),
  ];
  writeFileSync(page, `${lines.join("\n")}\n`);
}
