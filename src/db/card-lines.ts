import { and, eq, isNull, or } from "drizzle-orm";
import type { Db } from "./db.ts";
import type { OutboxId } from "./schema/messages.ts";
import { cardLine, outboxMessage } from "./schema/messages.ts";
import type { View, ViewInput } from "./view.ts";
import { readView } from "./view.ts";

export type Message = typeof outboxMessage.$inferSelect;

/** A message and the line of it that a button stands on. */
export type Pressed = { row: Message; subject: View };

/**
 * The line a button's reference stands for, if it was drawn on this message. A card clicked before the platform's answer
 * to its sending was written down has no message id yet; its reference alone is known to nobody else.
 */
export async function pressedLine(
  tx: Db,
  { ref, messageId }: { ref: string; messageId: string },
): Promise<Pressed | null> {
  const onMessage = or(eq(outboxMessage.messageId, messageId), isNull(outboxMessage.messageId));
  const [found] = await tx
    .select({ row: outboxMessage, subject: cardLine.subject })
    .from(cardLine)
    .innerJoin(outboxMessage, eq(outboxMessage.id, cardLine.outboxId))
    .where(and(eq(cardLine.ref, ref), isNull(outboxMessage.tidies), onMessage));
  return found ? { row: found.row, subject: readView(found.subject) } : null;
}

/** Changes what a message shows, judged by what it shows at this moment; the row is locked until the transaction ends. */
export async function showInstead(tx: Db, id: OutboxId, show: (now: View) => ViewInput): Promise<Message | null> {
  const [row] = await tx.select().from(outboxMessage).where(eq(outboxMessage.id, id)).for("update");
  if (!row) return null;
  const view = readView(show(readView(row.view)));
  await tx.update(outboxMessage).set({ view }).where(eq(outboxMessage.id, id));
  return { ...row, view };
}
