import { drizzle } from "drizzle-orm/postgres-js";
import type { Sql } from "postgres";
import postgres from "postgres";
import { onTestFinished } from "vitest";
import { matters, roster } from "../../bench/matters.ts";
import type { App } from "../../src/app.ts";
import { schema } from "../../src/db/schema.ts";
import { calendar } from "../../src/domain/calendar/workdays.ts";
import { handClock, silentLog } from "../support/database.ts";
import { freshPostgresDatabase } from "../support/servers.ts";

const MANY = 100_000;
const UNITS = 300;

/** Matters that wake, with the messages, lines, events, records and calls of years; a few of each are in hand just now. */
async function fill(sql: Sql): Promise<void> {
  await roster(sql, { units: UNITS, liaisons: UNITS });
  await matters(sql, MANY, { units: UNITS, searched: false });
  await sql.unsafe(`
    update assignment set wake_at = timestamptz '2027-01-04T01:00Z' + (random() * 60)::int * interval '1 day',
        reminded_through = '2026-11-20' where ended_at is null;
    update assignment set wake_at = '2026-11-24T01:00Z', due = '2026-11-24', status = 'inProgress'
      where id in (select id from assignment where ended_at is null limit 50);
    insert into outbox_message (id, view, person_id, slot, send_at, try_at, created_at, status, uuid, message_id, chat_id, sent_at)
      select md5('card' || n)::uuid, '{"view":"morning","day":"2026-11-20"}', md5('person' || n % ${UNITS} + 1)::uuid,
        'morning:' || n, at, at, at, case when n % 1000 = 0 then 'waiting' else 'sent' end, n::text,
        case when n % 1000 > 0 then 'om_' || n end, 'oc_' || n % ${UNITS}, case when n % 1000 > 0 then at end
      from (select n, timestamptz '2026-11-20' - n * interval '1 minute' as at from generate_series(1, ${MANY}) n) cards;
    insert into outbox_line select md5('card' || n)::uuid, md5('share' || n)::uuid, 'overdue' from generate_series(1, ${MANY}) n;
    insert into card_line select 'ref' || n, md5('card' || n)::uuid,
      jsonb_build_object('view', 'assignment', 'assignmentId', md5('share' || n)::uuid), md5('share' || n)::uuid::text
      from generate_series(1, ${MANY}) n;
    insert into inbox_event (key, event_type, payload, received_at, try_at, status)
      select 'event' || n, 'im.message.receive_v1', '{}', at, at, case when n % 1000 = 0 then 'waiting' else 'done' end
      from (select n, timestamptz '2026-11-20' - n * interval '1 minute' as at from generate_series(1, ${MANY}) n) events;
    insert into journal (at, act, article, item_id, assignment_id, detail, hashes)
      select '2026-11-20', 'issue', '四', md5('item' || n)::uuid, md5('share' || n)::uuid, '{}', '{}' from generate_series(1, ${MANY}) n;
    delete from journal_unsealed where journal_id % 1000 > 0;
    insert into pace_mark (receiver, taken_at, done_at)
      select 'p' || n, clock_timestamp() - interval '1 hour', clock_timestamp() - interval '1 hour' from generate_series(1, ${MANY}) n;
    analyze`);
}

type Query = { text: string; params: unknown[] };

const bigTables = [
  ...["supervision_item", "assignment", "outbox_message", "outbox_line", "card_line", "inbox_event"],
  ...["journal", "pace_mark"],
];
type Plan = { "Node Type": string; "Relation Name"?: string; Plans?: Plan[] };

const readThrough = ({ Plans = [], ...node }: Plan): string[] => [
  ...(node["Node Type"] === "Seq Scan" && bigTables.includes(node["Relation Name"] ?? "")
    ? [node["Relation Name"] ?? ""]
    : []),
  ...Plans.flatMap(readThrough),
];

/** A hundred thousand of everything on a PostgreSQL of one's own, and an ear for what the product asks of it. */
export async function hundredThousand() {
  const { url, drop } = await freshPostgresDatabase();
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  onTestFinished(async () => {
    await sql.end();
    await drop();
  });
  await fill(sql);
  const heard: Query[] = [];
  const logger = { logQuery: (text: string, params: unknown[]) => void heard.push({ text, params }) };
  const db = drizzle(sql, { schema, logger });
  const clock = handClock("2026-11-24T09:00+08:00");
  const app: App = { db, clock, calendar, log: silentLog, dataDir: "" };
  return {
    app,
    db,
    /** The large tables that any of the statements of this run reads from one end to the other. */
    async readsThrough(run: () => Promise<unknown>): Promise<string[]> {
      heard.length = 0;
      await run();
      const found: string[] = [];
      for (const { text, params } of [...heard]) {
        const [row] = await sql.unsafe(`explain (format json) ${text}`, params as never[]);
        for (const { Plan: plan } of (row?.["QUERY PLAN"] ?? []) as { Plan: Plan }[])
          found.push(...readThrough(plan).map((table) => `${table}: ${text}`));
      }
      return found;
    },
    statements: () => heard.length,
  };
}
