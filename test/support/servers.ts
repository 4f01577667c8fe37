import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import { inject } from "vitest";

export const migrationsFolder = join(import.meta.dirname, "../../src/db/migrations");

/** What a run was given: `run` begins the name of every database of this run, `redisPrefix` every key. */
export type Provided = { run: string; postgresUrl: string | null; redisUrl: string | null; redisPrefix: string };

declare module "vitest" {
  interface ProvidedContext {
    provided: Provided;
    pgliteTemplate: string;
  }
}

/** The database this project of the suite runs on; rules that need none see null. */
export function databaseUnderTest(): "pglite" | "postgres" | null {
  const name = process.env.DUBAN_TEST_DB;
  return name === "pglite" || name === "postgres" ? name : null;
}

const none: Provided = { run: "", postgresUrl: null, redisUrl: null, redisPrefix: "" };
export const provided = (): Provided => (databaseUnderTest() === "postgres" ? inject("provided") : none);

const connect = (url: string) => postgres(url, { max: 1, onnotice: () => undefined });

function at(url: string, database: string): string {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.href;
}

/** Creates the run's migrated database, from which every world's own is copied. */
export async function migratedTemplate(url: string, run: string): Promise<void> {
  const template = `${run}_template`;
  const server = connect(url);
  await server`create database ${server(template)} template template0 encoding 'UTF8'`;
  const database = connect(at(url, template));
  await migrate(drizzle(database), { migrationsFolder });
  await database.end();
  await server`alter database ${server(template)} allow_connections false`;
  await server.end();
}

export type OwnDatabase = { url: string; drop: () => Promise<void> };

/** A migrated PostgreSQL database of one's own in about a tenth of a second; `drop` ends what is still connected. */
export async function freshPostgresDatabase(): Promise<OwnDatabase> {
  const { postgresUrl, run } = provided();
  if (!postgresUrl) throw new Error("this project of the suite has no PostgreSQL");
  const name = `${run}_${randomBytes(6).toString("hex")}`;
  const server = connect(postgresUrl);
  await server`create database ${server(name)} template ${server(`${run}_template`)}`;
  await server.end();
  const drop = async () => {
    const again = connect(postgresUrl);
    await again`drop database if exists ${again(name)} with (force)`;
    await again.end();
  };
  return { url: at(postgresUrl, name), drop };
}

let packed: Blob | null = null;

/** A migrated embedded database of one's own, in memory; whoever takes it closes it. */
export async function freshPglite(): Promise<PGlite> {
  packed ??= new Blob([readFileSync(inject("pgliteTemplate"))]);
  return PGlite.create({ loadDataDir: packed });
}
