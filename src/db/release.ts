import type { SQL } from "drizzle-orm";
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Db } from "./db.ts";
import { rows } from "./rows.ts";

/** From when the backup is, and until when the system it was made of may have spoken. */
export type Doubt = { madeAt: Date; spokenUntil: Date };

const counted = z.object({ count: z.coerce.number() });

const moment = (at: Date): SQL => sql`${at.toISOString()}::timestamptz`;

/** What each kind of thing due within the doubtful time means for whoever goes on. */
export type Doubtful = "messages" | "reminders" | "digests" | "notices" | "delegations" | "events" | "requests";

const unsentUntil = (until: SQL): SQL =>
  sql`status = 'waiting' and tidies is null and unsure_since is null and send_at <= ${until}`;

/** Which rows are in doubt; the same words count them and settle them. */
const inDoubt = {
  messages: (until) => sql`outbox_message where ${unsentUntil(until)}`,
  reminders: (until) => sql`assignment where wake_at <= ${until}`,
  digests: (until) => sql`chat_group where digest_at <= ${until}`,
  notices: (until) => sql`chat_group where notice_at <= ${until}`,
  delegations: (until) => sql`delegation where wake_at <= ${until}`,
  events: (until) => sql`inbox_event where status = 'waiting' and received_at <= ${until}`,
  requests: (until) => sql`(
    select asked_at from ledger_export where status = 'waiting'
    union all select asked_at from evidence_opening
    union all select asked_at from self_check where done_at is null) asked where asked_at <= ${until}`,
} as const satisfies Record<Doubtful, (until: SQL) => SQL>;

/** How much of each kind was due until then and may have been said, or done, by the system the backup is of. */
export async function countDoubtful(db: Db, { spokenUntil }: Doubt): Promise<Record<Doubtful, number>> {
  const counts = Object.entries(inDoubt).map(async ([kind, where]) => {
    const [row] = await rows(db, counted, sql`select count(*) as count from ${where(moment(spokenUntil))}`);
    return [kind, row?.count ?? 0] as const;
  });
  return Object.fromEntries(await Promise.all(counts)) as Record<Doubtful, number>;
}

const SLOTS_OF_A_DELEGATION = ["stands", "stood", "return"];

/** A slot that is taken is never said: the word on a 代理 that began or ended meanwhile. */
const delegationWordsTaken = (until: SQL): SQL => sql`
  insert into outbox_message (id, view, slot, send_at, created_at, try_at, status, uuid, error)
  select gen_random_uuid(), '{"view":"delegation"}', word || ':' || id, wake_at, ${until}, wake_at, 'dropped', gen_random_uuid()::text, '恢复前'
  from delegation, unnest(string_to_array(${SLOTS_OF_A_DELEGATION.join(",")}, ',')) word
  where wake_at <= ${until} on conflict do nothing`;

/**
 * Settles what is in doubt so that nothing is said twice: a message on its way is looked for in its chat before it is
 * sent; what would have been promised counts as said, and the next slot of each comes as planned.
 */
export async function settleDoubtful(tx: Db, { madeAt, spokenUntil }: Doubt): Promise<void> {
  const until = moment(spokenUntil);
  const statements = [
    sql`update outbox_message set unsure_since = least(send_at, ${moment(madeAt)}), lease_until = null where ${unsentUntil(until)}`,
    sql`update assignment set reminded_through = ${until} where wake_at <= ${until} and reminded_through < ${until}`,
    sql`update chat_group set digest_at = null where digest_at <= ${until}`,
    sql`update chat_group set notice_at = null, notice_from = ${until} where notice_at <= ${until}`,
    sql`delete from setting where (case when key = 'readinessAt' then (value->>'is')::timestamptz end) <= ${until}`,
    delegationWordsTaken(until),
    sql`update inbox_event set status = 'ignored', error = '恢复前已收到', lease_until = null
      where status = 'waiting' and received_at <= ${until}`,
    sql`update ledger_export set status = 'stopped', ended_at = ${until}, error = '恢复前' where status = 'waiting' and asked_at <= ${until}`,
    sql`delete from evidence_opening where asked_at <= ${until}`,
    sql`delete from self_check where done_at is null and asked_at <= ${until}`,
  ];
  for (const statement of statements) await rows(tx, z.unknown(), statement);
}
