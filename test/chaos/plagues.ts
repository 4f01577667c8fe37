import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type postgres from "postgres";
import type { Environment } from "../support/product-process.ts";
import { clockJumps, clockOf } from "./clocks.ts";
import type { Dice } from "./dice.ts";
import type { Berth } from "./fleet.ts";
import { berth } from "./fleet.ts";
import { wakeAll } from "./kept.ts";
import { outages } from "./outages.ts";
import type { Place } from "./place.ts";
import type { Plan } from "./plan.ts";
import { rollingRestart } from "./rolling.ts";
import type { Wired } from "./stepping.ts";
import { killingAtSteps } from "./stepping.ts";
import type { Plague } from "./trouble.ts";
import { killing, plague, troubling } from "./trouble.ts";
import type { Wire } from "./wire.ts";
import { wireTo } from "./wire.ts";

const withoutRedis = ({ REDIS_URL: _, ...others }: Environment): Environment => others;

/** A process for each role of the plan, each on a line of its own to the database. */
export async function manned(plan: Plan, { environment, folder }: Place): Promise<Wired[]> {
  return Promise.all(
    plan.roles.map(async (role, n) => {
      const own = plan.webWithoutRedis && role === "web" ? withoutRedis(environment) : environment;
      const wire: Wire = await wireTo(own.DATABASE_URL ?? "", () => mine.kill());
      const logFile = process.env.CHAOS_LOG ? `${process.env.CHAOS_LOG}-${n}` : join(folder, `log-${n}`);
      const line: Environment = plan.ends === "steps" ? { DATABASE_URL: wire.url } : {};
      const clock = plan.jumps ? clockOf(folder, n) : {};
      const mine: Berth = berth(role, { environment: { ...own, ...line, ...clock }, logFile });
      return { berth: mine, wire };
    }),
  );
}

export type Struck = { wired: readonly Wired[]; dice: Dice };

/** Gives the sweep something to do in a run too short for anything to fall due. */
const waking = (sql: postgres.Sql): Plague =>
  plague(async () => {
    await wait(1_000);
    await wakeAll(sql);
    return 0;
  });

const never: Plague = { stop: async () => 0 };

/** Everything that goes on beside the matters, and is stopped at once. */
export function plaguesOf(plan: Plan, { sandbox, folder, sql }: Place, { wired, dice }: Struck) {
  const berths = wired.map((each) => each.berth);
  const rolling = plan.ends === "rolling" ? rollingRestart(berths) : null;
  const stepping = plan.ends === "steps" ? killingAtSteps(wired) : null;
  const random = plan.ends === "random" ? killing(sandbox, berths, dice) : null;
  const ends = rolling ?? stepping ?? random ?? never;
  const faults = plan.faults ? troubling(sandbox, dice) : never;
  const failing = plan.outages ? outages(plan.outages, dice) : never;
  const jumping = plan.jumps ? clockJumps({ folder, berths: berths.length, sql }, dice) : never;
  const woken = stepping ? waking(sql) : never;
  const stop = () => Promise.all([ends, faults, failing, jumping, woken].map((each) => each.stop()));
  return { stop, exits: rolling?.exits ?? [], steps: stepping?.struck ?? new Map<string, number>() };
}
