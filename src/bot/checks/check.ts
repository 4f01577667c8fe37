import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import type { App } from "../../app.ts";
import type { Clock } from "../../clock.ts";
import type { Database } from "../../db/open.ts";
import type { FeishuClient } from "../../feishu/client.ts";

export const finding = z.object({
  id: z.string(),
  label: z.string(),
  state: z.enum(["good", "warning", "bad"]),
  says: z.string(),
  /** What to do about it; null where all is well. */
  cure: z.string().nullable(),
});
export type Finding = z.infer<typeof finding>;

/** What a check found: how it stands and, where it does not stand well, what to do. */
export type Found = { label?: string; state: Finding["state"]; says: string; cure?: string };

export const good = (says: string): Found => ({ state: "good", says });
export const warning = (says: string, cure: string): Found => ({ state: "warning", says, cure });
export const bad = (says: string, cure: string): Found => ({ state: "bad", says, cure });

export type PlatformGround = { feishu: FeishuClient };
export type MachineGround = {
  clock: Clock;
  calendar: App["calendar"];
  dataDir: string;
  /** Rejects while Redis does not answer; null where none is set. */
  redis: (() => Promise<void>) | null;
};
export type DatabaseGround = {
  app: App;
  database: Pick<Database, "kind" | "ping"> & { inStep: () => Promise<boolean> };
  /** The machine's own time, which a trial's clock is not. */
  machine: Clock;
};

/** One line of /自检 and of doctor: what is looked at, and what is said when the look itself fails. */
export type Check<Ground> = {
  id: string;
  label: string;
  run(ground: Ground): Promise<Found | readonly Found[]>;
  failed(error: unknown): Found;
};

const WITHIN_MS = 12_000;
const slow = bad("没有在 12 秒内得到结果", "请稍后再检查一次；反复出现的，请查看运行日志");

/** Runs the checks side by side; each is bounded in time, and none can hinder another. Keeps the order of the list. */
export async function runChecks<Ground>(list: readonly Check<Ground>[], ground: Ground): Promise<Finding[]> {
  const done = list.map(async ({ id, label, run, failed }): Promise<Finding[]> => {
    const looked = run(ground).catch(failed);
    const found = await Promise.race([looked, wait(WITHIN_MS, slow, { ref: false })]);
    const each = Array.isArray(found) ? (found as readonly Found[]) : [found as Found];
    return each.map(({ label: own, state, says, cure }) => ({
      id,
      label: own ?? label,
      state,
      says,
      cure: cure ?? null,
    }));
  });
  return (await Promise.all(done)).flat();
}
