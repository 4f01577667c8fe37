import { setTimeout as wait } from "node:timers/promises";
import { redrawLater } from "../db/outbox.ts";
import { sentMessage } from "../db/sent-messages.ts";
import { faultOf } from "../fault.ts";
import type { Bot } from "./bot.ts";
import type { Click, ClickAnswer } from "./clicks/answer.ts";
import { answerClick } from "./clicks/answer.ts";

/** Said instead of an answer, while the click may be tried again. */
export const failedAnswer: ClickAnswer = { toast: { type: "error", content: "暂时没有办成，请稍后再点一次。" } };
const SLOW = "正在处理，请稍后发送 /待办 查看结果。";

/** Said to every click between a restore and the word of the person who watches over it. */
const heldAnswer: ClickAnswer = { toast: { type: "info", content: "系统刚由备份恢复，正在核对，请稍后再办理。" } };

type Parts = { bot: Bot; held: () => Promise<boolean>; wake: () => void; answerWithinMs: number };

/** The platform shows an error of its own unless it gets a 200: what went wrong is said in a toast, and logged here. */
async function orFailed({ bot, held, wake }: Parts, asked: Click): Promise<ClickAnswer> {
  try {
    if (await held()) return heldAnswer;
    const answer = await answerClick(bot, asked);
    wake();
    return answer;
  } catch (error) {
    bot.metrics.click("failed");
    bot.app.log.error({ event: "click.failed", ref: asked.eventId, ...faultOf(error) });
    return failedAnswer;
  }
}

/** The answer came too late to change the card in hand: it is redrawn like any other copy. */
async function redraw({ bot, wake }: Parts, { click, eventId }: Click): Promise<void> {
  try {
    const sent = click.messageId ? await sentMessage(bot.app.db, click.messageId) : null;
    if (!sent) return;
    await redrawLater(bot.app.db, [sent.id], bot.app.clock.now());
    wake();
  } catch (error) {
    bot.app.log.error({ event: "click.redraw", ref: eventId, ...faultOf(error) });
  }
}

/** Answers a click in full, or, where that takes too long, says so while the act goes on to its end. */
export async function answerInTime(parts: Parts, asked: Click): Promise<ClickAnswer> {
  const timer = new AbortController();
  const answering = orFailed(parts, asked);
  const late = wait(parts.answerWithinMs, null, { signal: timer.signal }).catch(() => null);
  const answer = await Promise.race([answering, late]);
  timer.abort();
  if (answer) return answer;
  parts.bot.metrics.click("slow");
  parts.bot.app.log.warn({ event: "click.slow", ref: asked.eventId });
  answering.then(() => redraw(parts, asked)).catch(() => undefined);
  return { toast: { type: "info", content: SLOW } };
}
