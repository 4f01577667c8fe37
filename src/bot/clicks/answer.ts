import type { Card } from "../../../cards/kit.ts";
import { within } from "../../app.ts";
import { actingByOpenId } from "../../db/acting.ts";
import { pressedLine, showInstead } from "../../db/card-lines.ts";
import type { Db } from "../../db/db.ts";
import { remember } from "../../db/inbox.ts";
import { readView } from "../../db/view.ts";
import type { Actor } from "../../domain/access/rights.ts";
import type { IncomingClick } from "../../feishu/incoming/click.ts";
import { Refusal } from "../../refusal.ts";
import type { Bot } from "../bot.ts";
import { drawMessage } from "../draw/draw.ts";
import { drawGone } from "../draw/gone.ts";
import { noteRefusal } from "../receive/refused.ts";
import { attempt } from "./attempt.ts";
import { readButton } from "./button.ts";
import type { Clicked, Outcome, Toast } from "./clicked.ts";
import { failed, told } from "./clicked.ts";
import { toastOf } from "./toasts.ts";

/** What the platform takes for an answer: a word at the top of the screen, and the clicked card's new face. */
export type ClickAnswer = { toast?: Toast; card?: { type: "raw"; data: Card } };

export type Click = { eventId: string; click: IncomingClick };

type Answered = { answer: ClickAnswer; actor: Actor | null; act: string | null; outcome: string };

const STRANGER = "您不在督办通讯录中，暂时不能办理。如有工作需要，请联系市委平安办。";
const REPEATED = "这次点击已经办理，卡片已更新。";

const lost = new Refusal("notFound", {});

/** The click as our own records know it; null where they do not: another's card, another's message, a made-up button. */
async function recorded(bot: Bot, tx: Db, { click, viewer }: { click: IncomingClick; viewer: Actor }) {
  const button = readButton(click.value);
  const { messageId, form, chatId } = click;
  const pressed = button && messageId ? await pressedLine(tx, { ref: button.ref, messageId }) : null;
  if (!button || !pressed) return null;
  const { row, subject } = pressed;
  if (row.personId ? row.personId !== viewer.id : row.messageId === null) return null;
  const app = { ...within(bot.app, tx), inHand: row.id };
  const clicked: Clicked = { ...button, app, viewer, row, subject, view: readView(row.view), form, chatId };
  return clicked;
}

/** The new face of the clicked card, as its receiver may see it today; a card that everybody in a group sees is never answered. */
async function faceOf({ app, row }: Clicked, { show }: Outcome): Promise<Pick<ClickAnswer, "card">> {
  const shown = show ? ((await showInstead(app.db, row.id, show)) ?? row) : row;
  if (!row.personId) return {};
  const drawn = (await drawMessage(app, shown, { again: true })) ?? drawGone(row.id);
  await drawn.pen.keep(app.db);
  return { card: { type: "raw", data: drawn.drawn.card } };
}

async function answered(clicked: Clicked, first: boolean): Promise<Omit<Answered, "actor" | "act">> {
  const { outcome, refusal } = first ? await attempt(clicked) : { outcome: { toast: told(REPEATED) }, refusal: null };
  const face = await faceOf(clicked, outcome);
  const word = refusal ? `refused:${refusal.reason}` : first ? "done" : "repeat";
  return { answer: { ...(outcome.toast ? { toast: outcome.toast } : {}), ...face }, outcome: word };
}

async function inside(bot: Bot, tx: Db, { eventId, click }: Click): Promise<Answered> {
  const viewer = click.openId ? await actingByOpenId(within(bot.app, tx), click.openId) : null;
  if (!viewer) return { answer: { toast: failed(STRANGER) }, actor: null, act: null, outcome: "stranger" };
  const at = bot.app.clock.now();
  const first = await remember(tx, { key: `e:${eventId}`, eventType: "card.action.trigger", at });
  const clicked = await recorded(bot, tx, { click, viewer });
  const act = clicked?.act ?? readButton(click.value)?.act ?? "unread";
  if (clicked) return { ...(await answered(clicked, first)), actor: viewer, act };
  if (first) await noteRefusal(within(bot.app, tx), viewer, { refusal: lost, act: `click:${act}` });
  return { answer: { toast: toastOf(lost) }, actor: viewer, act, outcome: "refused:notFound" };
}

/**
 * Answers a click in full: act, journal, messages, the card's new face and the memory of the click in one transaction.
 * Rights come from the operator and our record of the message. Throws only what is no answer: a bug or a broken world.
 */
export async function answerClick(bot: Bot, asked: Click): Promise<ClickAnswer> {
  const { app, metrics } = bot;
  const begun = app.clock.now().getTime();
  const { answer, actor, act, outcome } = await app.db.transaction((tx) => inside(bot, tx, asked));
  const ms = app.clock.now().getTime() - begun;
  metrics.click(outcome.split(":")[0] ?? outcome);
  app.log.info({ event: "click", ref: asked.eventId, act, actor: actor?.id ?? null, outcome, ms });
  return answer;
}
