// Draws the lifecycle of an assignment from its table into both READMEs, between the markers; a test holds them to it.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { actLabels, acts } from "../src/domain/item/acts.ts";
import type { AssignmentStatus } from "../src/domain/item/item.ts";
import { isOpen, statusLabels } from "../src/domain/item/item.ts";
import { ruleOf } from "../src/domain/item/lifecycle.ts";

export const readmes = ["README.md", "README.zh-CN.md"] as const;
const between = /(<!-- lifecycle -->\n)[\s\S]*?(<!-- \/lifecycle -->)/;

type Arrow = { from: AssignmentStatus; to: AssignmentStatus; words: string };

const BEGIN: AssignmentStatus = "issued";

const allArrows: Arrow[] = acts.flatMap((act) =>
  ruleOf(act).from.map((from) => ({ from, to: ruleOf(act).to ?? from, words: actLabels[act] })),
);

/** What an assignment can come to by the acts there are; a status nothing leads to is not drawn. */
function reachable(): Set<AssignmentStatus> {
  const found = new Set([BEGIN]);
  for (const from of found) for (const arrow of allArrows) if (arrow.from === from) found.add(arrow.to);
  return found;
}

/** One arrow for each pair of states, with every act that goes that way. */
function arrowLines(states: Set<AssignmentStatus>): string[] {
  const ways = new Map<string, string[]>();
  for (const { from, to, words } of allArrows.filter((arrow) => states.has(arrow.from))) {
    const way = `${from} --> ${to}`;
    ways.set(way, [...(ways.get(way) ?? []), words]);
  }
  return [...ways].map(([way, words]) => `  ${way} : ${words.join("、")}`);
}

export function lifecycleDiagram(): string {
  const states = reachable();
  const names = [...states].map((state) => `  ${state} : ${statusLabels[state]}`);
  const ends = [...states].filter((state) => !isOpen(state)).map((state) => `  ${state} --> [*]`);
  const lines = ["stateDiagram-v2", ...names, `  [*] --> ${BEGIN} : 确认下达`, ...arrowLines(states), ...ends];
  return ["```mermaid", ...lines, "```", ""].join("\n");
}

export const drawnInto = (text: string): string => text.replace(between, `$1${lifecycleDiagram()}$2`);

function main(): void {
  for (const name of readmes) {
    const file = fileURLToPath(new URL(`../${name}`, import.meta.url));
    writeFileSync(file, drawnInto(readFileSync(file, "utf8")));
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) main();
