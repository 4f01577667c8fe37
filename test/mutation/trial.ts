import { Script } from "node:vm";
import type { Told } from "./collected.ts";
import { collector } from "./collected.ts";
import { placeIn } from "./entered.ts";
import { modules } from "./modules.ts";
import type { Mutant } from "./mutants.ts";

export type Fate = "killed" | "survived" | "timedOut" | "unreached";
type Known = { ms: number; kills: number; entered: ReadonlySet<string> };

const LEAST_MS = 5_000;
const TIMES_LONGER = 10;

/** What a test has killed already speaks for it, as does how quick it is. */
const costOf = ({ ms, kills }: Known): number => (ms + 0.1) / (1 + 20 * kills);

const ring = new Script("globalThis.ringing()");

/** Runs something, and stops it where it would go on for longer. */
function within(ms: number, act: () => void): void {
  Object.assign(globalThis, { ringing: act });
  ring.runInThisContext({ timeout: Math.ceil(ms) });
}

const isTimeout = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === "ERR_SCRIPT_EXECUTION_TIMEOUT";

/** The tests of the rules in this process; each mutant meets those that reach it, the likeliest and quickest first. */
export function trial(testFiles: readonly string[], mostMs: number) {
  let entered = new Set<string>();
  const { given, take } = collector();
  const room = modules(given, (place) => entered.add(place));
  const known = new Map<string, Known[]>();
  const onLoading = new Set<string>();

  function collect(file: string): Told[] {
    take();
    room.load(file);
    return take();
  }

  /** How long a test takes and what it enters; one that would take longer than wanted is stopped and never asked. */
  function timed({ run }: Told): Known {
    entered = new Set();
    const from = performance.now();
    try {
      within(Math.min(mostMs * 3, 600_000), run);
    } catch (error) {
      if (!isTimeout(error)) throw error;
      return { ms: Number.POSITIVE_INFINITY, kills: 0, entered };
    }
    return { ms: performance.now() - from, kills: 0, entered };
  }

  /** The tests that reach these files, as the code stands; throws what the first failing one throws. */
  function rehearse(files: readonly string[]): number {
    entered = onLoading;
    const told = new Map(testFiles.map((file) => [file, collect(file)]));
    const leaning = new Set(files.flatMap((file) => [...room.leaningOn(file)]));
    for (const [file, tests] of told) if (leaning.has(file)) known.set(file, tests.map(timed));
    room.unwatch();
    return [...known.values()].flat().length;
  }

  type Chosen = { file: string; index: number; on: Known };

  function reaching(path: string, { around }: Mutant): Chosen[] {
    const leaning = room.leaningOn(path);
    const place = around === null ? null : placeIn(path, around);
    const always = place === null || onLoading.has(place);
    return [...known]
      .filter(([file]) => leaning.has(file))
      .flatMap(([file, tests]) => tests.map((on, index) => ({ file, index, on })))
      .filter(({ on }) => on.ms < mostMs && (always || on.entered.has(place)))
      .toSorted((a, b) => costOf(a.on) - costOf(b.on));
  }

  function meet(chosen: readonly Chosen[]): void {
    const collected = new Map<string, Told[]>();
    for (const { file, index, on } of chosen) {
      within(LEAST_MS + on.ms * TIMES_LONGER, () => {
        const tests = collected.get(file) ?? collect(file);
        collected.set(file, tests);
        on.kills++;
        tests[index]?.run();
        on.kills--;
      });
    }
  }

  /** What becomes of a mutant once the tests that enter its function have met it. */
  function fateOf(mutant: Mutant, path: string): Fate {
    const chosen = reaching(path, mutant);
    if (chosen.length === 0) return "unreached";
    room.put(path, mutant.text);
    try {
      meet(chosen);
      return "survived";
    } catch (error) {
      if (!isTimeout(error)) return "killed";
      room.forgetAll();
      return "timedOut";
    } finally {
      room.restore(path);
    }
  }

  /** Throws where a test fails on the code as it stands: then something of a mutant was left behind. */
  function recheck(): void {
    room.forgetAll();
    for (const [file, tests] of known) {
      for (const [index, { run }] of collect(file).entries()) if ((tests[index]?.ms ?? 0) < 500) run();
    }
  }

  return { rehearse, fateOf, recheck };
}
