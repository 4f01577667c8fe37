import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Db } from "./db.ts";
import { rows } from "./rows.ts";

/** No other setting may be taken for a moment, in whichever order the conditions are looked at. */
const momentAt = sql`(case when key in ('readinessAt', 'journalHeadAt') then (value->>'is')::timestamptz end)`;

const moment = z.object({ at: z.coerce.date().nullable() });

/** The next moment after `after` at which something acts by itself; null when nothing is planned. */
export async function nextDueAt(db: Db, after: Date): Promise<Date | null> {
  const from = after.toISOString();
  const [next] = await rows(
    db,
    moment,
    sql`select min(at) as at from (
      select min(wake_at) as at from assignment where wake_at > ${from}::timestamptz
      union all select min(try_at) from outbox_message where status = 'waiting' and try_at > ${from}::timestamptz
      union all select min(try_at) from inbox_event where status = 'waiting' and try_at > ${from}::timestamptz
      union all select min(try_at) from evidence where status = 'pending' and try_at > ${from}::timestamptz
      union all select min(wake_at) from delegation where wake_at > ${from}::timestamptz
      union all select min(${momentAt}) from setting where ${momentAt} > ${from}::timestamptz
      union all select min(try_at) from roster_import where status = 'pending' and try_at > ${from}::timestamptz
      union all select min(try_at) from ledger_export where status = 'waiting' and try_at > ${from}::timestamptz
      union all select min(try_at) from evidence_opening where try_at > ${from}::timestamptz
      union all select min(try_at) from chat_departure where try_at > ${from}::timestamptz
      union all select min(try_at) from self_check where done_at is null and try_at > ${from}::timestamptz
      union all select min(digest_at) from chat_group where dead is null and digest_at > ${from}::timestamptz
      union all select min(notice_at) from chat_group where dead is null and notice_at > ${from}::timestamptz
      union all select min(effective_at) from rule_version where effective_at > ${from}::timestamptz
    ) as due`,
  );
  return next?.at ?? null;
}

const count = z.object({ waiting: z.coerce.number() });

/** How much should have been done by `now` and is not. */
export async function dueNow(db: Db, now: Date): Promise<number> {
  const at = now.toISOString();
  const [found] = await rows(
    db,
    count,
    sql`select
      (select count(*) from assignment where wake_at <= ${at}::timestamptz)
      + (select count(*) from outbox_message where status = 'waiting' and try_at <= ${at}::timestamptz)
      + (select count(*) from inbox_event where status = 'waiting' and try_at <= ${at}::timestamptz)
      + (select count(*) from evidence_opening where try_at <= ${at}::timestamptz)
      + (select count(*) from chat_departure where try_at <= ${at}::timestamptz)
      + (select count(*) from self_check where done_at is null and try_at <= ${at}::timestamptz)
      + (select count(*) from evidence where status = 'pending' and try_at <= ${at}::timestamptz)
      + (select count(*) from delegation where wake_at <= ${at}::timestamptz)
      + (select count(*) from setting where ${momentAt} <= ${at}::timestamptz)
      + (select count(*) from roster_import where status = 'pending' and try_at <= ${at}::timestamptz)
      + (select count(*) from ledger_export where status = 'waiting' and try_at <= ${at}::timestamptz) as waiting`,
  );
  return found?.waiting ?? 0;
}
