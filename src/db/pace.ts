import { and, asc, eq, inArray, isNull, lt, or, sql } from "drizzle-orm";
import { z } from "zod";
import type { Db } from "./db.ts";
import type { Leave, Windows } from "./pace-windows.ts";
import { leaveFor, paceLimits } from "./pace-windows.ts";
import { rows } from "./rows.ts";
import { setting } from "./schema/journal.ts";
import { paceMark } from "./schema/messages.ts";

const LOCK = 7_352_001;
const PAUSE = "paceUntil";
/** As many as two seconds take: while they are drawn, the windows fill and empty. */
const MOST_WAITING = 2 * paceLimits.perSecond;

/** Longer than the client waits for an answer: a call without an end by then belongs to a process that died. */
const CALL_ENDS_WITHIN = sql.raw("interval '11 seconds'");
const ended = sql`coalesce(done_at, coalesce(begun_at, taken_at) + ${CALL_ENDS_WITHIN})`;
/** An older version at work beside this one ends calls it never marked as begun. */
const made = sql`(begun_at is not null or done_at is not null)`;
/** Asked once for each statement: a moment that may differ from row to row finds no index. */
const ago = (window: string) => sql`(select clock_timestamp() - ${sql.raw(`interval '${window}'`)})`;
const recent = sql`(done_at is null or done_at > ${ago("1 minute")})`;
const paused = sql`exists (select 1 from ${setting} where key = ${PAUSE} and (value #>> '{}')::timestamptz > clock_timestamp())`;

/** Held until the transaction ends, so that two processes never count the same free place. */
const lock = (tx: Db) => tx.execute(sql`select pg_advisory_xact_lock(${LOCK})`);

const room = z.object({ waiting: z.coerce.number(), minute: z.coerce.number(), paused: z.coerce.boolean() });
const busy = z.object({ receiver: z.string(), taken: z.coerce.number() });

/**
 * How many calls may be promised a place now, all processes together, and how many places each receiver has taken.
 * What is promised has its place within two seconds, and in the minute's window within one. Times are the database's.
 */
export async function freePlaces(tx: Db): Promise<{ places: number; taken: Map<string, number> }> {
  await lock(tx);
  const [now] = await rows(
    tx,
    room,
    sql`select
      count(*) filter (where not ${made} and ${ended} > clock_timestamp())::int as waiting,
      count(*) filter (where ${ended} > clock_timestamp() - interval '59 seconds')::int as minute,
      ${paused} as paused
    from ${paceMark} where ${recent}`,
  );
  const receivers = await rows(
    tx,
    busy,
    sql`select receiver, count(*)::int as taken from ${paceMark}
      where (done_at is null or done_at > ${ago("1 second")})
        and ${ended} > clock_timestamp() - interval '1 second' group by receiver`,
  );
  const { waiting = 0, minute = 0, paused: rests = false } = now ?? {};
  const free = Math.min(MOST_WAITING - waiting, paceLimits.perMinute - minute);
  return { places: rests ? 0 : Math.max(0, free), taken: new Map(receivers.map((r) => [r.receiver, r.taken])) };
}

/** Promises each of these a place; the ids take and give it back. */
export async function promiseCalls(tx: Db, receivers: readonly string[]): Promise<number[]> {
  const promised = await tx
    .insert(paceMark)
    .values(receivers.map((receiver) => ({ receiver, takenAt: sql`clock_timestamp()` })))
    .returning({ id: paceMark.id });
  return promised.map(({ id }) => id);
}

const counted = z.object({ receiver: z.string(), agoMs: z.coerce.number() });
const minute = z.object({ calls: z.coerce.number(), freeInMs: z.coerce.number(), pausedMs: z.coerce.number() });

async function windows(tx: Db): Promise<Windows & { pausedMs: number }> {
  const lastSecond = await rows(
    tx,
    counted,
    sql`select receiver, extract(epoch from clock_timestamp() - ${ended}) * 1000 as "agoMs" from ${paceMark}
      where (done_at is null or done_at > ${ago("1 second")})
        and ${made} and ${ended} > clock_timestamp() - interval '1 second' order by ${ended}`,
  );
  const [last] = await rows(
    tx,
    minute,
    sql`select count(*)::int as calls,
      greatest(0, coalesce(extract(epoch from min(${ended}) + interval '1 minute' - clock_timestamp()) * 1000, 0)) as "freeInMs",
      (select coalesce(max(extract(epoch from (value #>> '{}')::timestamptz - clock_timestamp()) * 1000), 0)
        from ${setting} where key = ${PAUSE}) as "pausedMs"
    from ${paceMark} where ${recent} and ${made} and ${ended} > clock_timestamp() - interval '1 minute'`,
  );
  const { calls = 0, freeInMs = 0, pausedMs = 0 } = last ?? {};
  return { lastSecond, lastMinute: { calls, freeInMs }, pausedMs };
}

/**
 * Takes the promised places that are free now; for the rest says how long to wait. A call counts from here until one
 * window after its end, whatever the network did meanwhile; one of a process that died, until it must have ended.
 */
export function takePlaces(db: Db, ids: readonly number[]): Promise<Leave> {
  return db.transaction(async (tx) => {
    await lock(tx);
    const { pausedMs, ...standing } = await windows(tx);
    if (pausedMs > 0) return { begin: [], waitMs: pausedMs, full: true };
    const wanting = await tx
      .select({ id: paceMark.id, receiver: paceMark.receiver })
      .from(paceMark)
      .where(and(inArray(paceMark.id, [...ids]), isNull(paceMark.begunAt)))
      .orderBy(asc(paceMark.id));
    const leave = leaveFor(wanting, standing);
    if (leave.begin.length > 0) {
      await tx.update(paceMark).set({ begunAt: sql`clock_timestamp()` }).where(inArray(paceMark.id, leave.begin));
    }
    return leave;
  });
}

export const endCalls = (db: Db, ids: readonly number[]) =>
  db
    .update(paceMark)
    .set({ doneAt: sql`clock_timestamp()` })
    .where(inArray(paceMark.id, [...ids]));

/** Gives a promised place back for which nothing has left; a place taken stays taken. */
export const returnPlace = (db: Db, id: number) =>
  db.delete(paceMark).where(and(eq(paceMark.id, id), isNull(paceMark.begunAt)));

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
  const old = sql`clock_timestamp() - interval '2 minutes'`;
  await db
    .delete(paceMark)
    .where(or(lt(paceMark.doneAt, old), and(isNull(paceMark.doneAt), lt(paceMark.takenAt, old))));
}
