import type { Delivery } from "../../db/deliveries.ts";
import { claimDeliveries } from "../../db/deliveries.ts";
import { endCalls } from "../../db/pace.ts";
import { faultOf } from "../../fault.ts";
import { FeishuError } from "../../feishu/errors.ts";
import type { Bot } from "../bot.ts";
import type { Attempt, Ending } from "./attempt.ts";
import { end, inMs } from "./attempt.ts";
import { backoffMs, isHopeless } from "./backoff.ts";
import { afterFailure } from "./failed.ts";
import { raiseAbout } from "./raise.ts";
import { redraw } from "./redraw.ts";
import { send } from "./send.ts";

/** A fault of ours: logged once, tried again, and in the end shown to a human. */
async function afterFault(attempt: Attempt, error: unknown): Promise<Ending> {
  const { bot, row } = attempt;
  const { error: words, at } = faultOf(error);
  bot.app.log.error({ event: "notice.fault", ref: row.id, attempts: row.attempts, error: words, at });
  if (!isHopeless(row, bot.app.clock.now()))
    return end(attempt, { tryAt: inMs(attempt, backoffMs(row)), error: words }, { ending: "again" });
  const raised = { kind: "deadLetter", subject: row.id, detail: { why: "程序出错" } } as const;
  return end(
    attempt,
    { status: "failed", error: words },
    { ending: "failed", follows: (app) => raiseAbout(app, row, raised) },
  );
}

async function ended(attempt: Attempt): Promise<Ending> {
  try {
    return await (attempt.row.tidies ? redraw : send)(attempt);
  } catch (error) {
    return error instanceof FeishuError ? afterFailure(attempt, error) : afterFault(attempt, error);
  }
}

async function deliver(bot: Bot, row: Delivery): Promise<void> {
  const begun = bot.app.clock.now().getTime();
  try {
    const outcome = await ended({ bot, row });
    const ms = bot.app.clock.now().getTime() - begun;
    bot.app.log.info({ event: "notice", ref: row.id, tidies: row.tidies, outcome, attempts: row.attempts, ms });
    bot.metrics.sent(outcome);
  } finally {
    await endCalls(bot.app.db, [row.callId]);
  }
}

/**
 * Sends and redraws what is due, each message by an attempt of its own; the next claim finds what a dead process left.
 * Returns how many attempts were made. Throws the first trouble with the database once all attempts have ended.
 */
export async function deliverDue(bot: Bot): Promise<number> {
  const claimed = await claimDeliveries(bot.app.db, bot.app.clock.now());
  const done = await Promise.allSettled(claimed.map((row) => deliver(bot, row)));
  const failed = done.find((each) => each.status === "rejected");
  if (failed) throw failed.reason;
  return claimed.length;
}
