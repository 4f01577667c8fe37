import { setTimeout as wait } from "node:timers/promises";
import type { Log } from "./log.ts";

/** Together with the last grace of each step this stays within the ten seconds of product §3. */
const LIMIT_MS = 8_000;
const GRACE_MS = 150;

type Step = { name: string; stop: () => void | Promise<void> };

export type Stopping = {
  /** Adds what must be stopped; what was started last is stopped first. */
  add(name: string, stop: Step["stop"]): void;
  begun(): boolean;
  /** Stops everything once; true when each step ended by itself in time. A second call gets the same answer. */
  stop(): Promise<boolean>;
};

async function ended({ name, stop }: Step, deadline: Promise<unknown>, log: Log): Promise<boolean> {
  const stopped = (async () => stop())().then(() => true);
  const late = deadline.then(() => wait(GRACE_MS, false));
  try {
    const inTime = await Promise.race([stopped, late]);
    if (!inTime) log.warn({ event: "stopTimedOut", step: name });
    return inTime;
  } catch (error) {
    log.error({ event: "stopFailed", step: name, error: error instanceof Error ? error.name : typeof error });
    return false;
  }
}

/** The ordered list of what a process must stop. A step that hangs or fails is named in the log and keeps nobody. */
export function stoppingList(log: Log, limitMs = LIMIT_MS): Stopping {
  const steps: Step[] = [];
  let running: Promise<boolean> | null = null;
  const stopAll = async () => {
    let timer: NodeJS.Timeout | undefined;
    const deadline = new Promise((resolve) => {
      timer = setTimeout(resolve, limitMs);
    });
    let clean = true;
    for (let step = steps.pop(); step; step = steps.pop()) clean = (await ended(step, deadline, log)) && clean;
    clearTimeout(timer);
    return clean;
  };
  return {
    add: (name, stop) => {
      steps.push({ name, stop });
    },
    begun: () => running !== null,
    stop: () => {
      running ??= stopAll();
      return running;
    },
  };
}
