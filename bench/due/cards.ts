import type { City } from "./city.ts";

type Lot = { round: number; count: number; aheadMs?: number; everyMs?: number };

/** Morning cards of different liaisons, each with one matter of the unit on it; each so long after the other. */
export async function promiseCards(
  { sql }: Pick<City, "sql">,
  { round, count, aheadMs = 0, everyMs = 0 }: Lot,
): Promise<void> {
  await sql`insert into outbox_message (id, view, person_id, send_at, try_at, created_at, status, uuid)
    select md5('card' || ${round} || n)::uuid, '{"view":"morning","day":"2026-11-30"}', md5('person' || n)::uuid, at, at, at,
      'waiting', md5('card' || ${round} || n)
    from (select n, clock_timestamp() + make_interval(secs => (${aheadMs}::float8 + n * ${everyMs}::float8) / 1000) as at
      from generate_series(1, ${count}::int) n) cards`;
  await sql`insert into outbox_line select md5('card' || ${round} || n)::uuid, shares.id, 'keepAlive'
    from generate_series(1, ${count}::int) n, lateral (select id from assignment
      where unit_id = md5('unit' || n)::uuid and status = 'inProgress' and due >= '2027-01-01' limit 1) shares`;
}
