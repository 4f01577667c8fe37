import { join } from "node:path";
import type { Environment } from "../support/product-process.ts";
import type { Dice } from "./dice.ts";
import type { Berth, Role } from "./fleet.ts";
import { allUp, berth } from "./fleet.ts";
import { drained, judgeKept } from "./kept.ts";
import type { Matter } from "./matter.ts";
import { runThrough } from "./matter.ts";
import type { Person } from "./person.ts";
import { personOf } from "./person.ts";
import type { Place } from "./place.ts";
import { openPlace } from "./place.ts";
import type { Rolling } from "./rolling.ts";
import { eventsKept, rollingRestart } from "./rolling.ts";
import type { Findings } from "./seen.ts";
import { judgeSeen } from "./seen.ts";
import { killing, redelivering, troubling } from "./trouble.ts";

export type Plan = {
  name: string;
  roles: readonly Role[];
  postgresUrl: string;
  redisUrl: string | null;
  /** Web processes that know no Redis: they take events and clicks, and the workers find them by themselves. */
  webWithoutRedis?: boolean;
  /** Nobody is killed: one after another is asked to stop and followed by another, as a new version is rolled out. */
  rolling?: boolean;
  faults: boolean;
  items: number;
  atOnce: number;
};

export type Outcome = Findings & {
  kills: number;
  faults: number;
  redelivered: number;
  seconds: number;
  /** Of a rolling restart: how long the slowest took to exit, and the events of nobody's beside the matters. */
  rolled: { slowestMs: number; events: number; perSecond: number } | null;
};

/** Trouble a killed process brings about by itself: no answer, or one that broke off. */
const OF_KILLS = [/was answered with (nothing|5\d\d)/, /click: 200341/, /click: 200342/, /click: 200671 .*5\d\d/];

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

const withoutRedis = ({ REDIS_URL: _, ...others }: Environment): Environment => others;

const manned = ({ roles, webWithoutRedis }: Plan, { environment, folder }: Place): Berth[] =>
  roles.map((role, n) =>
    berth(role, {
      environment: webWithoutRedis && role === "web" ? withoutRedis(environment) : environment,
      logFile: process.env.CHAOS_LOG ? `${process.env.CHAOS_LOG}-${n}` : join(folder, `log-${n}`),
    }),
  );

/** What a rolling restart must not do beside losing and doubling: exit late, exit badly, forget an event it took. */
async function judgeRolling({ sandbox, sql }: Place, { exits, events, seconds }: Rolling) {
  const slowestMs = Math.max(0, ...exits.map(({ ms }) => ms));
  const bad = exits.filter(({ code, ms }) => code !== 0 || ms > 10_000);
  await sandbox.redelivers();
  const kept = await eventsKept(sql);
  return {
    lost: kept < events ? [`${events - kept} of ${events} events`] : [],
    wrong: bad.map(({ code, signal, ms }) => `exit ${code ?? signal} after ${ms} ms`),
    rolled: { slowestMs, events, perSecond: Math.round(events / seconds()) },
  };
}

/** Matters run through the path while processes die; at the end everything is counted. */
export async function run(plan: Plan, dice: Dice): Promise<Outcome> {
  const place = await openPlace({ ...plan, dice });
  const { sandbox, sql } = place;
  const began = performance.now();
  const berths = manned(plan, place);
  place.serve(berths);
  try {
    await allUp(berths);
    const matters = mattersIn(place, dice, plan.items);
    const roll = plan.rolling ? rollingRestart(sandbox, berths) : null;
    const plagues = { kills: roll ?? killing(sandbox, berths, dice), redelivered: redelivering(sandbox, dice) };
    const faults = plan.faults ? troubling(sandbox, dice) : null;
    const lost = await drive(matters, plan.atOnce);
    const kills = await plagues.kills.stop();
    const troubles = (await faults?.stop()) ?? 0;
    await allUp(berths);
    const quiet = await drained(sql);
    const redelivered = await plagues.redelivered.stop();
    const [seen, kept] = [judgeSeen(sandbox, matters), await judgeKept(sql, matters)];
    const odd = sandbox.problems().filter((problem) => !OF_KILLS.some((known) => known.test(problem)));
    const crashes = berths.flatMap((each) => each.crashes());
    const rolled = roll ? await judgeRolling(place, roll) : null;
    return {
      lost: [...lost, ...seen.lost, ...(rolled?.lost ?? []), ...(quiet ? [] : ["something is still waiting"])],
      doubled: seen.doubled,
      wrong: [...seen.wrong, ...kept.wrong, ...odd, ...crashes, ...(rolled?.wrong ?? [])],
      resent: seen.resent,
      rolled: rolled?.rolled ?? null,
      ...{ kills, faults: troubles, redelivered, seconds: Math.round((performance.now() - began) / 1_000) },
    };
  } finally {
    await Promise.all(berths.map((each) => each.retire()));
    await place.close();
  }
}
