import { and, asc, eq, inArray, isNull, lt, lte, or, sql } from "drizzle-orm";
import { z } from "zod";
import type { Db } from "./db.ts";
import { rows } from "./rows.ts";
import { inboxEvent } from "./schema/messages.ts";

export type InboxEvent = typeof inboxEvent.$inferSelect;

export type Arrived = { key: string; eventType: string; payload: unknown; at: Date };

const keptRow = z.object({ key: z.string() });

/**
 * Stores events under their dedup keys; resolves to the keys that were not here before. One statement (goal P5), in the
 * order of the keys, so that two of them at once can never wait for each other.
 */
export async function keepAll(db: Db, events: readonly Arrived[]): Promise<Set<string>> {
  const list = JSON.stringify(events.map(({ key, eventType, payload, at }) => ({ key, type: eventType, payload, at })));
  const kept = await rows(
    db,
    keptRow,
    sql`insert into inbox_event (key, event_type, payload, received_at, try_at, status)
      select key, type, payload, at, at, 'waiting'
      from json_to_recordset(${list}::text::json) as arrived (key text, type text, payload jsonb, at timestamptz)
      order by key on conflict do nothing returning key`,
  );
  return new Set(kept.map(({ key }) => key));
}

/** Remembers a click, which is answered at once and never worked through later; false for a repeat. */
export async function remember(tx: Db, { key, eventType, at }: Omit<Arrived, "payload">): Promise<boolean> {
  const kept = await tx
    .insert(inboxEvent)
    .values({ key, eventType, payload: {}, receivedAt: at, tryAt: at, status: "done" })
    .onConflictDoNothing()
    .returning({ key: inboxEvent.key });
  return kept.length > 0;
}

/** Claims waiting events by a lease of ten seconds, oldest first. */
export function claimEvents(db: Db, now: Date, most: number): Promise<InboxEvent[]> {
  return db.transaction(async (tx) => {
    const due = await tx
      .select()
      .from(inboxEvent)
      .where(
        and(
          eq(inboxEvent.status, "waiting"),
          lte(inboxEvent.tryAt, now),
          or(isNull(inboxEvent.leaseUntil), lt(inboxEvent.leaseUntil, sql`clock_timestamp()`)),
        ),
      )
      .orderBy(asc(inboxEvent.receivedAt))
      .limit(most)
      .for("update", { skipLocked: true });
    const keys = due.map(({ key }) => key);
    if (keys.length === 0) return [];
    await tx
      .update(inboxEvent)
      .set({ leaseUntil: sql`clock_timestamp() + interval '10 seconds'`, attempts: sql`attempts + 1` })
      .where(inArray(inboxEvent.key, keys));
    return due.map((event) => ({ ...event, attempts: event.attempts + 1 }));
  });
}

/** Ends an event in the transaction of its effects; false when another worker ended it first, and then nothing may stay. */
export async function finish(tx: Db, key: string, status: "done" | "ignored" | "dead"): Promise<boolean> {
  const done = await tx
    .update(inboxEvent)
    .set({ status, leaseUntil: null })
    .where(and(eq(inboxEvent.key, key), eq(inboxEvent.status, "waiting")))
    .returning({ key: inboxEvent.key });
  return done.length > 0;
}

export const retryLater = (db: Db, key: string, { tryAt, error }: { tryAt: Date; error: string }) =>
  db.update(inboxEvent).set({ tryAt, error, leaseUntil: null }).where(eq(inboxEvent.key, key));

/** Events are kept for 30 days, far beyond the platform's last repeat after 7 hours. */
export const forgetEvents = (db: Db, now: Date) =>
  db
    .delete(inboxEvent)
    .where(
      and(
        lt(inboxEvent.receivedAt, sql`${now.toISOString()}::timestamptz - interval '30 days'`),
        sql`status <> 'waiting'`,
      ),
    );

/** When the platform last spoke to us; null before the first event. */
export async function lastEventAt(db: Db): Promise<Date | null> {
  const [row] = await db.select({ at: sql<Date | string | null>`max(received_at)` }).from(inboxEvent);
  return row?.at ? new Date(row.at) : null;
}
