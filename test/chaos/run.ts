import { setTimeout as wait } from "node:timers/promises";
import type { Ended } from "../support/product-process.ts";
import type { Dice } from "./dice.ts";
import type { Berth } from "./fleet.ts";
import { allUp } from "./fleet.ts";
import { drained, judgeKept } from "./kept.ts";
import type { Matter } from "./matter.ts";
import { runThrough } from "./matter.ts";
import type { Person } from "./person.ts";
import { personOf } from "./person.ts";
import type { Place } from "./place.ts";
import { openPlace } from "./place.ts";
import type { Struck } from "./plagues.ts";
import { manned, plaguesOf } from "./plagues.ts";
import type { Plan } from "./plan.ts";
import type { Passing } from "./rolling.ts";
import { eventsKept, passersBy } from "./rolling.ts";
import type { Findings } from "./seen.ts";
import { judgeSeen } from "./seen.ts";
import { redelivering } from "./trouble.ts";

export type Outcome = Findings & {
  kills: number;
  /** How often at each step, where they were named. */
  steps: ReadonlyMap<string, number>;
  faults: number;
  outages: number;
  jumps: number;
  redelivered: number;
  seconds: number;
  slowestExitMs: number | null;
  pressed: { events: number; perSecond: number } | null;
};

/** Trouble a killed process brings about by itself: no answer, or one that broke off. */
const OF_KILLS = [/was answered with (nothing|5\d\d)/, /click: 200341/, /click: 200342/, /click: 200671 .*5\d\d/];
/** A host whose clock is off by a day takes nothing for genuine. */
const OF_JUMPS = [/was answered with 403/, /click: 200671 .*403/];

const oddAmong = (problems: readonly string[], { jumps }: Plan): string[] => {
  const known = [...OF_KILLS, ...(jumps ? OF_JUMPS : [])];
  return problems.filter((problem) => !known.some((each) => each.test(problem)));
};

function mattersIn({ sandbox }: Place, dice: Dice, count: number): Matter[] {
  const people = sandbox.people();
  const withRole = (role: string) => people.filter(({ title }) => title?.split(" · ")[1] === role);
  const person = (openId: string): Person => personOf(sandbox, dice, openId);
  const issuers = withRole("平安办工作人员").filter(({ title }) => title?.startsWith("市委平安办"));
  const liaisons = withRole("联络员");
  return Array.from({ length: count }, (_, n) => {
    const liaison = liaisons[n % liaisons.length];
    const issuer = issuers[n % issuers.length];
    if (!liaison || !issuer) throw new Error("the city has no liaison or no office");
    return {
      name: `扫黑除恶工作会议部署线索核查第${n + 1}批`,
      unit: liaison.title?.split(" · ")[0] ?? "",
      issuer: person(issuer.openId),
      liaison: person(liaison.openId),
      returned: n % 10 === 9,
    };
  });
}

/** So many matters at a time; whatever throws is a matter lost on its way. */
async function drive(matters: readonly Matter[], atOnce: number): Promise<string[]> {
  const waiting = [...matters];
  const lost: string[] = [];
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { name } = next;
      await runThrough(next).catch((error: unknown) => lost.push(`${name}: ${String(error)}`));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return lost;
}

const badExits = (exits: readonly Ended[]): string[] =>
  exits
    .filter(({ code, ms }) => code !== 0 || ms > 10_000)
    .map(({ code, signal, ms }) => `exit ${code ?? signal} after ${ms} ms`);

/** Each event of nobody's is kept, and none was answered but with yes or later. */
async function judgePressed({ sandbox, sql, statuses }: Place, { ends }: Plan, passing: Passing) {
  await sandbox.redelivers();
  const kept = await eventsKept(sql);
  const odd = ends === "never" ? [...statuses].filter(([status]) => status !== 200 && status !== 503) : [];
  return {
    lost: kept < passing.events() ? [`${passing.events() - kept} of ${passing.events()} events`] : [],
    wrong: odd.map(([status, times]) => `${times} events were answered with ${status}`),
  };
}

async function calm(stop: () => Promise<number[]>, seconds: number | undefined, over: Promise<unknown>): Promise<void> {
  if (seconds === undefined) return;
  await Promise.race([wait(seconds * 1_000), over]);
  await stop();
}

type Ran = { berths: readonly Berth[]; matters: readonly Matter[]; passing: Passing | null; quiet: boolean };

/** Everything that can be held against a run, from the side of the people and from the side of the database. */
async function judge(plan: Plan, place: Place, { berths, matters, passing, quiet }: Ran): Promise<Findings> {
  const seen = judgeSeen(place.sandbox, { matters, jumps: plan.jumps ?? false });
  const kept = await judgeKept(place.sql, matters);
  const odd = oddAmong(place.sandbox.problems(), plan);
  const crashes = berths.flatMap((each) => each.crashes());
  const leaks = await place.leaks(berths.flatMap((each) => each.logged()));
  const pressed = passing ? await judgePressed(place, plan, passing) : { lost: [], wrong: [] };
  return {
    lost: [...seen.lost, ...pressed.lost, ...(quiet ? [] : ["something is still waiting"])],
    doubled: seen.doubled,
    wrong: [...seen.wrong, ...kept.wrong, ...odd, ...crashes, ...leaks, ...pressed.wrong],
    resent: seen.resent,
  };
}

async function through(plan: Plan, place: Place, { wired, dice }: Struck): Promise<Omit<Outcome, "seconds">> {
  const { sandbox, sql } = place;
  const berths = wired.map((each) => each.berth);
  await allUp(berths);
  const matters = mattersIn(place, dice, plan.items);
  const passing = plan.pressed ? passersBy(sandbox) : null;
  const again = redelivering(sandbox, dice);
  const { stop, exits, steps } = plaguesOf(plan, place, { wired, dice });
  const driven = drive(matters, plan.atOnce);
  const [lost] = await Promise.all([driven, calm(stop, plan.troubleSeconds, driven)]);
  const [kills = 0, faults = 0, failed = 0, jumped = 0] = await stop();
  await passing?.stop();
  await allUp(berths);
  const quiet = await drained(sql);
  const redelivered = await again.stop();
  const found = await judge(plan, place, { berths, matters, passing, quiet });
  return {
    ...found,
    lost: [...lost, ...found.lost],
    wrong: [...found.wrong, ...badExits(exits)],
    slowestExitMs: exits.length > 0 ? Math.max(...exits.map(({ ms }) => ms)) : null,
    pressed: passing && { events: passing.events(), perSecond: Math.round(passing.events() / passing.seconds()) },
    ...{ kills, steps, faults, outages: failed, jumps: jumped, redelivered },
  };
}

/** Matters run through the path while processes die; at the end everything is counted. */
export async function run(plan: Plan, dice: Dice): Promise<Outcome> {
  const place = await openPlace({ ...plan, dice });
  const began = performance.now();
  const wired = await manned(plan, place);
  place.serve(wired.map(({ berth }) => berth));
  try {
    const outcome = await through(plan, place, { wired, dice });
    return { ...outcome, seconds: Math.round((performance.now() - began) / 1_000) };
  } finally {
    await Promise.all(wired.map(({ berth }) => berth.retire()));
    for (const { wire } of wired) wire.close();
    await place.close();
  }
}
