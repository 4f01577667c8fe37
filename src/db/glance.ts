import { count, desc, sql } from "drizzle-orm";
import type { Db } from "./db.ts";
import { journal } from "./schema/journal.ts";
import { inboxEvent, outboxMessage } from "./schema/messages.ts";

/** A row of the product's own records: a kind and a state, no words and no names. */
type GlanceRow = { at: Date; kind: string; state: string; ref: string };

export type Glance = { total: number; counts: Record<string, number>; rows: GlanceRow[] };

type Counted = { state: string; rows: number };

const whole = (counted: readonly Counted[], rows: GlanceRow[]): Glance => ({
  total: counted.reduce((sum, each) => sum + each.rows, 0),
  counts: Object.fromEntries(counted.map(({ state, rows: many }) => [state, many])),
  rows,
});

async function inboxOf(db: Db, most: number): Promise<Glance> {
  const { status, receivedAt, eventType, key } = inboxEvent;
  const counted = await db.select({ state: status, rows: count() }).from(inboxEvent).groupBy(status);
  const rows = await db
    .select({ at: receivedAt, kind: eventType, state: status, ref: key })
    .from(inboxEvent)
    .orderBy(desc(receivedAt), desc(key))
    .limit(most);
  return whole(counted, rows);
}

async function outboxOf(db: Db, most: number): Promise<Glance> {
  const { status, createdAt, tidies, view, id } = outboxMessage;
  const counted = await db.select({ state: status, rows: count() }).from(outboxMessage).groupBy(status);
  const kind = sql<string>`case when ${tidies} is null then ${view}->>'view' else 'redraw' end`;
  const rows = await db
    .select({ at: createdAt, kind, state: status, ref: sql<string>`${id}::text` })
    .from(outboxMessage)
    .orderBy(desc(createdAt), desc(id))
    .limit(most);
  return whole(counted, rows);
}

async function journalOf(db: Db, most: number): Promise<Glance> {
  const { refusal, at, act, id } = journal;
  const state = sql<string>`case when ${refusal} is null then 'done' else 'refused' end`;
  const counted = await db.select({ state, rows: count() }).from(journal).groupBy(state);
  const rows = await db
    .select({ at, kind: act, state, ref: sql<string>`${id}::text` })
    .from(journal)
    .orderBy(desc(id))
    .limit(most);
  return whole(counted, rows);
}

/** How many rows the inbox, the outbox and the journal have by state, and the last `most` of each, newest first. */
export async function glance(db: Db, most: number): Promise<{ inbox: Glance; outbox: Glance; journal: Glance }> {
  return {
    inbox: await inboxOf(db, most),
    outbox: await outboxOf(db, most),
    journal: await journalOf(db, most),
  };
}
