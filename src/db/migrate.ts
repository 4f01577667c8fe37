import { fileURLToPath } from "node:url";
import { sql } from "drizzle-orm";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import { z } from "zod";
import type { Db } from "./db.ts";
import { rows } from "./rows.ts";

/** Beside this file, in src and in dist alike. */
export const migrationsFolder = fileURLToPath(new URL("./migrations", import.meta.url));

const LOCK = 7_352_000;

/**
 * Brings a PostgreSQL database up to date on one connection of its own, without time limits: a second process waits
 * for the lock, then finds nothing left to do.
 */
export async function migratePostgres(url: string): Promise<void> {
  const connection = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    await connection`select pg_advisory_lock(${LOCK})`;
    await migrate(drizzle(connection), { migrationsFolder });
  } finally {
    await connection.end();
  }
}

const found = z.object({ found: z.boolean() });
const applied = z.object({ hash: z.string() });

/**
 * Whether every migration of this version stands in the database as it was written. Newer ones beside it are in order:
 * during a rolling restart the older processes go on serving.
 */
export async function migrationsInStep(db: Db): Promise<boolean> {
  const [table] = await rows(db, found, sql`select to_regclass('drizzle.__drizzle_migrations') is not null as found`);
  if (!table?.found) return false;
  const hashes = new Set(
    (await rows(db, applied, sql`select hash from drizzle.__drizzle_migrations`)).map(({ hash }) => hash),
  );
  return readMigrationFiles({ migrationsFolder }).every(({ hash }) => hashes.has(hash));
}
