import type { Db } from "../../db/db.ts";
import { movedOn } from "../../db/delivery-attempts.ts";
import { redrawLater } from "../../db/outbox.ts";
import type { OutboxId } from "../../db/schema/messages.ts";
import type { Pen } from "../draw/pen.ts";

type Shown = { id: OutboxId; pen: Pick<Pen, "seen"> };

/** A card whose matter moved on while it was on its way is drawn again. Belongs in the transaction that ends the attempt, else a death between the two leaves yesterday's face. */
export async function redrawIfMoved(tx: Db, { id, pen }: Shown, now: Date): Promise<void> {
  if (await movedOn(tx, pen.seen())) await redrawLater(tx, [id], now);
}
