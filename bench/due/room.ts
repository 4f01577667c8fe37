import type { City } from "./city.ts";

/**
 * Bytes a pending reminder takes in PostgreSQL: what the table grows by when each row has a `wakeAt`, and the index of
 * those that have one as it stands after the fill, for each of its entries.
 */
export async function bytesPerReminder({ sql }: City): Promise<number> {
  await sql`create unlogged table waking as select * from assignment`;
  await sql`create unlogged table resting as select * from assignment`;
  await sql`alter table resting drop column wake_at, add column wake_at timestamptz(3)`;
  await sql`vacuum full resting`;
  const [room] = await sql<{ bytes: number }[]>`select (
    (pg_relation_size('waking') - pg_relation_size('resting'))::float8 / (select count(*) from waking)
    + pg_relation_size('assignment_wake')::float8 / (select count(*) from assignment where wake_at is not null)) as bytes`;
  await sql`drop table waking, resting`;
  return room?.bytes ?? 0;
}
