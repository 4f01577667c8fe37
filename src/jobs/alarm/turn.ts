import type { Clock } from "../../clock.ts";
import { faultOf } from "../../fault.ts";
import type { Log } from "../../log.ts";
import type { Metrics } from "../../metrics.ts";
import type { Job } from "../job.ts";

export type Told = {
  log: Log;
  jobRun: Metrics["jobRun"];
  clock: Clock;
  /** Hears of each run that came to its end without a fault. */
  ran: (job: string) => void;
};

/** The runs of one job in this process. */
export type Turn = {
  job: Job;
  /** Runs the job, and again at once while there is work. Resolves at once while a run is in hand; never rejects. */
  go(): Promise<void>;
  /** The same, but a run in hand is followed by another one. */
  again(): Promise<void>;
  /** The run in hand is the last one of its row; resolves once it has ended. */
  idle(): Promise<void>;
};

/** After this many runs in a row the others get their turn; the next one comes with the next ring. */
const MOST_IN_A_ROW = 50;

/** Runs once and counts; says of a failure that repeats itself only that it began and that it is over. */
function counted({ name, run }: Job, { log, jobRun, clock, ran }: Told): () => Promise<boolean> {
  let failing: string | null = null;
  return async () => {
    const began = clock.now().getTime();
    const seconds = () => Math.max(0, clock.now().getTime() - began) / 1000;
    try {
      const done = await run();
      const worked = typeof done === "number" && done > 0;
      jobRun({ job: name, outcome: worked ? "worked" : "idle", seconds: seconds() });
      ran(name);
      if (failing !== null) log.info({ event: "jobRecovered", job: name });
      failing = null;
      return worked;
    } catch (error) {
      jobRun({ job: name, outcome: "failed", seconds: seconds() });
      const fault = faultOf(error);
      if (failing !== fault.error) log.error({ event: "jobFailed", job: name, ...fault });
      failing = fault.error;
      return false;
    }
  };
}

export function turnOf(job: Job, told: Told): Turn {
  const run = counted(job, told);
  let asked = false;
  let resting = false;
  let inHand: Promise<void> | null = null;
  const rounds = async () => {
    for (let n = 0; n < MOST_IN_A_ROW; n += 1) {
      asked = false;
      const worked = await run();
      if (resting || (!worked && !asked)) break;
    }
    inHand = null;
  };
  const go = async () => {
    if (inHand !== null) return;
    inHand = rounds();
    await inHand;
  };
  const again = () => {
    asked = true;
    return go();
  };
  const idle = async () => {
    resting = true;
    await inHand;
    resting = false;
  };
  return { job, go, again, idle };
}
