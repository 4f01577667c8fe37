import { and, desc, eq, isNull, or, sql } from "drizzle-orm";
import { z } from "zod";
import type { Db } from "./db.ts";
import { rows } from "./rows.ts";
import { inboxEvent, outboxMessage } from "./schema/messages.ts";
import { person } from "./schema/roster.ts";

const moment = (at: Date | string | null | undefined): Date | null => (at ? new Date(at) : null);

/** When an event of this type last came; null where none came within the days events are kept. */
export async function lastOfType(db: Db, eventType: string): Promise<Date | null> {
  const [row] = await db
    .select({ at: sql<Date | string | null>`max(received_at)` })
    .from(inboxEvent)
    .where(eq(inboxEvent.eventType, eventType));
  return moment(row?.at);
}

/** When a message last left; null before the first. */
export async function lastSentAt(db: Db): Promise<Date | null> {
  const [row] = await db
    .select({ at: outboxMessage.sentAt })
    .from(outboxMessage)
    .where(and(eq(outboxMessage.status, "sent"), isNull(outboxMessage.tidies)))
    .orderBy(desc(outboxMessage.sentAt))
    .limit(1);
  return moment(row?.at);
}

/** How many people there are, and how many of them no message reaches. */
export async function reach(db: Db): Promise<{ people: number; unreachable: number }> {
  const [row] = await db
    .select({
      people: sql<number>`count(*)::int`,
      unreachable: sql<number>`(count(*) filter (where ${or(isNull(person.openId), sql`${person.unreachable} is not null`)}))::int`,
    })
    .from(person)
    .where(isNull(person.endedAt));
  return { people: Number(row?.people ?? 0), unreachable: Number(row?.unreachable ?? 0) };
}

const answer = z.object({ at: z.coerce.date(), version: z.string() });

/** What the database takes for the time, and what it is. */
export async function databaseSays(db: Db): Promise<z.infer<typeof answer>> {
  const question = sql`select clock_timestamp() as at, current_setting('server_version') as version`;
  const [row] = await rows(db, answer, question);
  if (!row) throw new Error("the database says nothing");
  return row;
}
