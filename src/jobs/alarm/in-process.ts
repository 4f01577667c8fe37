import type { Alarm, Job } from "../job.ts";
import type { Told, Turn } from "./turn.ts";
import { turnOf } from "./turn.ts";

type Ticker = { stop(): void; wake(): void };

/** Rings for one job: the next ring is set when a run has ended, so a run that hangs holds up nobody else. */
function ticking(turn: Turn): Ticker {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const afterwards = () => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(ring, turn.job.everyMs);
  };
  const ring = () => {
    void turn.go().then(afterwards);
  };
  ring();
  return {
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
    wake: () => {
      void turn.again().then(afterwards);
    },
  };
}

/** The alarm over turns that somebody else may use as well. It can be started again after it was stopped. */
export function timersOf(turns: readonly Turn[]): Alarm {
  let tickers: Map<string, Ticker> | null = null;
  return {
    start: async () => {
      tickers ??= new Map(turns.map((turn) => [turn.job.name, ticking(turn)]));
    },
    stop: async () => {
      for (const ticker of tickers?.values() ?? []) ticker.stop();
      tickers = null;
      await Promise.all(turns.map((turn) => turn.idle()));
    },
    running: () => tickers !== null,
    wake: (name) => tickers?.get(name)?.wake(),
  };
}

/** Every job by a timer of its own in this process: one process, nothing to install. */
export const inProcessAlarm = (jobs: readonly Job[], told: Told): Alarm =>
  timersOf(jobs.map((each) => turnOf(each, told)));
