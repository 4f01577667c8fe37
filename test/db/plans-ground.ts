import { drizzle } from "drizzle-orm/postgres-js";
import type { Sql } from "postgres";
import { matters, roster } from "../../bench/matters.ts";
import { schema } from "../../src/db/schema.ts";

const MANY = 100_000;
const SOME = 20_000;
const UNITS = 300;

/** A hundred thousand matters that wake and messages, with lines, events, records and calls; a few are in hand just now. */
export async function hundredThousand(sql: Sql): Promise<void> {
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
    insert into outbox_line select md5('card' || n)::uuid, md5('share' || n)::uuid, 'overdue' from generate_series(1, ${SOME}) n;
    insert into card_line select 'ref' || n, md5('card' || n)::uuid,
      jsonb_build_object('view', 'assignment', 'assignmentId', md5('share' || n)::uuid), md5('share' || n)::uuid::text
      from generate_series(1, ${SOME}) n;
    insert into inbox_event (key, event_type, payload, received_at, try_at, status)
      select 'event' || n, 'im.message.receive_v1', '{}', at, at, case when n % 1000 = 0 then 'waiting' else 'done' end
      from (select n, timestamptz '2026-11-20' - n * interval '1 minute' as at from generate_series(1, ${SOME}) n) events;
    insert into journal (at, act, article, item_id, assignment_id, detail, hashes)
      select '2026-11-20', 'issue', '四', md5('item' || n)::uuid, md5('share' || n)::uuid, '{}', '{}' from generate_series(1, ${SOME}) n;
    delete from journal_unsealed where journal_id % 1000 > 0;
    insert into pace_mark (receiver, taken_at, done_at)
      select 'p' || n, clock_timestamp() - interval '1 hour', clock_timestamp() - interval '1 hour' from generate_series(1, ${SOME}) n;
    analyze`);
}

type Query = { text: string; params: unknown[] };

const bigTables = [
  ...["supervision_item", "assignment", "outbox_message", "outbox_line", "card_line", "inbox_event"],
  ...["journal", "pace_mark"],
];
type Plan = { "Node Type": string; "Relation Name"?: string; Plans?: Plan[] };

const tablesIn = ({ Plans = [], ...node }: Plan): string[] => [
  ...(node["Node Type"] === "Seq Scan" && bigTables.includes(node["Relation Name"] ?? "")
    ? [node["Relation Name"] ?? ""]
    : []),
  ...Plans.flatMap(tablesIn),
];

/** What the product asks of this database is heard, and its plans are looked at afterwards. */
export function heardOn(sql: Sql) {
  const heard: Query[] = [];
  const logger = { logQuery: (text: string, params: unknown[]) => void heard.push({ text, params }) };
  return {
    db: drizzle(sql, { schema, logger }),
    /** Which large tables any statement of this run reads from one end to the other, and how many statements there were. */
    async readThrough(run: () => Promise<unknown>): Promise<{ statements: number; tables: string[] }> {
      heard.length = 0;
      await run();
      const asked = [...heard];
      const tables: string[] = [];
      for (const { text, params } of asked) {
        const [row] = await sql.unsafe(`explain (format json) ${text}`, params as never[]);
        for (const { Plan: plan } of (row?.["QUERY PLAN"] ?? []) as { Plan: Plan }[])
          tables.push(...tablesIn(plan).map((table) => `${table}: ${text}`));
      }
      return { statements: asked.length, tables };
    },
  };
}
