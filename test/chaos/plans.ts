import type { ThrowAway } from "../support/servers-throwaway.ts";
import { absence, postgresOutage, redisOutage } from "./outages.ts";
import type { Plan } from "./plan.ts";

type Servers = { postgres: ThrowAway; redis: ThrowAway };
type Amount = { items: number; atOnce: number; troubleSeconds?: number; awaySeconds: number };

/** What `npm run chaos` goes through, one row a run. */
export function plansOn({ postgres, redis }: Servers, { awaySeconds, ...amount }: Amount): Plan[] {
  const common = { ...amount, postgresUrl: `${postgres.url}/postgres`, faults: false } as const;
  const several = { roles: ["web", "web", "worker", "worker"], redisUrl: redis.url } as const;
  const alone = { roles: ["all"], redisUrl: null, atOnce: 2 * amount.atOnce } as const;
  return [
    { ...common, ...alone, name: "one", ends: "random" },
    { ...common, ...alone, name: "one-steps", ends: "steps" },
    { ...common, ...several, name: "several", ends: "random" },
    { ...common, ...several, name: "several-steps", ends: "steps" },
    { ...common, ...several, name: "several-faults", ends: "random", faults: true },
    { ...common, ...several, name: "redis", ends: "never", outages: [redisOutage(redis)] },
    { ...common, ...several, name: "redis-away", ends: "never", outages: [absence(redis, awaySeconds)] },
    { ...common, ...several, name: "postgres", ends: "never", outages: [postgresOutage(postgres)], pressed: true },
    { ...common, ...several, name: "clocks", ends: "never", jumps: true },
    { ...common, ...several, name: "rolling", ends: "rolling", pressed: true },
    { ...common, ...several, name: "rolling-web-without-redis", ends: "rolling", pressed: true, webWithoutRedis: true },
  ];
}

/** A few items through the worst of it, for a machine that has little time. */
export const shortPlan = ({ postgres, redis }: Servers): Plan => ({
  name: "short",
  roles: ["web", "worker"],
  ends: "steps",
  faults: true,
  troubleSeconds: 60,
  ...{ items: 12, atOnce: 6, postgresUrl: `${postgres.url}/postgres`, redisUrl: redis.url },
});
