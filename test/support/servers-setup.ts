import { randomBytes } from "node:crypto";
import { Redis } from "ioredis";
import postgres from "postgres";
import type { TestProject } from "vitest/node";
import type { Provided } from "./servers.ts";
import { migratedTemplate } from "./servers.ts";
import { postgresFolder, redisFolder } from "./servers-found.ts";
import type { Server } from "./servers-throwaway.ts";
import { throwAwayPostgres, throwAwayRedis } from "./servers-throwaway.ts";

const given = (url: string): Server => ({ url, stop: async () => undefined });

async function postgresServer(): Promise<Server> {
  const url = process.env.TEST_DATABASE_URL;
  if (url) return given(url);
  const server = await throwAwayPostgres(postgresFolder() ?? "");
  return { ...server, url: `${server.url}/postgres` };
}

async function redisServer(): Promise<Server | null> {
  const url = process.env.TEST_REDIS_URL;
  if (url) return given(url);
  const folder = redisFolder();
  return folder ? throwAwayRedis(folder) : null;
}

async function dropDatabases(url: string, run: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  const left = await sql<{ datname: string }[]>`select datname from pg_database where starts_with(datname, ${run})`;
  for (const { datname } of left) await sql`drop database if exists ${sql(datname)} with (force)`;
  await sql.end();
}

async function dropKeys(url: string, prefix: string): Promise<void> {
  const redis = new Redis(url);
  for await (const keys of redis.scanStream({ match: `${prefix}*`, count: 1000 })) {
    if (keys.length > 0) await redis.del(...keys);
  }
  redis.disconnect();
}

/** Gives the run a PostgreSQL and, where there is one, a Redis; takes back everything of this run at the end. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const run = `duban_test_${process.pid}_${randomBytes(3).toString("hex")}`;
  const database = await postgresServer();
  const redis = await redisServer();
  const provided: Provided = { run, postgresUrl: database.url, redisUrl: redis?.url ?? null, redisPrefix: run };
  project.provide("provided", provided);
  const takeBack = async () => {
    await dropDatabases(database.url, run);
    if (redis) await dropKeys(redis.url, run);
    await Promise.all([database.stop(), redis?.stop()]);
  };
  try {
    await migratedTemplate(database.url, run);
  } catch (error) {
    await takeBack();
    throw error;
  }
  return takeBack;
}
