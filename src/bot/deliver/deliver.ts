import { setTimeout as wait } from "node:timers/promises";
import type { Delivery } from "../../db/deliveries.ts";
import { anythingDue, claimDeliveries } from "../../db/deliveries.ts";
import { endCalls, placeFreeInMs } from "../../db/pace.ts";
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

/** So few are drawn together that the first of them does not wait long for the last. */
const AT_ONCE = 10;
/** While every call that counts is still on its way, nobody knows when a place is free; so it is asked again. */
const LOOK_AGAIN_MS = 50;
/** So long a round waits for places, well before it counts as hanging; the next one follows at once. */
const PATIENCE_MS = 5_000;

/** How long to wait for the next place where a full second is all that keeps due messages; null where nothing is kept so. */
async function placeInMs({ app: { db, clock } }: Bot): Promise<number | null> {
  const freeInMs = await placeFreeInMs(db);
  if (freeInMs === null || !(await anythingDue(db, clock.now()))) return null;
  return freeInMs > 0 ? Math.ceil(freeInMs) : LOOK_AGAIN_MS;
}

/** Claims as fast as there are places and begins an attempt at each message, without waiting for those before. */
async function beginDue(bot: Bot, begin: (row: Delivery) => void): Promise<void> {
  let waitedMs = 0;
  while (waitedMs < PATIENCE_MS) {
    const claimed = await claimDeliveries(bot.app.db, bot.app.clock.now(), AT_ONCE);
    claimed.forEach(begin);
    if (claimed.length === AT_ONCE) continue;
    const ms = await placeInMs(bot);
    if (ms === null) return;
    await wait(ms);
    waitedMs += ms;
  }
}

/**
 * Sends and redraws what is due, each message by an attempt of its own; the next claim finds what a dead process left.
 * Returns how many attempts were made. Throws the first trouble with the database once all attempts have ended.
 */
export async function deliverDue(bot: Bot): Promise<number> {
  const attempts: Promise<PromiseSettledResult<void>>[] = [];
  const begin = (row: Delivery) => {
    attempts.push(Promise.allSettled([deliver(bot, row)]).then(([done]) => done));
  };
  const [begun] = await Promise.allSettled([beginDue(bot, begin)]);
  const done = await Promise.all(attempts);
  const failed = [begun, ...done].find((each) => each.status === "rejected");
  if (failed) throw failed.reason;
  return attempts.length;
}
