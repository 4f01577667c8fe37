import { join } from "node:path";
import type { Dice } from "./dice.ts";
import type { Role } from "./fleet.ts";
import { allUp, berth } from "./fleet.ts";
import { drained, judgeKept } from "./kept.ts";
import type { Matter } from "./matter.ts";
import { runThrough } from "./matter.ts";
import type { Person } from "./person.ts";
import { personOf } from "./person.ts";
import type { Place } from "./place.ts";
import { openPlace } from "./place.ts";
import type { Findings } from "./seen.ts";
import { judgeSeen } from "./seen.ts";
import { killing, redelivering, troubling } from "./trouble.ts";

export type Plan = {
  name: string;
  roles: readonly Role[];
  postgresUrl: string;
  redisUrl: string | null;
  faults: boolean;
  items: number;
  atOnce: number;
};

export type Outcome = Findings & { kills: number; faults: number; redelivered: number; seconds: number };

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

/** Matters run through the path while processes die; at the end everything is counted. */
export async function run(plan: Plan, dice: Dice): Promise<Outcome> {
  const place = await openPlace({ ...plan, dice });
  const { sandbox, environment, sql, folder } = place;
  const began = performance.now();
  const berths = plan.roles.map((role, n) =>
    berth(role, {
      environment,
      logFile: process.env.CHAOS_LOG ? `${process.env.CHAOS_LOG}-${n}` : join(folder, `log-${n}`),
    }),
  );
  place.serve(berths);
  try {
    await allUp(berths);
    const matters = mattersIn(place, dice, plan.items);
    const plagues = { kills: killing(sandbox, berths, dice), redelivered: redelivering(sandbox, dice) };
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
    return {
      lost: [...lost, ...seen.lost, ...(quiet ? [] : ["something is still waiting"])],
      doubled: seen.doubled,
      wrong: [...seen.wrong, ...kept.wrong, ...odd, ...crashes],
      resent: seen.resent,
      ...{ kills, faults: troubles, redelivered, seconds: Math.round((performance.now() - began) / 1_000) },
    };
  } finally {
    await Promise.all(berths.map((each) => each.retire()));
    await place.close();
  }
}
