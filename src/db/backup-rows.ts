import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Db } from "./db.ts";
import { rows } from "./rows.ts";

const LINES_AT_ONCE = 2_000;

const standing = z.object({ name: z.string(), needs: z.string() });

/** Every table of the product, each behind those its rows refer to. */
export async function tablesInOrder(db: Db): Promise<string[]> {
  const all = await rows(
    db,
    standing,
    sql`select c.relname as name, coalesce(string_agg(distinct r.relname, ' '), '') as needs
      from pg_class c
      left join pg_constraint k on k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid
      left join pg_class r on r.oid = k.confrelid
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
      group by c.relname order by c.relname`,
  );
  const ordered: string[] = [];
  for (let left = all; left.length > 0; ) {
    const ready = left.filter(({ needs }) => needs.split(" ").every((each) => each === "" || ordered.includes(each)));
    if (ready.length === 0) throw new Error(`tables refer to each other in a circle: ${left.map(({ name }) => name)}`);
    ordered.push(...ready.map(({ name }) => name));
    left = left.filter(({ name }) => !ordered.includes(name));
  }
  return ordered;
}

const textLine = z.object({ line: z.string() });
const nothing = z.unknown();

/** The rows of a table as JSON, some at a time; `tx` must be a transaction, which they all are of one moment in. */
export async function* linesOf(tx: Db, table: string): AsyncGenerator<string[]> {
  await rows(
    tx,
    nothing,
    sql`declare backup no scroll cursor for select row_to_json(t)::text as line from ${sql.identifier(table)} t`,
  );
  for (;;) {
    const some = await rows(tx, textLine, sql`fetch ${sql.raw(String(LINES_AT_ONCE))} from backup`);
    if (some.length === 0) break;
    yield some.map(({ line }) => line);
  }
  await rows(tx, nothing, sql`close backup`);
}

const counter = z.object({ name: z.string(), last: z.coerce.number() });

/** Where the counters of ids stand, those never used left out. */
export async function countersOf(db: Db): Promise<Record<string, number>> {
  const all = await rows(
    db,
    counter,
    sql`select sequencename as name, last_value as last from pg_sequences
      where schemaname = 'public' and last_value is not null order by sequencename`,
  );
  return Object.fromEntries(all.map(({ name, last }) => [name, last]));
}

const hash = z.object({ hash: z.string() });

/** The migrations a database has seen, in their order. */
export const migrationsSeen = async (db: Db): Promise<string[]> =>
  (await rows(db, hash, sql`select hash from drizzle.__drizzle_migrations order by created_at`)).map((row) => row.hash);
