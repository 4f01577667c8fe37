import { and, desc, eq, gt, inArray, isNull } from "drizzle-orm";
import type { PersonId } from "../domain/roster/unit.ts";
import type { Db } from "./db.ts";
import { redrawLater } from "./outbox.ts";
import { outboxMessage } from "./schema/messages.ts";

const CARD_LIFE_MS = 14 * 24 * 3_600_000;
const MOST_CARDS = 400;

/** Redraws the cards these people hold, as far as the platform lets us: what they may not see any more goes from them. */
export async function tidyCardsOf(tx: Db, people: readonly PersonId[], now: Date): Promise<void> {
  if (people.length === 0) return;
  const { id, personId, tidies, status, sentAt } = outboxMessage;
  const young = gt(sentAt, new Date(now.getTime() - CARD_LIFE_MS));
  const held = await tx
    .select({ id })
    .from(outboxMessage)
    .where(and(inArray(personId, [...people]), isNull(tidies), eq(status, "sent"), young))
    .orderBy(desc(sentAt))
    .limit(MOST_CARDS);
  await redrawLater(
    tx,
    held.map((card) => card.id),
    now,
  );
}
