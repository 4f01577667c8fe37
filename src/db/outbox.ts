import { randomUUID } from "node:crypto";
import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, ne, or, sql } from "drizzle-orm";
import { makePgArray } from "drizzle-orm/pg-core";
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

/** One line of a grouped card, on the card that carries this slot. */
export type OutgoingLine = Outgoing & { slot: string; assignmentId: AssignmentId; stage: Stage | "escalate" };

/** Which card of these slots still takes lines, locked in the order of the slots. */
async function waitingCards(tx: Db, slots: readonly string[]): Promise<[string, OutboxId][]> {
  if (slots.length === 0) return [];
  const found = await tx
    .select({ id: outboxMessage.id, slot: outboxMessage.slot })
    .from(outboxMessage)
    .where(
      and(
        sql`${outboxMessage.slot} = any(${makePgArray([...slots])}::text[])`,
        isNull(outboxMessage.tidies),
        eq(outboxMessage.status, "waiting"),
      ),
    )
    .orderBy(asc(outboxMessage.slot))
    .for("update");
  return found.flatMap(({ id, slot }): [string, OutboxId][] => (slot ? [[slot, id]] : []));
}

/**
 * Promises lines of grouped cards, making each card where its slot has none. A sent card takes no more lines: those it
 * cannot take are given back. Always in the order of the slots, so that two sweeps wait for each other and never in a circle.
 */
export async function promiseLines(tx: Db, lines: readonly OutgoingLine[], now: Date): Promise<OutgoingLine[]> {
  const cards = new Map(lines.toSorted((a, b) => (a.slot < b.slot ? -1 : 1)).map((line) => [line.slot, line]));
  const known = new Map(await waitingCards(tx, [...cards.keys()]));
  const missing = [...cards.values()].filter(({ slot }) => !known.has(slot));
  await promise(tx, missing, now);
  const made = await waitingCards(
    tx,
    missing.map(({ slot }) => slot),
  );
  for (const [slot, id] of made) known.set(slot, id);
  await insertLines(
    tx,
    lines.flatMap(({ slot, assignmentId, stage }) => {
      const outboxId = known.get(slot);
      return outboxId ? [{ outboxId, assignmentId, stage }] : [];
    }),
  );
  return lines.filter(({ slot }) => !known.has(slot));
}

async function insertLines(tx: Db, taken: readonly (typeof outboxLine.$inferInsert)[]): Promise<void> {
  if (taken.length === 0) return;
  const given = sql`jsonb_to_recordset(${JSON.stringify(taken)}::jsonb)`;
  await tx
    .insert(outboxLine)
    .select(sql`select * from ${given} as given("outboxId" uuid, "assignmentId" uuid, stage text)`)
    .onConflictDoNothing();
}

/** The same for one line; whether its card took it. */
export const promiseLine = async (tx: Db, line: OutgoingLine, now: Date): Promise<boolean> =>
  (await promiseLines(tx, [line], now)).length === 0;

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
