import { setTimeout as wait } from "node:timers/promises";
import type postgres from "postgres";
import type { Matter } from "./matter.ts";
import { intended } from "./matter.ts";
import type { Findings } from "./seen.ts";

/** Once trouble is over, nobody waits for the minutes of a backoff: what waits for its next attempt is due now. */
export async function cutBackoffShort(sql: postgres.Sql): Promise<void> {
  await sql`update outbox_message set try_at = now() where status = 'waiting' and try_at > now()`;
  await sql`update inbox_event set try_at = now() where status = 'waiting' and try_at > now()`;
}

/** What would wake on some later morning wakes now: the sweep looks, finds nothing to say and puts its waking off again. */
export async function wakeAll(sql: postgres.Sql): Promise<void> {
  await sql`update assignment set wake_at = now() where status <> 'closed' and wake_at > now()`;
}

/** Waits until nothing is left to receive or to send, also what trouble put off; false when that takes too long. */
export async function drained(sql: postgres.Sql, withinMs = 90_000): Promise<boolean> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    await cutBackoffShort(sql);
    const [left] = await sql<{ left: number }[]>`select (
      (select count(*) from inbox_event where status = 'waiting') +
      (select count(*) from outbox_message where status = 'waiting'))::int as left`;
    if (left?.left === 0) return true;
    if (performance.now() > deadline) return false;
    await wait(1_000);
  }
}

async function numbers(sql: postgres.Sql, count: number): Promise<string[]> {
  const kept = await sql<
    { serial: number; status: string }[]
  >`select serial, status from supervision_item order by serial`;
  const serials = kept.map(({ serial }) => serial);
  const gaps = Array.from({ length: count }, (_, n) => n + 1).filter((n) => !serials.includes(n));
  return [
    ...(serials.length === count ? [] : [`${serials.length} items are kept, not ${count}`]),
    ...gaps.map((n) => `number ${n} is missing`),
    ...kept.filter(({ status }) => status !== "closed").map(({ serial, status }) => `number ${serial} is ${status}`),
  ];
}

async function acts(sql: postgres.Sql, matters: readonly Matter[]): Promise<string[]> {
  const rows = await sql<{ matter: string; act: string; count: number }[]>`
    select i.matter, j.act, count(*)::int as count from journal j
    join supervision_item i on i.id = j.item_id where j.refusal is null group by 1, 2`;
  const refused = await sql<
    { act: string; refusal: string }[]
  >`select act, refusal from journal where refusal is not null`;
  const found = refused.map(({ act, refusal }) => `${act} was refused: ${refusal}`);
  for (const matter of matters) {
    const meant = intended(matter);
    const done = Object.fromEntries(
      rows.filter((row) => row.matter === matter.name).map((row) => [row.act, row.count]),
    );
    for (const act of new Set([...Object.keys(meant), ...Object.keys(done)])) {
      const [want, have] = [meant[act] ?? 0, done[act] ?? 0];
      if (want !== have) found.push(`${matter.name}: ${act} ${have} times, meant ${want}`);
    }
  }
  return found;
}

const broken = (sql: postgres.Sql) => sql<{ what: string; count: number }[]>`
  select 'outbox ' || status as what, count(*)::int from outbox_message where status in ('waiting', 'failed') group by 1
  union all select 'inbox ' || status, count(*)::int from inbox_event where status in ('waiting', 'dead') group by 1
  union all select 'assignment ' || status, count(*)::int from assignment where status <> 'closed' group by 1
  union all select 'follow-up ' || kind, count(*)::int from follow_up group by 1
  union all select 'message of two rows', count(*)::int from (
    select message_id from outbox_message where message_id is not null and tidies is null
    group by 1 having count(*) > 1) twice having count(*) > 0
  union all select 'sent without a message', count(*)::int from outbox_message
    where status = 'sent' and tidies is null and message_id is null having count(*) > 0`;

/** What is known of each message that should not wait any more. */
async function stuck(sql: postgres.Sql): Promise<string[]> {
  const rows = await sql<{ id: string; said: string }[]>`
    select id, concat_ws(', ', 'attempt ' || attempts, 'error ' || error, 'try at ' || try_at, 'leased until ' || lease_until,
      'unsure since ' || unsure_since, 'redraws ' || tidies) as said
    from outbox_message where status = 'waiting' limit 5`;
  return rows.map(({ id, said }) => `waiting still: ${id}, ${said}`);
}

/** The database at the end, read past the product. */
export async function judgeKept(sql: postgres.Sql, matters: readonly Matter[]): Promise<Findings> {
  const wrong = [
    ...(await numbers(sql, matters.length)),
    ...(await acts(sql, matters)),
    ...(await broken(sql)).map(({ what, count }) => `${what}: ${count}`),
    ...(await stuck(sql)),
  ];
  return { lost: [], doubled: [], wrong, resent: 0 };
}
