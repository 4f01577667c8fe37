/**
 * A sweep: run twice, late or by two processes at once it does no harm (house rule 4). A run that resolves to a number
 * above 0 found work and is followed by another one at once.
 */
export type Job = {
  name: string;
  everyMs: number;
  /** How long one run may take before it counts as hanging; twenty seconds where nothing is said. */
  longestMs?: number;
  run: () => PromiseLike<unknown>;
};

/** Declares a job; each in its own file, made known by the list in index.ts. */
export const job = (declared: Job): Job => declared;

/** What makes jobs run. */
export type Alarm = {
  start(): Promise<void>;
  /** Takes nothing more and waits for the runs in hand. */
  stop(): Promise<void>;
  running(): boolean;
  /** Asks for a run soon, since there is work now; many askings make one run. Unknown names are ignored. */
  wake(name: string): void;
};
