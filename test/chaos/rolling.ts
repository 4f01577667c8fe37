import { setTimeout as wait } from "node:timers/promises";
import type postgres from "postgres";
import type { Sandbox } from "../../src/sandbox/platform/open.ts";
import type { Ended } from "../support/product-process.ts";
import type { Berth } from "./fleet.ts";
import { allUp } from "./fleet.ts";
import type { Plague } from "./trouble.ts";

const EVENTS_PER_SECOND = 50;
const PAUSE_MS = 3_000;
const EVENT = "im.chat.access_event.bot_p2p_chat_entered_v1";

export type Rolling = Plague & {
  exits: readonly Ended[];
  /** How many events nobody has to answer were sent beside the matters. */
  readonly events: number;
  /** Seconds for which it went on. */
  seconds(): number;
};

/** Somebody outside the roster opens the chat over and over: each time must be kept, and nothing comes of it. */
async function press(sandbox: Sandbox, until: () => boolean, sent: () => void): Promise<void> {
  const began = performance.now();
  const under: Promise<unknown>[] = [];
  for (let n = 0; !until(); n += 1) {
    await wait(Math.max(0, began + (n * 1_000) / EVENTS_PER_SECOND - performance.now()));
    under.push(sandbox.entersChat("ou_passer_by"));
    sent();
  }
  await Promise.all(under);
}

/** SIGTERM to one after another, each followed by a successor before the next one goes, under a steady load of events. */
export function rollingRestart(sandbox: Sandbox, berths: readonly Berth[]): Rolling {
  const exits: Ended[] = [];
  const began = performance.now();
  let stopped = false;
  let events = 0;
  let seconds = 0;
  const pressing = press(
    sandbox,
    () => stopped,
    () => {
      events += 1;
    },
  );
  const going = (async () => {
    for (let n = 0; !stopped; n += 1) {
      await allUp(berths);
      const next = berths[n % berths.length];
      if (next) exits.push(await next.relieve());
      await wait(PAUSE_MS);
    }
  })();
  return {
    exits,
    get events() {
      return events;
    },
    seconds: () => seconds,
    stop: async () => {
      stopped = true;
      seconds = (performance.now() - began) / 1_000;
      await Promise.all([going, pressing]);
      return exits.length;
    },
  };
}

export async function eventsKept(sql: postgres.Sql): Promise<number> {
  const [row] = await sql<
    { kept: number }[]
  >`select count(*)::int as kept from inbox_event where event_type = ${EVENT}`;
  return row?.kept ?? 0;
}
