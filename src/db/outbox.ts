import { randomUUID } from "node:crypto";
import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, ne, or, sql } from "drizzle-orm";
import type { AssignmentId } from "../domain/item/item.ts";
import type { Stage } from "../domain/reminder/plan.ts";
import type { PersonId } from "../domain/roster/unit.ts";
import { newId } from "../ids.ts";
import type { Db } from "./db.ts";
import type { OutboxId } from "./schema/messages.ts";
import { cardLine, outboxLine, outboxMessage } from "./schema/messages.ts";
import type { GroupId } from "./schema/roster.ts";
import type { ViewInput } from "./view.ts";

export type Outgoing = {
  /** A person or group of the roster, or, for whoever is in neither, the chat they spoke in or, where none is known, their open_id. */
  to: { personId: PersonId } | { groupId: GroupId } | { chatId: string } | { strangerId: string };
  view: ViewInput;
  sendAt: Date;
  /** At most one message ever carries the same slot. */
  slot?: string;
};

const fresh = (view: ViewInput, sendAt: Date, now: Date) => ({
  id: newId<OutboxId>(),
  view,
  sendAt,
  tryAt: sendAt,
  createdAt: now,
  status: "waiting" as const,
  uuid: randomUUID(),
});

/** Promises messages inside the caller's transaction: what was decided is also said, or neither happens. */
export async function promise(tx: Db, outgoing: readonly Outgoing[], now: Date): Promise<OutboxId[]> {
  if (outgoing.length === 0) return [];
  const written = await tx
    .insert(outboxMessage)
    .values(outgoing.map(({ to, view, sendAt, slot }) => ({ ...fresh(view, sendAt, now), ...to, slot })))
    .onConflictDoNothing()
    .returning({ id: outboxMessage.id });
  return written.map(({ id }) => id);
}

/** Promises one line of a grouped card, making the card where the slot has none; a sent card takes no more lines. */
export async function promiseLine(
  tx: Db,
  line: Outgoing & { slot: string; assignmentId: AssignmentId; stage: Stage | "escalate" },
  now: Date,
): Promise<boolean> {
  await promise(tx, [line], now);
  const [card] = await tx
    .select({ id: outboxMessage.id })
    .from(outboxMessage)
    .where(and(eq(outboxMessage.slot, line.slot), eq(outboxMessage.status, "waiting")))
    .for("update");
  if (!card) return false;
  const { assignmentId, stage } = line;
  await tx.insert(outboxLine).values({ outboxId: card.id, assignmentId, stage }).onConflictDoNothing();
  return true;
}

const CARD_LIFE = sql`interval '14 days'`;
const MOST_COPIES = 40;

/**
 * Asks for a redraw of these cards, sent or on their way; one waiting redraw per card draws the truth of its own moment.
 * Always in the order of their ids, so that two acts on cards they share wait for each other and never in a circle.
 */
export async function redrawLater(tx: Db, ids: readonly OutboxId[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  const copies = await tx
    .select()
    .from(outboxMessage)
    .where(inArray(outboxMessage.id, [...ids]))
    .orderBy(asc(outboxMessage.id));
  if (copies.length === 0) return;
  await tx.insert(outboxMessage).values(
    copies.map((copy) => ({
      ...fresh(copy.view as ViewInput, now, now),
      personId: copy.personId,
      groupId: copy.groupId,
      tidies: copy.id,
    })),
  );
}

/**
 * Asks for a redraw of every card that shows one of these subjects, except the one in hand: sent ones, and one that is
 * on its way just now with yesterday's truth. Cards older than 14 days cannot change any more.
 */
export async function tidyCopies(
  tx: Db,
  subjectIds: readonly string[],
  { now, inHand }: { now: Date; inHand: OutboxId | undefined },
): Promise<void> {
  const shown = tx
    .selectDistinct({ id: cardLine.outboxId })
    .from(cardLine)
    .where(inArray(cardLine.subjectId, [...subjectIds]));
  const young = gt(outboxMessage.sentAt, sql`${now.toISOString()}::timestamptz - ${CARD_LIFE}`);
  const copies = await tx
    .select({ id: outboxMessage.id })
    .from(outboxMessage)
    .where(
      and(
        inArray(outboxMessage.id, shown),
        isNull(outboxMessage.tidies),
        or(
          and(eq(outboxMessage.status, "sent"), young),
          and(eq(outboxMessage.status, "waiting"), isNotNull(outboxMessage.unsureSince)),
        ),
        inHand ? ne(outboxMessage.id, inHand) : undefined,
      ),
    )
    .orderBy(desc(outboxMessage.sentAt))
    .limit(MOST_COPIES);
  await redrawLater(
    tx,
    copies.map(({ id }) => id),
    now,
  );
}
