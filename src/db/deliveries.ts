import type { SQL } from "drizzle-orm";
import {
  and,
  asc,
  desc,
  eq,
  gt,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  ne,
  notExists,
  notInArray,
  or,
  sql,
} from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { PersonId } from "../domain/roster/unit.ts";
import type { Db } from "./db.ts";
import { beginCalls, freePlaces, paceLimits } from "./pace.ts";
import type { OutboxId } from "./schema/messages.ts";
import { outboxMessage } from "./schema/messages.ts";
import { chatGroup, person } from "./schema/roster.ts";

export type Delivery = typeof outboxMessage.$inferSelect & {
  openId: string | null;
  groupChatId: string | null;
  /** Why nothing can reach the person or the group; null = nothing known against it. */
  barred: string | null;
  /** The pace mark of this attempt. */
  callId: number;
};

const LEASE = sql`clock_timestamp() + interval '10 seconds'`;
const RECEIVER_PLACES = 5;
const LOOK_AHEAD = 4;

const columns = {
  row: outboxMessage,
  openId: person.openId,
  groupChatId: chatGroup.chatId,
  barred: sql<
    string | null
  >`case when ${person.endedAt} is not null then '已不在通讯录中' else coalesce(${person.unreachable}, ${chatGroup.dead}) end`,
};

const receiverOf = (row: typeof outboxMessage.$inferSelect): string =>
  row.personId ?? row.groupId ?? row.chatId ?? row.strangerId ?? "none";

/** Whom nothing more can go to within this second: their rows must not stand in the way of everybody else's. */
function notFull(taken: ReadonlyMap<string, number>): SQL | undefined {
  const full = [...taken].filter(([, count]) => count >= RECEIVER_PLACES).map(([receiver]) => receiver);
  const { personId, groupId, chatId, strangerId } = outboxMessage;
  const receiver = sql`coalesce(${personId}::text, ${groupId}::text, ${chatId}, ${strangerId}, 'none')`;
  return full.length > 0 ? notInArray(receiver, full) : undefined;
}

const other = alias(outboxMessage, "other");

/** Redraws of one card run one after another: an older face must not arrive after a newer one. */
const redrawnNow = (db: Db): SQL =>
  notExists(
    db
      .select({ id: other.id })
      .from(other)
      .where(
        and(
          eq(other.tidies, outboxMessage.tidies),
          ne(other.id, outboxMessage.id),
          eq(other.status, "waiting"),
          gt(other.leaseUntil, sql`clock_timestamp()`),
        ),
      ),
  );

/** Picks what fits into the free places, never more than five a second to one receiver, and one redraw per card. */
function fitting<T extends { row: typeof outboxMessage.$inferSelect }>(
  candidates: T[],
  places: number,
  taken: Map<string, number>,
): T[] {
  const chosen: T[] = [];
  for (const candidate of candidates) {
    const receiver = receiverOf(candidate.row);
    const count = taken.get(receiver) ?? 0;
    const { tidies } = candidate.row;
    const twice = tidies !== null && chosen.some(({ row }) => row.tidies === tidies);
    if (twice || chosen.length >= places || count >= RECEIVER_PLACES) continue;
    taken.set(receiver, count + 1);
    chosen.push(candidate);
  }
  return chosen;
}

/** Whatever else asked for a redraw of these cards is answered by the one that begins now and sees all of it. */
async function mergeRedraws(tx: Db, chosen: readonly (typeof outboxMessage.$inferSelect)[]): Promise<void> {
  const cards = chosen.flatMap(({ tidies }) => tidies ?? []);
  if (cards.length === 0) return;
  const { id, tidies, status, leaseUntil } = outboxMessage;
  const others = notInArray(
    id,
    chosen.map((row) => row.id),
  );
  const free = or(isNull(leaseUntil), lt(leaseUntil, sql`clock_timestamp()`));
  await tx.delete(outboxMessage).where(and(inArray(tidies, cards), eq(status, "waiting"), others, free));
}

type Pace = Awaited<ReturnType<typeof freePlaces>>;

