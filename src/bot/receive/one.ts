import { within } from "../../app.ts";
import { actingByOpenId } from "../../db/acting.ts";
import type { Db } from "../../db/db.ts";
import type { InboxEvent } from "../../db/inbox.ts";
import { finish } from "../../db/inbox.ts";
import { promise } from "../../db/outbox.ts";
import type { Actor } from "../../domain/access/rights.ts";
import type { Incoming } from "../../feishu/events.ts";
import { readEvent } from "../../feishu/events.ts";
import { Refusal } from "../../refusal.ts";
import type { Bot } from "../bot.ts";
import { failed } from "./failed.ts";
import type { Handled, Waiting } from "./handled.ts";
import { handle } from "./handlers.ts";
import { answerTo } from "./refusal-answer.ts";

const openIdIn = (incoming: Incoming): string | null => ("openId" in incoming ? incoming.openId : null);

/** Reads a claimed event and says whose turn it is. */
export function listen(bot: Pick<Bot, "me">, event: InboxEvent): Waiting {
  const incoming = readEvent({ eventType: event.eventType, event: event.payload }, bot.me());
  return { event, incoming, lane: openIdIn(incoming) ?? event.key };
}

/** Another worker ended the event first: nothing of this attempt may stay. */
class EndedElsewhere extends Error {}

/** What was decided, what is said and the end of the event: together or not at all. */
const inOneGo = ({ app }: Bot, event: InboxEvent, work: (tx: Db) => Promise<Handled>): Promise<string> =>
  app.db.transaction(async (tx) => {
    const { status, say } = await work(tx);
    if (!(await finish(tx, event.key, status))) throw new EndedElsewhere();
    await promise(tx, say, app.clock.now());
    return status;
  });

type Turn = Waiting & { actor: Actor | null };

async function work(bot: Bot, { event, incoming, actor }: Turn): Promise<string> {
  try {
    return await inOneGo(bot, event, (tx) => handle({ app: within(bot.app, tx), incoming, actor }));
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    await inOneGo(bot, event, (tx) => answerTo({ app: within(bot.app, tx), incoming, actor }, refusal));
    return `refused:${refusal.reason}`;
  }
}

async function turn(bot: Bot, waiting: Waiting): Promise<{ outcome: string; actor: Actor | null }> {
  const openId = openIdIn(waiting.incoming);
  try {
    const actor = openId ? await actingByOpenId(bot.app, openId) : null;
    return { outcome: await work(bot, { ...waiting, actor }), actor };
  } catch (error) {
    if (error instanceof EndedElsewhere) return { outcome: "elsewhere", actor: null };
    return { outcome: await failed(bot, waiting, error), actor: null };
  }
}

/** One event: done, refused politely, or left for the next round. Throws only where not even that can be written. */
export async function receiveOne(bot: Bot, waiting: Waiting): Promise<void> {
  const begun = bot.app.clock.now().getTime();
  const { outcome, actor } = await turn(bot, waiting);
  const { key, eventType } = waiting.event;
  const ms = bot.app.clock.now().getTime() - begun;
  bot.app.log.info({ event: "inbox", ref: key, type: eventType, actor: actor?.id ?? null, outcome, ms });
}
