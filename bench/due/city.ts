import type { App } from "../../src/app.ts";
import type { Database } from "../../src/db/open.ts";
import { openDatabase } from "../../src/db/open.ts";
import { calendar } from "../../src/domain/calendar/workdays.ts";
import { createLog } from "../../src/log.ts";
import { items, roster } from "../matters.ts";
import type { Place } from "../place.ts";
import { ownPostgres } from "../place.ts";

export const UNITS = 300;
/** How many fall due on each of the burst's days. */
export const BURST = 10_000;
/** Working days in a row, the first of them a Tuesday; the others fall due later. */
export const days = ["2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27", "2026-11-30"] as const;

/**
 * As many open matters, each of one of 300 units with a liaison; waking at nine on one of sixty mornings from 2027 on,
 * but for those of the burst's days. What wakes is then due today by the rule itself.
 */
async function openMatters({ sql }: Place, count: number): Promise<void> {
  await items(sql, count);
  const each = Math.min(BURST, Math.floor(count / 2 / days.length));
  await sql`insert into assignment (id, item_id, unit_id, status, due, version, issued_at, acknowledge_by, acknowledged_at,
      returns, reminded_through, last_card_on, wake_at)
    select md5('share' || serial)::uuid, id, md5('unit' || (serial % ${UNITS}::int + 1))::uuid, 'inProgress',
      coalesce(burst, later), 1, issued_at, '2026-11-01', '2026-11-01', 0,
      coalesce(burst - 1 + time '12:00', '2026-11-20') at time zone 'UTC', '2026-11-20',
      (coalesce(burst, later) + time '01:00') at time zone 'UTC'
    from (select *, (string_to_array(${days.join(",")}, ',')::date[])[serial / ${each}::int + 1] as burst, date '2027-01-04' + (serial % 60) as later
      from supervision_item) dated order by serial`;
  await sql`vacuum analyze`;
}

export type City = Place & { database: Database; app: App; at: (instant: string) => void; leave: () => Promise<void> };

/** A city of 300 units with so many open matters on a server of its own, and the product's own way to it. */
export async function cityOf(count: number, { durable = false } = {}): Promise<City> {
  const place = await ownPostgres({ durable });
  await roster(place.sql, { units: UNITS, liaisons: UNITS });
  await openMatters(place, count);
  const log = createLog("silent");
  const database = await openDatabase({ url: place.url, dataDir: "", template: null, log });
  let now = new Date(`${days[0]}T00:00+08:00`);
  const app: App = { db: database.db, clock: { now: () => new Date(now) }, calendar, log, dataDir: "" };
  const leave = async () => {
    await database.close();
    await place.close();
  };
  return {
    ...place,
    ...{ database, app, leave },
    at: (instant) => {
      now = new Date(instant);
    },
  };
}
