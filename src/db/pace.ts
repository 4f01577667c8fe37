import { and, eq, inArray, isNull, lt, sql } from "drizzle-orm";
import { z } from "zod";
import type { Db } from "./db.ts";
import { rows } from "./rows.ts";
import { setting } from "./schema/journal.ts";
import { paceMark } from "./schema/messages.ts";

/** Limits of the message API (Feishu docs: send message, frequency control). Never raised on request. */
export const paceLimits = { perSecond: 50, perMinute: 1000, perReceiverSecond: 5 } as const;

const LOCK = 7_352_001;
const PAUSE = "paceUntil";

const windows = z.object({ second: z.coerce.number(), minute: z.coerce.number(), paused: z.coerce.boolean() });
const busy = z.object({ receiver: z.string(), taken: z.coerce.number() });

/** Longer than the client waits for an answer: a call without an end by then belongs to a process that died. */
const CALL_ENDS_WITHIN = sql.raw("interval '11 seconds'");
/** Asked once for each statement: a moment that may differ from row to row finds no index. */
const ago = (window: string) => sql`(select clock_timestamp() - ${sql.raw(`interval '${window}'`)})`;
const ended = sql`coalesce(done_at, taken_at + ${CALL_ENDS_WITHIN})`;

/**
 * How many calls may start now, all processes together, and which receivers are full. Holds a lock until the
 * transaction ends, so two processes never count the same free place. A call counts from its start until one window
 * after its end, whatever the network did meanwhile; one that a dead process left behind, until it must have ended.
 * Times are the database's.
 */
export async function freePlaces(tx: Db): Promise<{ places: number; taken: Map<string, number> }> {
  await tx.execute(sql`select pg_advisory_xact_lock(${LOCK})`);
  const [now] = await rows(
    tx,
    windows,
    sql`select
      count(*) filter (where ${ended} > clock_timestamp() - interval '1 second')::int as second,
      count(*) filter (where ${ended} > clock_timestamp() - interval '1 minute')::int as minute,
      exists (select 1 from ${setting} where key = ${PAUSE} and (value #>> '{}')::timestamptz > clock_timestamp()) as paused
    from ${paceMark} where done_at is null or done_at > ${ago("1 minute")}`,
  );
  const receivers = await rows(
    tx,
    busy,
    sql`select receiver, count(*)::int as taken from ${paceMark}
      where (done_at is null or done_at > ${ago("1 second")})
        and ${ended} > clock_timestamp() - interval '1 second' group by receiver`,
  );
  const { second = 0, minute = 0, paused = false } = now ?? {};
  const free = Math.min(paceLimits.perSecond - second, paceLimits.perMinute - minute);
  return { places: paused ? 0 : Math.max(0, free), taken: new Map(receivers.map((r) => [r.receiver, r.taken])) };
}

const fullness = z.object({ second: z.coerce.number(), freeInMs: z.coerce.number().nullable() });

/**
 * In how many milliseconds the first place of a full second is free again, while nobody knows when a call on its way ends
 * 0; null while the second has places left.
 */
export async function placeFreeInMs(db: Db): Promise<number | null> {
  const [now] = await rows(
    db,
    fullness,
    sql`select count(*)::int as second,
      extract(epoch from min(done_at) + interval '1 second' - clock_timestamp()) * 1000 as "freeInMs"
    from ${paceMark} where (done_at is null or done_at > ${ago("1 second")})
      and ${ended} > clock_timestamp() - interval '1 second'`,
  );
  if (!now || now.second < paceLimits.perSecond) return null;
  return Math.max(0, now.freeInMs ?? 0);
}

/** Marks calls as begun; the ids end them. */
export async function beginCalls(tx: Db, receivers: readonly string[]): Promise<number[]> {
  const begun = await tx
    .insert(paceMark)
    .values(receivers.map((receiver) => ({ receiver, takenAt: sql`clock_timestamp()` })))
    .returning({ id: paceMark.id });
  return begun.map(({ id }) => id);
}

/** The call itself begins only now, after what had to be read before it. */
export const renewCall = (db: Db, id: number) =>
  db
    .update(paceMark)
    .set({ takenAt: sql`clock_timestamp()` })
    .where(and(eq(paceMark.id, id), isNull(paceMark.doneAt)));

export const endCalls = (db: Db, ids: readonly number[]) =>
  db
    .update(paceMark)
    .set({ doneAt: sql`clock_timestamp()` })
    .where(inArray(paceMark.id, [...ids]));

/** The platform asked for a pause (`x-ogw-ratelimit-reset`): no process sends before it is over. */
export const pauseCalls = (db: Db, ms: number) =>
  db
    .insert(setting)
    .values({
      key: PAUSE,
      value: sql`to_jsonb(clock_timestamp() + ${ms} * interval '1 millisecond')`,
      updatedAt: sql`clock_timestamp()`,
    })
    .onConflictDoUpdate({
      target: setting.key,
      set: { value: sql`excluded.value`, updatedAt: sql`clock_timestamp()` },
    });

/** Forgets calls older than any window, those of processes that died among them. */
export async function forgetCalls(db: Db): Promise<void> {
  await db
    .update(paceMark)
    .set({ doneAt: sql`taken_at + ${CALL_ENDS_WITHIN}` })
    .where(and(isNull(paceMark.doneAt), lt(paceMark.takenAt, sql`clock_timestamp() - interval '1 minute'`)));
  await db.delete(paceMark).where(lt(paceMark.doneAt, sql`clock_timestamp() - interval '2 minutes'`));
}
