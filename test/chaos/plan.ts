import type { Role } from "./fleet.ts";
import type { Outage } from "./outages.ts";

export type Plan = {
  name: string;
  roles: readonly Role[];
  postgresUrl: string;
  redisUrl: string | null;
  /** Web processes that know no Redis: they take events and clicks, and the workers find them by themselves. */
  webWithoutRedis?: boolean;
  /** How processes end: killed at random, killed at each named step, asked to stop one after another, or not at all. */
  ends: "random" | "steps" | "rolling" | "never";
  /** What else fails meanwhile. */
  outages?: readonly Outage[];
  /** Events of nobody's beside the matters, each of which must be kept. */
  pressed?: boolean;
  /** The clock of each process jumps by hours and days. */
  jumps?: boolean;
  faults: boolean;
  items: number;
  atOnce: number;
  /** After so many seconds trouble is over and the rest runs undisturbed. */
  troubleSeconds?: number;
};
