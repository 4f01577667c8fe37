import type { Drawn } from "../../../cards/drawn.ts";
import type { App } from "../../app.ts";
import { within } from "../../app.ts";
import { settle } from "../../db/deliveries.ts";
import { beginAttempt, untilUnchanging } from "../../db/delivery-attempts.ts";
import { forgetOutgoing } from "../../db/outgoing-files.ts";
import { renewCall } from "../../db/pace.ts";
import type { View } from "../../db/view.ts";
import type { Message, Receiver } from "../../feishu/messages.ts";
import { dropOutgoing } from "../../usecases/outgoing/place.ts";
import { drawMessage } from "../draw/draw.ts";
import type { Pen } from "../draw/pen.ts";
import type { Attempt, Ending } from "./attempt.ts";
import { end } from "./attempt.ts";
import { closeChannel } from "./channel.ts";
import { fileToSend } from "./file.ts";
import type { Face } from "./moved.ts";
import { redrawIfMoved } from "./moved.ts";
import { givePersonUp } from "./person.ts";
import { figuresOnlyIn } from "./strangers.ts";
import { suggestBelow } from "./suggest.ts";
import { wayOn } from "./uncertain.ts";

function receiverOf({ row }: Attempt): Receiver | null {
  if (row.barred !== null) return null;
  if (row.personId) return row.openId ? { type: "open_id", id: row.openId } : null;
  if (row.strangerId) return { type: "open_id", id: row.strangerId };
  const chatId = row.groupId ? row.groupChatId : row.chatId;
  return chatId ? { type: "chat_id", id: chatId } : null;
}

const messageOf = ({ row }: Attempt, { card, text }: Drawn): Message =>
  row.asText ? { type: "text", content: text } : { type: "interactive", content: card };

/** What goes to a group and names matters: who is in it is looked at before. */
const namesMatters: readonly View["view"][] = ["digest", "groupNotice"];

async function drawFor({ bot, row }: Attempt, app: App): Promise<Face | null> {
  const { view } = row.view as Partial<View>;
  const figuresOnly = view !== undefined && namesMatters.includes(view) && (await figuresOnlyIn(bot, row));
  return drawMessage(app, row, { again: row.unsureSince !== null, figuresOnly });
}

type Start = Attempt & { follows?: ((app: App) => Promise<void>) | undefined };

/** Keeps the card's lines and notes that something may leave, before anything does. */
function begin({ bot, row, follows }: Start, pen: Pen, at: Date): Promise<boolean> {
  return bot.app.db.transaction(async (tx) => {
    const { uuid, resent } = row;
    if (!(await beginAttempt(tx, row, { uuid, resent, unsureSince: row.unsureSince ?? at }))) return false;
    await pen.keep(tx);
    await renewCall(tx, row.callId);
    await follows?.(within(bot.app, tx));
    return true;
  });
}

async function sendTo(attempt: Start, receiver: Receiver): Promise<Ending> {
  const { bot, row } = attempt;
  const { app, feishu } = bot;
  const at = app.clock.now();
  const face = await drawFor(attempt, app);
  if (!face) return end(attempt, { status: "dropped" }, { ending: "dropped" });
  const file = await fileToSend(attempt);
  if (file === "overtaken") return "overtaken";
  if (!(await begin(attempt, face.pen, at))) return "overtaken";
  const sent = await feishu.send(receiver, file?.message ?? messageOf(attempt, face.drawn), row.uuid);
  await untilUnchanging(app.db, face.pen.seen());
  await app.db.transaction(async (tx) => {
    const written = { ...sent, sentAt: at, unsureSince: null, leaseUntil: null, error: null };
    await settle(tx, row.id, { status: "sent", ...written });
    await redrawIfMoved(within(app, tx), { row, face, draw: (inside) => drawFor(attempt, inside) });
    if (file) await forgetOutgoing(tx, [file.fileId]);
  });
  if (file) await dropOutgoing(app.dataDir, file.fileId);
  await suggestBelow(attempt, sent.messageId);
  return "sent";
}

/** Sends one promised message as it stands today. Throws FeishuError for what the platform refused or left unanswered. */
export async function send(attempt: Attempt): Promise<Ending> {
  const { row } = attempt;
  const receiver = receiverOf(attempt);
  if (!receiver && row.personId) return givePersonUp(attempt, row.barred ?? "没有飞书账号");
  if (!receiver) return closeChannel(attempt, row.barred ?? "没有群标识");
  const way = await wayOn(attempt);
  if ("ended" in way) return way.ended;
  return sendTo({ ...attempt, row: { ...row, ...way.go }, follows: way.follows }, receiver);
}
