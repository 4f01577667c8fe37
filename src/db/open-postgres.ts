import { setTimeout as wait } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import { z } from "zod";
import type { Log } from "../log.ts";
import type { Db } from "./db.ts";
import { migratePostgres } from "./migrate.ts";
import type { Database } from "./open.ts";
import { openPool } from "./open-pool.ts";
import { OpenRefused } from "./open-refused.ts";
import { patience } from "./open-settings.ts";
import { rows } from "./rows.ts";
import { schema } from "./schema.ts";
import { sqlStateOf } from "./sql-state.ts";

const LEAST_VERSION = 15;
const POOL_SIZE = 10;

/** What a person can do about each answer; for the rest the address itself is the suspect. */
const cures: Record<string, string> = {
  "28P01": "用户名或密码不对",
  "28000": "数据库不允许这个用户从本机登录，请检查 pg_hba.conf",
  "3D000": "没有这个库，请先创建：create database 库名 template template0 encoding 'UTF8'",
  "42501": "这个用户没有使用该库的权限",
  ECONNREFUSED: "主机上没有 PostgreSQL 在监听，请检查主机、端口和数据库服务",
  ENOTFOUND: "找不到这个主机名",
  CONNECT_TIMEOUT: "主机没有应答，请检查网络和防火墙",
};

/** Answers of a server that is starting, full or not there yet; anything else will not change by waiting. */
const passing = new Set([
  ...["ECONNREFUSED", "ECONNRESET", "ENOTFOUND", "EAI_AGAIN", "ETIMEDOUT", "EHOSTUNREACH"],
  ...["CONNECT_TIMEOUT", "CONNECTION_CLOSED", "CONNECTION_ENDED", "57P03", "53300"],
]);

const answer = z.object({ version: z.int(), encoding: z.string() });

/** Why a server cannot be used, as a sentence; null when it can. */
export function objection({ version, encoding }: z.infer<typeof answer>): string | null {
  if (version < LEAST_VERSION)
    return `数据库是 PostgreSQL ${version}，需要 ${LEAST_VERSION} 或更高版本。请先升级数据库。`;
  if (encoding !== "UTF8")
    return `这个库的编码是 ${encoding}，必须是 UTF8。请重新建库：create database 库名 template template0 encoding 'UTF8'。`;
  return null;
}

async function inspect(db: Db): Promise<void> {
  const question = sql`select current_setting('server_version_num')::int / 10000 as version,
    current_setting('server_encoding') as encoding`;
  for (const server of await rows(db, answer, question)) {
    const sentence = objection(server);
    if (sentence) throw new OpenRefused(sentence);
  }
}

/** Waits for a server that is only just starting, up to half a minute; a refusal that stays is said at once. */
async function untilServing(db: Db, { log, startSeconds }: { log: Log; startSeconds: number }): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await inspect(db);
    } catch (error) {
      if (error instanceof OpenRefused) throw error;
      const code = sqlStateOf(error);
      if (!passing.has(code) || tries > startSeconds) {
        const cure = cures[code] ?? "请检查 DATABASE_URL";
        throw new OpenRefused(`连接不上数据库（${code || "原因不明"}）：${cure}。`, { cause: error });
      }
      log.warn({ event: "databaseAway", code, tries });
      await wait(1_000);
    }
  }
}

type Place = { url: string; log: Log; startSeconds?: number; silentMs?: number };

/**
 * A pool on a PostgreSQL server that reconnects by itself; while the server is away every query fails within seconds.
 * Throws `OpenRefused` when it cannot be reached, is older than 15 or keeps its texts in anything but UTF-8.
 */
export async function openPostgres({
  url,
  log,
  startSeconds = patience.startSeconds,
  silentMs = patience.silentMs,
}: Place): Promise<Database> {
  const pool = openPool(url, { size: POOL_SIZE, silentMs });
  const db = drizzle(pool.client, { schema });
  try {
    await untilServing(db, { log, startSeconds });
  } catch (error) {
    await pool.close();
    throw error;
  }
  return {
    kind: "postgres",
    db,
    migrate: () => migratePostgres(url),
    ping: async () => {
      await db.execute(sql`select 1`);
    },
    close: () => pool.close(),
  };
}
