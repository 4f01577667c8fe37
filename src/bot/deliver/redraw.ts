import type { App } from "../../app.ts";
import { outboxById } from "../../db/deliveries.ts";
import { beginAttempt, untilUnchanging } from "../../db/delivery-attempts.ts";
import { redrawLater } from "../../db/outbox.ts";
import { renewCall } from "../../db/pace.ts";
import { readView } from "../../db/view.ts";
import { limits } from "../../feishu/limits.ts";
import { drawMessage } from "../draw/draw.ts";
import { drawGone } from "../draw/gone.ts";
import type { Attempt, Ending } from "./attempt.ts";
import { end, inMs } from "./attempt.ts";
import { SOON_MS } from "./backoff.ts";
import type { Face } from "./moved.ts";
import { redrawIfMoved } from "./moved.ts";

type Card = NonNullable<Awaited<ReturnType<typeof outboxById>>>;

/** What left as a file is no card, and no face takes its place. */
const isFile = ({ view }: Card): boolean => readView(view).view === "file";

/** As its receiver may see it today; a group has no eyes of its own, so what is not drawn there stays as it is. */
const faceNow = async (app: App, card: Card) =>
  (await drawMessage(app, card, { again: true })) ?? (card.personId ? drawGone(card.id) : null);

/** Whoever pressed something on the card while its new face was under way shall not lose what opened there. */
async function redrawIfChanged(app: App, card: Card, face: Face): Promise<void> {
  const now = (await outboxById(app.db, card.id)) ?? card;
  const pressed = JSON.stringify(now.view) !== JSON.stringify(card.view);
  if (pressed) await redrawLater(app.db, [card.id], app.clock.now());
  else await redrawIfMoved(app, { row: card, face, draw: (inside) => faceNow(inside, card) });
}

/** Redraws a sent card with the truth of now; a card that cannot change any more is left as it is. Throws FeishuError. */
export async function redraw(attempt: Attempt): Promise<Ending> {
  const { bot, row } = attempt;
  const { app, feishu } = bot;
  const card = row.tidies ? await outboxById(app.db, row.tidies) : null;
  if (card?.status === "waiting") return end(attempt, { tryAt: inMs(attempt, SOON_MS) }, { ending: "soon" });
  const tooOld = inMs(attempt, -limits.cardLifeMs.most);
  const changes = card?.messageId && card.sentAt && card.sentAt > tooOld && !card.asText && !isFile(card);
  const face = card && changes ? await faceNow(app, card) : null;
  if (!card?.messageId || !face) return end(attempt, { status: "dropped" }, { ending: "dropped" });
  const begun = await app.db.transaction(async (tx) => {
    if (!(await beginAttempt(tx, row, {}))) return false;
    await face.pen.keep(tx);
    await renewCall(tx, row.callId);
    return true;
  });
  if (!begun) return "overtaken";
  await feishu.patch(card.messageId, face.drawn.card);
  await untilUnchanging(app.db, face.pen.seen());
  const follows = (inside: App) => redrawIfChanged(inside, card, face);
  const ending = await end(
    attempt,
    { status: "sent", sentAt: app.clock.now(), error: null },
    { ending: "redrawn", follows },
  );
  // Another redraw took over meanwhile: which of the two faces arrived last, nobody knows.
  if (ending === "overtaken") await redrawLater(app.db, [card.id], app.clock.now());
  return ending;
}
