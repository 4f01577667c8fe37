import type { InboxEvent } from "../../db/inbox.ts";
import { claimEvents } from "../../db/inbox.ts";
import type { Bot } from "../bot.ts";
import type { Waiting } from "./handled.ts";
import { listen, receiveOne } from "./one.ts";

const BATCH = 20;

/** One lane for each sender, so that what a person did is done in its order. */
function lanesOf(waiting: readonly Waiting[]): Waiting[][] {
  const lanes = new Map<string, Waiting[]>();
  for (const each of waiting) lanes.set(each.lane, [...(lanes.get(each.lane) ?? []), each]);
  return [...lanes.values()];
}

async function inOrder(bot: Bot, lane: readonly Waiting[]): Promise<void> {
  for (const waiting of lane) await receiveOne(bot, waiting);
}

/** Works through what the inbox holds, oldest first; resolves to how many events were taken up. */
export async function receiveDue(bot: Bot): Promise<number> {
  const events: InboxEvent[] = await claimEvents(bot.app.db, bot.app.clock.now(), BATCH);
  const waiting = events.map((event) => listen(bot, event));
  const ended = await Promise.allSettled(lanesOf(waiting).map((lane) => inOrder(bot, lane)));
  const broken = ended.find((each) => each.status === "rejected");
  if (broken) throw broken.reason;
  return events.length;
}
