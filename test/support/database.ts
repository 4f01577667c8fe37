import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PGlite } from "@electric-sql/pglite";
import { drizzle as onPglite } from "drizzle-orm/pglite";
import { drizzle as onPostgres } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { onTestFinished } from "vitest";
import type { App } from "../../src/app.ts";
import type { Clock } from "../../src/clock.ts";
import type { Db } from "../../src/db/db.ts";
import { schema } from "../../src/db/schema.ts";
import { calendar } from "../../src/domain/calendar/workdays.ts";
import type { Log } from "../../src/log.ts";
import { seedRoster } from "../../src/usecases/roster/seed.ts";
import { databaseUnderTest, freshPglite, freshPostgresDatabase } from "./servers.ts";
import { town, townChats } from "./town.ts";

/** Embedded databases no test is using: to empty one takes a hundredth of the time to make one. */
const idle: PGlite[] = [];
/** The first one of a process is compiled, which on a busy machine would use up the time of a test. */
if (databaseUnderTest() === "pglite") idle.push(await freshPglite());

/** Takes everything out, past the triggers that keep the journal. */
const EMPTY = `do $$ begin
  set local session_replication_role = replica;
  execute (
    select 'truncate ' || string_agg(format('%I', tablename), ', ') || ' restart identity'
    from pg_tables where schemaname = 'public'
  );
end $$`;

async function borrowedPglite(): Promise<PGlite> {
  const pglite = idle.pop() ?? (await freshPglite());
  onTestFinished(async () => {
    await pglite.exec(EMPTY);
    idle.push(pglite);
  });
  return pglite;
}

/**
 * A migrated and empty database of one's own, of the kind this project of the suite runs on, until the test ends. A test
 * that alters tables takes a fresh one from servers.ts, as the embedded ones are used again.
 */
export async function openTestDatabase(): Promise<Db> {
  if (databaseUnderTest() === "pglite") return onPglite(await borrowedPglite(), { schema });
  const { url, drop } = await freshPostgresDatabase();
  const client = postgres(url, { max: 4, onnotice: () => undefined });
  onTestFinished(async () => {
    await client.end();
    await drop();
  });
  return onPostgres(client, { schema });
}

export type HandClock = Clock & {
  /** Turns the clock: an instant with its zone, such as `2026-11-24T09:00+08:00`. */
  set(at: string): void;
};

export function handClock(at: string): HandClock {
  let now = new Date(at);
  return {
    now: () => new Date(now),
    set: (next) => {
      now = new Date(next);
    },
  };
}

export const silentLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "duban-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export type TestApp = { app: App; clock: HandClock; db: Db };

/** What a use case leans on, over a database of one's own and a clock turned by hand. */
export async function testApp({ at = "2026-11-24T09:00+08:00" }: { at?: string } = {}): Promise<TestApp> {
  const db = await openTestDatabase();
  const clock = handClock(at);
  return { app: { db, clock, calendar, log: silentLog, dataDir: temporaryFolder() }, clock, db };
}

/** The same with the small invented roster of `town.ts` in it. */
export async function seededApp(options: { at?: string } = {}): Promise<TestApp> {
  const made = await testApp(options);
  await seedRoster(made.app, { rows: town, chats: townChats });
  return made;
}