const freeAndDue = (tx: Db, now: Date) =>
  and(
    eq(outboxMessage.status, "waiting"),
    lte(outboxMessage.tryAt, now),
    or(isNull(outboxMessage.leaseUntil), lt(outboxMessage.leaseUntil, sql`clock_timestamp()`)),
    redrawnNow(tx),
  );

const candidates = (tx: Db, now: Date, { places, taken }: Pace) =>
  tx
    .select(columns)
    .from(outboxMessage)
    .leftJoin(person, eq(person.id, outboxMessage.personId))
    .leftJoin(chatGroup, eq(chatGroup.id, outboxMessage.groupId))
    .where(and(freeAndDue(tx, now), notFull(taken)))
    .orderBy(asc(outboxMessage.tryAt), asc(outboxMessage.createdAt))
    .limit(places * LOOK_AHEAD);

/** Whether anything is due that nobody has in hand. */
export async function anythingDue(db: Db, now: Date): Promise<boolean> {
  const found = await db.select({ id: outboxMessage.id }).from(outboxMessage).where(freeAndDue(db, now)).limit(1);
  return found.length > 0;
}

/**
 * Claims due messages, so many at most, by a lease of ten seconds, within the pace every process shares. `now` is the
 * rules' clock.
 */
export function claimDeliveries(db: Db, now: Date, most: number = paceLimits.perSecond): Promise<Delivery[]> {
  return db.transaction(async (tx) => {
    const { places: free, taken } = await freePlaces(tx);
    const places = Math.min(free, most);
    if (places === 0) return [];
    const chosen = fitting(await candidates(tx, now, { places, taken }), places, taken);
    const rows = chosen.map(({ row }) => row);
    if (rows.length === 0) return [];
    await mergeRedraws(tx, rows);
    const calls = await beginCalls(tx, rows.map(receiverOf));
    const ids = rows.map(({ id }) => id);
    await tx
      .update(outboxMessage)
      .set({ leaseUntil: LEASE, attempts: sql`${outboxMessage.attempts} + 1` })
      .where(inArray(outboxMessage.id, ids));
    return chosen.map(({ row, openId, groupChatId, barred }, i) => ({
      ...row,
      attempts: row.attempts + 1,
      openId,
      groupChatId,
      barred,
      callId: calls[i] ?? 0,
    }));
  });
}

type Settled = Partial<Omit<typeof outboxMessage.$inferInsert, "id">>;

/** Writes the outcome of an attempt; a row settled meanwhile by another process stays as it is. */
export const settle = (db: Db, id: OutboxId, outcome: Settled) =>
  db
    .update(outboxMessage)
    .set(outcome)
    .where(and(eq(outboxMessage.id, id), eq(outboxMessage.status, "waiting")))
    .returning({ id: outboxMessage.id });

export async function outboxById(db: Db, id: OutboxId): Promise<typeof outboxMessage.$inferSelect | null> {
  const [row] = await db.select().from(outboxMessage).where(eq(outboxMessage.id, id));
  return row ?? null;
}

/** The private chat with a person, known from any earlier message. */
export async function chatWith(db: Db, personId: PersonId): Promise<string | null> {
  const [row] = await db
    .select({ chatId: outboxMessage.chatId })
    .from(outboxMessage)
    .where(and(eq(outboxMessage.personId, personId), isNotNull(outboxMessage.chatId)))
    .orderBy(desc(outboxMessage.sentAt))
    .limit(1);
  return row?.chatId ?? null;
}

/** What waits and since when: shown in `/状态`, in the metrics and in the heartbeat. */
export async function backlog(db: Db, now: Date): Promise<{ waiting: number; oldest: Date | null }> {
  const [row] = await db
    .select({ waiting: sql<number>`count(*)::int`, oldest: sql<Date | string | null>`min(send_at)` })
    .from(outboxMessage)
    .where(and(eq(outboxMessage.status, "waiting"), lte(outboxMessage.sendAt, now)));
  return { waiting: Number(row?.waiting ?? 0), oldest: row?.oldest ? new Date(row.oldest) : null };
}
