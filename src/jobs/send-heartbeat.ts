import type { Bot } from "../bot/bot.ts";
import { auditHealth } from "../db/audit-health.ts";
import type { Log } from "../log.ts";
import { job } from "./job.ts";

const WITHIN_MS = 5_000;

/** Once and no second time: the next minute has a heartbeat of its own. The address may hold a secret, so it is never logged. */
async function ping(url: string, log: Log): Promise<void> {
  try {
    const answer = await fetch(url, { redirect: "error", signal: AbortSignal.timeout(WITHIN_MS) });
    await answer.body?.cancel();
    if (!answer.ok) log.warn({ event: "heartbeatRefused", status: answer.status });
  } catch (error) {
    log.warn({ event: "heartbeatUnheard", error: error instanceof Error ? error.name : "unknown" });
  }
}

/** Says outside that all is well, and says nothing while the database is silent, the auditor is not at work, or it found something (goals R19). */
export const sendHeartbeat = ({ app: { db, log } }: Pick<Bot, "app">, url: string) =>
  job({
    name: "send-heartbeat",
    everyMs: 60_000,
    run: async () => {
      const { state } = await auditHealth(db);
      if (state === "well") await ping(url, log);
    },
  });
