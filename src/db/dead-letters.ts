import type { SQL } from "drizzle-orm";
import { and, eq, isNull } from "drizzle-orm";
import { isId } from "../ids.ts";
import type { Db } from "./db.ts";
import { inboxEvent, outboxMessage } from "./schema/messages.ts";

/** What was given up: something heard that was never worked through, or something that was never said. */
export type DeadLetter = "event" | "message";

const isEvent = (subject: string): SQL | undefined => and(eq(inboxEvent.key, subject), eq(inboxEvent.status, "dead"));

/** Redraws are left out: a card that cannot change any more stays as it is. */
const isMessage = (subject: string): SQL | undefined =>
  and(
    eq(outboxMessage.id, subject as typeof outboxMessage.$inferSelect.id),
    eq(outboxMessage.status, "failed"),
    isNull(outboxMessage.tidies),
  );

/** What the subject of a dead letter's 待处置 stands for, as long as it is still here to be tried again; else null. */
export async function deadLetterOf(db: Db, subject: string): Promise<DeadLetter | null> {
  const [event] = await db.select({ key: inboxEvent.key }).from(inboxEvent).where(isEvent(subject));
  if (event) return "event";
  if (!isId(subject)) return null;
  const [message] = await db.select({ id: outboxMessage.id }).from(outboxMessage).where(isMessage(subject));
  return message ? "message" : null;
}

/**
 * Puts it back where it waited, with all its attempts before it. A message whose last outcome is unknown keeps that mark,
 * so that the chat is read back first. Resolves to what was put back; null where nothing was there to be tried again.
 */
export async function revive(tx: Db, subject: string, now: Date): Promise<DeadLetter | null> {
  const waiting = { status: "waiting", attempts: 0, tryAt: now, leaseUntil: null } as const;
  const events = await tx.update(inboxEvent).set(waiting).where(isEvent(subject)).returning({ key: inboxEvent.key });
  if (events.length > 0) return "event";
  if (!isId(subject)) return null;
  const messages = await tx
    .update(outboxMessage)
    .set(waiting)
    .where(isMessage(subject))
    .returning({ id: outboxMessage.id });
  return messages.length > 0 ? "message" : null;
}
