import { systemClock } from "../../src/clock.ts";
import type { Told } from "../../src/jobs/alarm/turn.ts";
import type { Job } from "../../src/jobs/job.ts";

/** Something that can be waited for by how often it happened. */
export function bell() {
  let rung = 0;
  const waiting: { times: number; heard: () => void }[] = [];
  return {
    ring: () => {
      rung += 1;
      for (const { times, heard } of waiting) if (rung >= times) heard();
    },
    times: () => rung,
    /** Resolves once it has rung so many times in all. */
    until: (times: number) =>
      rung >= times ? Promise.resolve() : new Promise<void>((heard) => waiting.push({ times, heard })),
  };
}

export type Ringing = Job & Pick<ReturnType<typeof bell>, "times" | "until">;

/** A job that counts its runs; `work` may say how much there was to do. */
export function ringing(name: string, everyMs: number, work: () => PromiseLike<unknown> = async () => 0): Ringing {
  const { ring, times, until } = bell();
  const run = () => {
    const working = work();
    ring();
    return working;
  };
  return { name, everyMs, run, times, until };
}

export type Line = Record<string, unknown>;

/** What an alarm tells, kept for the test to read. */
export function told(): Told & { lines: Line[]; runs: { job: string; outcome: string; seconds: number }[] } {
  const lines: Line[] = [];
  const runs: { job: string; outcome: string; seconds: number }[] = [];
  const keep = (line: Line) => {
    lines.push(line);
  };
  const jobRun = (run: { job: string; outcome: string; seconds: number }) => {
    runs.push(run);
  };
  const ran = () => undefined;
  return { lines, runs, jobRun, ran, clock: systemClock, log: { info: keep, warn: keep, error: keep } };
}

/** A promise opened from outside. */
export function gate(): { open: () => void; passed: Promise<void> } {
  let open: () => void = () => undefined;
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, passed };
}
