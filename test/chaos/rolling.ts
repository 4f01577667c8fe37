import { setTimeout as wait } from "node:timers/promises";
import type postgres from "postgres";
import type { Sandbox } from "../../src/sandbox/platform/open.ts";
import type { Ended } from "../support/product-process.ts";
import type { Berth } from "./fleet.ts";
import { allUp } from "./fleet.ts";
import type { Plague } from "./trouble.ts";
import { plague } from "./trouble.ts";

const EVENTS_PER_SECOND = 50;
const PAUSE_MS = 3_000;
const EVENT = "im.chat.access_event.bot_p2p_chat_entered_v1";

type Rolling = Plague & { exits: readonly Ended[] };

export type Passing = {
  /** How many events nobody has to answer were sent beside the matters. */
  events(): number;
  /** Seconds for which it went on. */
  seconds(): number;
  stop(): Promise<void>;
};

/** Somebody outside the roster opens the chat over and over: each time must be kept, and nothing comes of it. */
export function passersBy(sandbox: Sandbox): Passing {
  const began = performance.now();
  const under: Promise<unknown>[] = [];
  let stopped = false;
  let seconds = 0;
  const going = (async () => {
    while (!stopped) {
      await wait(Math.max(0, began + (under.length * 1_000) / EVENTS_PER_SECOND - performance.now()));
      under.push(sandbox.entersChat("ou_passer_by"));
    }
  })();
  return {
    events: () => under.length,
    seconds: () => seconds,
    stop: async () => {
      stopped = true;
      seconds = (performance.now() - began) / 1_000;
      await going;
      await Promise.all(under);
    },
  };
}

/** SIGTERM to one after another, each followed by a successor before the next one goes. */
export function rollingRestart(berths: readonly Berth[]): Rolling {
  const exits: Ended[] = [];
  let turn = 0;
  const { stop } = plague(async () => {
    await allUp(berths);
    const next = berths[turn % berths.length];
    turn += 1;
    if (next) exits.push(await next.relieve());
    await wait(PAUSE_MS);
    return 1;
  });
  return { exits, stop };
}

export async function eventsKept(sql: postgres.Sql): Promise<number> {
  const [row] = await sql<
    { kept: number }[]
  >`select count(*)::int as kept from inbox_event where event_type = ${EVENT}`;
  return row?.kept ?? 0;
}
