import { setTimeout as wait } from "node:timers/promises";
import type { Db } from "../../db/db.ts";
import { holdAttempt } from "../../db/delivery-attempts.ts";
import { endCalls, returnPlace, takePlaces } from "../../db/pace.ts";
import type { Attempt, Ending, Places } from "./attempt.ts";
import { end, inMs } from "./attempt.ts";
import { SOON_MS } from "./backoff.ts";

/** A place is promised for two seconds from now or three; whoever waits longer waits for a pause to end. */
const PATIENCE_MS = 5_000;
/** After such a wait the lease is renewed, so that it covers the call as well. */
const LONG_MS = 1_000;
const LEASE_SECONDS = 10;

type Waiting = { id: number; waitedMs: number; told: (granted: boolean) => void; failed: (error: unknown) => void };

/** Everybody of this process who waits asks in one transaction, and again when the next place is free. */
class Queue {
  readonly #db: Db;
  #waiting: Waiting[] = [];
  #looking = false;
  #wake: AbortController | null = null;

  constructor(db: Db) {
    this.#db = db;
  }

  /** Resolves to how long it took, once the place is taken; to null where patience ended before. */
  place(id: number): Promise<number | null> {
    return new Promise((resolve, reject) => {
      const told = (granted: boolean) => resolve(granted ? mine.waitedMs : null);
      const mine: Waiting = { id, waitedMs: 0, told, failed: reject };
      this.#waiting.push(mine);
      this.#wake?.abort();
      if (!this.#looking) void this.#look();
    });
  }

  async #look(): Promise<void> {
    this.#looking = true;
    try {
      while (this.#waiting.length > 0) await this.#round();
    } catch (error) {
      const those = this.#waiting;
      this.#waiting = [];
      for (const { failed } of those) failed(error);
    } finally {
      this.#looking = false;
    }
  }

  async #round(): Promise<void> {
    const ids = this.#waiting.map(({ id }) => id);
    const { begin, waitMs, full } = await takePlaces(this.#db, ids);
    this.#tell(({ id }) => begin.includes(id), true);
    const left = this.#waiting.some(({ id }) => ids.includes(id));
    if (left) await this.#pause(Math.ceil(Math.min(Math.max(1, waitMs), PATIENCE_MS)), full);
  }

  /** Who comes meanwhile may have a place at once, unless nobody has. */
  async #pause(ms: number, full: boolean): Promise<void> {
    const wake = new AbortController();
    this.#wake = full ? null : wake;
    const slept = await wait(ms, true, { signal: wake.signal }).catch(() => false);
    this.#wake = null;
    if (!slept) return;
    for (const each of this.#waiting) each.waitedMs += ms;
    this.#tell(({ waitedMs }) => waitedMs >= PATIENCE_MS, false);
  }

  #tell(whom: (each: Waiting) => boolean, granted: boolean): void {
    const those = this.#waiting.filter(whom);
    this.#waiting = this.#waiting.filter((each) => !those.includes(each));
    for (const { told } of those) told(granted);
  }
}

/** The places of one round of deliveries. A call gives its place back the moment it is answered. */
export function placesIn(db: Db): Places {
  const queue = new Queue(db);
  const taken = new Set<number>();
  const leave = async (callId: number) => {
    if (taken.delete(callId)) await endCalls(db, [callId]);
    else await returnPlace(db, callId);
  };
  return {
    call: async (row, run) => {
      const waitedMs = await queue.place(row.callId);
      if (waitedMs === null) return "noPlace";
      taken.add(row.callId);
      if (waitedMs >= LONG_MS && !(await holdAttempt(db, row, LEASE_SECONDS))) return "noPlace";
      try {
        return await run();
      } finally {
        await leave(row.callId);
      }
    },
    leave,
  };
}

/** Nothing has left by this attempt: what was in doubt before it stays so, and nothing else is. */
export const noPlace = (attempt: Attempt): Promise<Ending> => {
  const { unsureSince } = attempt.row;
  return end(attempt, { unsureSince, tryAt: inMs(attempt, SOON_MS) }, { ending: "soon" });
};
