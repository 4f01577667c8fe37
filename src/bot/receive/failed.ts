import { within } from "../../app.ts";
import { finish, retryLater } from "../../db/inbox.ts";
import { promise } from "../../db/outbox.ts";
import { actorByOpenId } from "../../db/roster-store.ts";
import { dayOf } from "../../domain/calendar/day.ts";
import { momentInWords } from "../../domain/calendar/words.ts";
import { faultOf } from "../../fault.ts";
import type { Bot } from "../bot.ts";
import type { Waiting } from "./handled.ts";
import { toPerson } from "./handled.ts";
import { raiseToAdmins } from "./raise.ts";

/** Waits before the next attempt; when they are used up the event is dead. About three and a half hours in all. */
const waitSeconds = [1, 5, 15, 60, 300, 900, 3_600, 7_200] as const;

/** Gives an event up: the administrators get a 待处置, and whoever sent it is told to send it again. */
async function bury({ app }: Bot, { event, incoming }: Waiting): Promise<void> {
  await app.db.transaction(async (tx) => {
    const inside = within(app, tx);
    if (!(await finish(tx, event.key, "dead"))) return;
    const now = app.clock.now();
    const sender = incoming.kind === "message" && incoming.openId ? await actorByOpenId(tx, incoming.openId) : null;
    const detail: Record<string, string> = sender ? { personId: sender.id } : {};
    await raiseToAdmins(inside, { kind: "deadLetter", subject: event.key, detail });
    if (!sender) return;
    const when = momentInWords(event.receivedAt, dayOf(now));
    const text = `您${when}发来的消息没有办成，已告知系统管理员。请重新发送一次，或发送 /待办 查看当前事项。`;
    await promise(tx, [toPerson({ app }, sender, { view: "text", title: "消息没有办成", text })], now);
  });
}

/** An unexpected error: the event waits for its next turn, and after the last one it is given up. */
export async function failed(bot: Bot, waiting: Waiting, error: unknown): Promise<"retried" | "dead"> {
  const { app } = bot;
  const { key, attempts, eventType } = waiting.event;
  const fault = faultOf(error);
  app.log.error({ event: "inbox.failed", ref: key, type: eventType, attempts, ...fault });
  const seconds = waitSeconds[attempts - 1];
  bot.metrics.event(seconds === undefined ? "dead" : "retried");
  if (seconds === undefined) {
    await bury(bot, waiting);
    return "dead";
  }
  const tryAt = new Date(app.clock.now().getTime() + seconds * 1_000);
  await retryLater(app.db, key, { tryAt, error: fault.error });
  return "retried";
}
