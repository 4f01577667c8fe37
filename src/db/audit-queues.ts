import type { SQL } from "drizzle-orm";
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Db } from "./db.ts";
import { paceLimits } from "./pace.ts";
import { rows } from "./rows.ts";

/** What waits to be done by itself. */
export type Queue =
  | "reminders"
  | "replanning"
  | "outbox"
  | "inbox"
  | "evidence"
  | "openings"
  | "exports"
  | "imports"
  | "delegations"
  | "digests"
  | "notices"
  | "departures"
  | "selfChecks"
  | "seals";

/** The foremost of what is due in a queue, and how many stand at that same place: while somebody works, one of them moves. */
export type Waiting = { queue: Queue; mark: string; tied: number };

type Due = { table: string; at: string; where: SQL; untimed?: true };

const free = sql`(q.lease_until is null or q.lease_until < clock_timestamp())`;
const waits = sql`q.status = 'waiting' and ${free}`;

const calls = sql`(select count(*) from pace_mark where done_at is null or done_at > clock_timestamp() - interval '1 minute')`;
const paused = sql`(select 1 from setting where key = 'paceUntil' and (value #>> '{}')::timestamptz > clock_timestamp())`;

/** The platform's own limits hold messages back: a pause it asked for, or a minute of which half is used up. */
const unheld = sql`${calls} < ${paceLimits.perMinute / 2} and not exists ${paused}`;

const inGroups = (purpose: string): SQL => sql`q.dead is null and q.purposes @> array[${purpose}]::text[]`;

const queues = {
  reminders: { table: "assignment", at: "wake_at", where: sql`q.status <> 'closed'` },
  outbox: { table: "outbox_message", at: "try_at", where: sql`${waits} and ${unheld}` },
  inbox: { table: "inbox_event", at: "try_at", where: waits },
  evidence: { table: "evidence", at: "try_at", where: sql`q.status = 'pending' and ${free}` },
  openings: { table: "evidence_opening", at: "try_at", where: sql`true` },
  exports: { table: "ledger_export", at: "try_at", where: sql`q.status = 'waiting'` },
  imports: { table: "roster_import", at: "try_at", where: sql`q.status = 'pending' and ${free}` },
  delegations: { table: "delegation", at: "wake_at", where: sql`true` },
  digests: { table: "chat_group", at: "digest_at", where: inGroups("digest") },
  notices: { table: "chat_group", at: "notice_at", where: inGroups("notice") },
  departures: { table: "chat_departure", at: "try_at", where: sql`true` },
  selfChecks: { table: "self_check", at: "try_at", where: sql`q.done_at is null` },
  seals: { table: "journal_unsealed", at: "journal_id", where: sql`true`, untimed: true },
} as const satisfies Record<Exclude<Queue, "replanning">, Due>;

function foremost([queue, { table, at, where, untimed }]: [string, Due], now: SQL): SQL {
  const column = sql.raw(`q.${at}`);
  const due = untimed ? where : sql`${where} and ${column} <= ${now}`;
  const of = sql.raw(`${table} q`);
  return sql`select ${queue}::text as queue, first.at::text as mark,
    (select count(*)::int from ${of} where ${due} and ${column} = first.at) as tied
    from (select ${column} as at from ${of} where ${due} order by ${column} limit 1) first`;
}

const open = sql`q.status in ('issued', 'inProgress', 'submitted', 'declined')`;

const waiting = z.object({ queue: z.string(), mark: z.string(), tied: z.coerce.number() });

/** The foremost of every queue that has something due, each found by its index. `replanBefore`: when the plan of reminders last changed. */
export async function waitingNow(db: Db, now: Date, replanBefore: Date): Promise<Waiting[]> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const before = sql`${replanBefore.toISOString()}::timestamptz`;
  const replanning = {
    table: "assignment",
    at: "reminded_through",
    where: sql`${open} and q.reminded_through < ${before}`,
  };
  const all = Object.entries({ ...queues, replanning }).map((each) => sql`(${foremost(each, at)})`);
  // Guarantee of the cast: the words are the keys above.
  return (await rows(db, waiting, sql.join(all, sql` union all `))) as Waiting[];
}

const lateness = z.object({ at: z.coerce.date().nullable() });

/** Since when the oldest message that nothing holds back should have left. */
export async function oldestUnsent(db: Db, now: Date): Promise<Date | null> {
  const [row] = await rows(
    db,
    lateness,
    sql`select min(send_at) as at from outbox_message
      where status = 'waiting' and tidies is null and send_at <= ${now.toISOString()}::timestamptz and ${unheld}`,
  );
  return row?.at ?? null;
}
