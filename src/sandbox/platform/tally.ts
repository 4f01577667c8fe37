import type { ApiRefusal } from "./refusal.ts";
import { isMistake } from "./refusal.ts";

/** Bounded, since a trial may run for weeks. */
const MOST_PROBLEMS = 200;

/** `sent` are messages that came to be, each once however often it was asked for. */
export type Counts = { calls: Record<string, number>; refused: Record<string, number>; sent: number };

/** What was asked of the platform, and what a correct product would never have earned. */
export function tally() {
  const calls = new Map<string, number>();
  const refused = new Map<string, number>();
  const problems: string[] = [];
  let sent = 0;
  const count = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);

  function problem(words: string) {
    problems.push(words);
    if (problems.length > MOST_PROBLEMS) problems.shift();
  }

  return {
    called: (api: string) => count(calls, api),
    refused(api: string, refusal: ApiRefusal, provoked: boolean) {
      count(refused, String(refusal.code));
      if (!provoked && isMistake(refusal)) problem(`${api}: ${refusal.code} ${refusal.message}`);
    },
    sent() {
      sent += 1;
    },
    problem,
    counts: (): Counts => ({ calls: Object.fromEntries(calls), refused: Object.fromEntries(refused), sent }),
    problems: () => [...problems],
  };
}

export type Tally = ReturnType<typeof tally>;
