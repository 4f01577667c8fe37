import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PGlite } from "@electric-sql/pglite";
import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/pglite";
import type { Clock } from "../../src/clock.ts";
import { claimMode } from "../../src/db/mode.ts";
import type { Database } from "../../src/db/open.ts";
import { schema } from "../../src/db/schema.ts";
import type { Product } from "../../src/product.ts";
import { assemble } from "../../src/product.ts";
import { seedRoster } from "../../src/usecases/roster/seed.ts";
import { config, now } from "../feishu/wire.ts";
import { town, townChats } from "../support/town.ts";

export const METRICS_TOKEN = "metrics-token-of-the-hostile-tests";
export const APP_SECRET = "app-secret-of-the-hostile-tests";
export const SECRET = "secret-of-the-hostile-tests-of-32-letters";
export const TENANT = "2ab0sample0tenant";

export type Ground = {
  product: Product;
  clock: Clock;
  /** How many statements the database was asked for so far. */
  statements(): number;
  /** Everything that was logged so far, a line each. */
  lines: string[];
  /** What was logged as an error. */
  errors: string[];
  close(): Promise<void>;
};

/** Nobody answers there. */
const NOWHERE = "http://127.0.0.1:9";

type Base = Pick<Database, "kind" | "db" | "close"> & {
  /** How many statements it was asked for so far. */
  statements(): number;
};

/** An embedded database that counts what it is asked for. */
export function counting(client: PGlite): Base {
  let asked = 0;
  const logger = {
    logQuery: () => {
      asked += 1;
    },
  };
  const db = drizzle(client, { schema, logger });
  return { kind: "pglite", db, statements: () => asked, close: () => client.close() };
}

function listening() {
  const lines: string[] = [];
  const errors: string[] = [];
  const note = (line: object, words = "") => void lines.push(`${JSON.stringify(line)} ${words}`);
  const error = (line: object) => {
    note(line);
    errors.push(JSON.stringify(line));
  };
  return { lines, errors, log: { info: note, warn: note, error } };
}

/** The product as production assembles it, over a migrated database with a roster; no job runs unless it is asked to. */
export async function openGround({ statements, ...base }: Base, clock: Clock = { now: () => now }): Promise<Ground> {
  const { db } = base;
  const { lines, errors, log } = listening();
  const dataDir = mkdtempSync(join(tmpdir(), "duban-hostile-"));
  const ping = async () => void (await db.execute(sql`select 1`));
  const database: Database = { ...base, migrate: async () => undefined, ping };
  await claimMode(db, "production");
  await seedRoster({ db, clock }, { rows: town, chats: townChats });
  const settings = { role: "all", redisUrl: null, dataDir, metricsToken: METRICS_TOKEN, secret: SECRET } as const;
  const platform = { domain: NOWHERE, appId: config.appId, appSecret: APP_SECRET };
  const edge = { clock, platform, gate: config, tenantKey: TENANT, pages: null };
  const product = await assemble({ settings, database, edge, log, stopping: () => false });
  const close = async () => {
    await product.close();
    await base.close();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { product, clock, statements, lines, errors, close };
}
