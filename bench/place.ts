import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import type { Db } from "../src/db/db.ts";
import { migrationsFolder } from "../src/db/migrate.ts";
import { schema } from "../src/db/schema.ts";
import { postgresFolder } from "../test/support/servers-found.ts";
import { throwAwayPostgres } from "../test/support/servers-throwaway.ts";

export type Place = { url: string; db: Db; sql: postgres.Sql; close: () => Promise<void> };

/** A PostgreSQL of the bench's own, migrated and empty, gone afterwards. */
export async function ownPostgres(): Promise<Place> {
  const programs = postgresFolder();
  if (!programs) throw new Error("no initdb and postgres found");
  const server = await throwAwayPostgres(programs);
  const sql = postgres(`${server.url}/postgres`, { max: 2, onnotice: () => undefined });
  await migrate(drizzle(sql), { migrationsFolder });
  const close = async () => {
    await sql.end();
    await server.stop();
  };
  return { url: `${server.url}/postgres`, db: drizzle(sql, { schema }), sql, close };
}
