import { sql } from "drizzle-orm";
import { z } from "zod";
import { tablesInOrder } from "./backup-rows.ts";
import type { Db } from "./db.ts";
import { rows } from "./rows.ts";

const nothing = z.unknown();
const found = z.object({ found: z.boolean() });

/** What migrations themselves write. */
const FILLED_BY_MIGRATIONS: readonly string[] = ["rule_version"];

/** The first table that holds anything a migration did not write; null in a new database. */
export async function firstFilled(db: Db): Promise<string | null> {
  for (const name of await tablesInOrder(db)) {
    if (FILLED_BY_MIGRATIONS.includes(name)) continue;
    const [any] = await rows(db, found, sql`select exists (select 1 from ${sql.identifier(name)}) as found`);
    if (any?.found) return name;
  }
  return null;
}

async function withoutTriggers(tx: Db, table: string, work: () => Promise<void>): Promise<void> {
  const name = sql.identifier(table);
  await rows(tx, nothing, sql`alter table ${name} disable trigger user`);
  await work();
  await rows(tx, nothing, sql`alter table ${name} enable trigger user`);
}

/**
 * Puts rows back as they were read by `linesOf`; whatever a migration had written there gives way. The triggers that keep
 * and chain the records rest meanwhile, as the rows bring their own past.
 */
export async function putBack(tx: Db, table: string, lots: AsyncIterable<readonly string[]>): Promise<number> {
  const name = sql.identifier(table);
  let count = 0;
  await withoutTriggers(tx, table, async () => {
    if (FILLED_BY_MIGRATIONS.includes(table)) await rows(tx, nothing, sql`delete from ${name}`);
    for await (const lines of lots) {
      const json = `[${lines.join(",")}]`;
      await rows(
        tx,
        nothing,
        sql`insert into ${name} select * from json_populate_recordset(null::${name}, ${json}::json)`,
      );
      count += lines.length;
    }
  });
  return count;
}

/** Sets the counters of ids to where they stood. */
export async function setCounters(tx: Db, counters: Readonly<Record<string, number>>): Promise<void> {
  for (const [name, last] of Object.entries(counters)) {
    await rows(tx, nothing, sql`select setval(${`public.${name}`}::regclass, ${last}::bigint)`);
  }
}
