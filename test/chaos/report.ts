import type { Plan } from "./plan.ts";
import type { Outcome } from "./run.ts";

const MOST_LINES = 30;

export const print = (line: string) => process.stdout.write(`${line}\n`);

function stepWords({ steps }: Outcome): string[] {
  if (steps.size === 0) return [];
  const struck = [...steps.values()].filter((times) => times > 0).length;
  return [`at ${struck} of ${steps.size} steps`];
}

function pressedWords({ pressed, slowestExitMs }: Outcome): string[] {
  return [
    ...(slowestExitMs === null ? [] : [`slowest exit ${slowestExitMs} ms`]),
    ...(pressed ? [`${pressed.events} events beside at ${pressed.perSecond}/s`] : []),
  ];
}

/** Prints one run, its findings first; true where there are none. */
export function report({ name, items, ends }: Plan, outcome: Outcome): boolean {
  const { kills, faults, outages, jumps, redelivered, resent, lost, doubled, wrong, seconds, steps } = outcome;
  for (const [kind, lines] of Object.entries({ lost, doubled, wrong })) {
    for (const line of lines.slice(0, MOST_LINES)) print(`  ${kind}: ${line}`);
  }
  for (const [step, times] of steps) print(`  ${String(times).padStart(4)} × ${step}`);
  const counts = [
    `${kills} ${ends === "rolling" ? "restarts" : "kills"}`,
    ...stepWords(outcome),
    ...pressedWords(outcome),
    ...[
      `${faults} faults`,
      `${outages} outages`,
      `${jumps} clock jumps`,
      `${redelivered} redeliveries`,
      `${items} items`,
    ],
  ];
  const verdict = [`${lost.length} lost`, `${doubled.length} doubled`, `${resent} resent`, `${wrong.length} wrong`];
  print(`${name}: ${[...counts, ...verdict, `${seconds} s`].join(", ")}`);
  return lost.length + doubled.length + wrong.length === 0;
}
