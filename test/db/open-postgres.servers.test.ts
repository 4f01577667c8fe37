import { randomBytes } from "node:crypto";
import { once } from "node:events";
import type { Socket } from "node:net";
import { connect, createServer } from "node:net";
import { sql } from "drizzle-orm";
import postgres from "postgres";
import { describe, expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import type { Db } from "../../src/db/db.ts";
import { migrationsInStep } from "../../src/db/migrate.ts";
import { objection, openPostgres } from "../../src/db/open-postgres.ts";
import { rows } from "../../src/db/rows.ts";
import { createLog } from "../../src/log.ts";
import { freshPostgresDatabase, provided } from "../support/servers.ts";

const log = createLog("silent");
const limit = z.object({ set: z.string() });
const batch = z.object({ id: z.int(), steps: z.int() });

async function opened(url: string, silentMs?: number) {
  const database = await openPostgres({ url, log, startSeconds: 0, ...(silentMs ? { silentMs } : {}) });
  onTestFinished(() => database.close());
  return database;
}

/** An empty database of the run, without a single table. */
async function emptyDatabase(encoding = "UTF8"): Promise<string> {
  const { postgresUrl, run } = provided();
  const name = `${run}_${randomBytes(6).toString("hex")}`;
  const server = postgres(postgresUrl ?? "", { max: 1, onnotice: () => undefined });
  await server.unsafe(`create database ${name} template template0 encoding '${encoding}' locale 'C'`);
  await server.end();
  return at(postgresUrl ?? "", { pathname: `/${name}` });
}

function at(url: string, change: Partial<URL>) {
  return Object.assign(new URL(url), change).href;
}

/** The network between us and the server: it can be cut, mended, and made to swallow everything. */
async function network(url: string) {
  const { hostname, port } = new URL(url);
  const ends = new Set<Socket>();
  let swallowing = false;
  const relay = createServer((near) => {
    const far = connect(Number(port || 5432), hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(one);
      one.on("data", (bytes) => swallowing || other.write(bytes));
      one.on("error", () => other.destroy());
      one.on("close", () => other.destroy());
    }
  });
  const listen = async (on = 0) => {
    relay.listen(on, "127.0.0.1");
    await once(relay, "listening");
    const address = relay.address();
    return typeof address === "object" && address ? address.port : 0;
  };
  const own = await listen();
  const cut = async () => {
    const closed = relay.listening ? once(relay, "close") : null;
    relay.close();
    for (const end of ends) end.destroy();
    await closed;
  };
  onTestFinished(cut);
  return {
    url: at(url, { hostname: "127.0.0.1", port: String(own) }),
    cut,
    mend: () => listen(own),
    swallow: (on: boolean) => {
      swallowing = on;
    },
  };
}

describe("PostgreSQL", () => {
  test("打开、迁移、应答、关闭；两个进程同时迁移一个空库，各自成功", async () => {
    const url = await emptyDatabase();
    const [one, other] = [await opened(url), await opened(url)];
    expect(await migrationsInStep(one.db)).toBe(false);
    await Promise.all([one.migrate(), other.migrate(), one.migrate()]);
    expect(await migrationsInStep(one.db)).toBe(true);
    await other.ping();
  });

  test("不是 UTF-8 的库被拒绝", async () => {
    const url = await emptyDatabase("LATIN1");
    await expect(openPostgres({ url, log })).rejects.toThrow("编码是 LATIN1，必须是 UTF8");
  });

  test.each<[string, Partial<URL>, string]>([
    ["没有这个库", { pathname: "/duban_test_nowhere" }, "3D000"],
    ["没有监听的端口", { port: "1" }, "ECONNREFUSED"],
    ["找不到的主机", { hostname: "nowhere.invalid" }, "E"],
  ])("%s：一句话说明，不带地址和密码", async (_, change, code) => {
    const url = at(provided().postgresUrl ?? "", { username: "someone", password: "canary-9d1", ...change });
    const as = change.pathname ? at(url, { username: new URL(provided().postgresUrl ?? "").username }) : url;
    const refusal = openPostgres({ url: as, log, startSeconds: 0 });
    await expect(refusal).rejects.toThrow(code);
    await expect(refusal).rejects.not.toThrow(/canary-9d1|postgres:\/\//);
  });

  test("数据库还在启动就等一等", async () => {
    const { url, drop } = await freshPostgresDatabase();
    onTestFinished(drop);
    const line = await network(url);
    await line.cut();
    const opening = openPostgres({ url: line.url, log, startSeconds: 5 });
    await line.mend();
    const database = await opening;
    await database.ping();
    await database.close();
  });

  test("断开时马上报错，恢复后自己接上", async () => {
    const { url, drop } = await freshPostgresDatabase();
    onTestFinished(drop);
    const line = await network(url);
    const database = await opened(line.url);
    await database.ping();
    for (const round of [1, 2, 3]) {
      await line.cut();
      for (const _ of [1, 2, 3]) await expect(database.ping(), `round ${round}`).rejects.toThrow();
      await line.mend();
      await expect.poll(() => database.ping().then(() => "answers"), { timeout: 3_000 }).toBe("answers");
    }
  });

  test("事务中途断开：整个事务作废，连接归还", async () => {
    const { url, drop } = await freshPostgresDatabase();
    onTestFinished(drop);
    const line = await network(url);
    const { db } = await opened(line.url);
    await db.execute(sql`create table tried (n int)`);
    for (const _ of Array.from({ length: 12 })) {
      const broken = db.transaction(async (tx) => {
        await tx.execute(sql`insert into tried values (1)`);
        await line.cut();
        await tx.execute(sql`insert into tried values (2)`);
      });
      await expect(broken).rejects.toThrow();
      await line.mend();
    }
    await expect
      .poll(() => db.execute<{ n: number }>(sql`select count(*)::int as n from tried`), { timeout: 3_000 })
      .toMatchObject([{ n: 0 }]);
  });

  test("对方一声不响也不会永远等下去", async () => {
    const { url, drop } = await freshPostgresDatabase();
    onTestFinished(drop);
    const line = await network(url);
    const database = await opened(line.url, 300);
    line.swallow(true);
    await expect(database.ping()).rejects.toThrow();
    line.swallow(false);
    await expect.poll(() => database.ping().then(() => "answers"), { timeout: 5_000 }).toBe("answers");
  });

  test("空闲得久的连接被收回，下一次照样应答", async () => {
    const { url, drop } = await freshPostgresDatabase();
    onTestFinished(drop);
    const database = await opened(url, 100);
    const sessions = async () => {
      const sql = postgres(url, { max: 1 });
      const found =
        await sql`select 1 from pg_stat_activity where datname = current_database() and application_name = 'duban'`;
      await sql.end();
      return found.length;
    };
    await database.ping();
    await expect.poll(sessions, { timeout: 5_000 }).toBe(0);
    await database.ping();
  });

  test("服务器不停地杀连接：每个事务要么全有要么全无，互不串门，进程不倒", async () => {
    const { url, drop } = await freshPostgresDatabase();
    onTestFinished(drop);
    const { db } = await opened(url);
    await db.execute(sql`create table batch (id int, step int)`);
    const killer = postgres(url, { max: 1, onnotice: () => undefined });
    let working = true;
    const killing = (async () => {
      while (working) {
        await killer`select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and application_name = 'duban' and random() < 0.2`;
      }
    })();
    const insert = async (tx: Db, id: number, step: number) => {
      const done = tx.execute(sql`insert into batch values (${id}, ${step})`);
      await (id % 3 === 0 ? done.catch(() => undefined) : done);
      if (id % 4 === 0) await new Promise(setImmediate);
    };
    const outcomes = new Map<number, boolean>();
    const worker = async (from: number) => {
      for (let id = from; id < from + 40; id += 1) {
        const done = db.transaction(async (tx) => {
          for (const step of [1, 2, 3, 4, 5]) await insert(tx, id, step);
        });
        outcomes.set(id, (await Promise.allSettled([done]))[0]?.status === "fulfilled");
      }
    };
    await Promise.all(Array.from({ length: 15 }, (_, n) => worker(n * 100)));
    working = false;
    await killing;
    await killer.end();
    await expect.poll(() => db.execute(sql`select 1`).then(Boolean, () => false)).toBe(true);
    const found = await rows(db, batch, sql`select id, count(*)::int as steps from batch group by id`);
    expect(found.filter(({ steps }) => steps !== 5)).toEqual([]);
    const whole = new Set(found.map(({ id }) => id));
    const acknowledged = [...outcomes].filter(([, done]) => done).map(([id]) => id);
    expect(acknowledged.filter((id) => !whole.has(id))).toEqual([]);
    expect(acknowledged.length).toBeGreaterThan(0);
    expect(acknowledged.length).toBeLessThan(600);
  });

  test("语句出错后硬要提交，不算成功", async () => {
    const { url, drop } = await freshPostgresDatabase();
    onTestFinished(drop);
    const { db } = await opened(url);
    const broken = db.transaction((tx) => tx.execute(sql`select 1 / 0`).catch(() => "went on"));
    await expect(broken).rejects.toThrow("rolled the transaction back");
    expect(await db.transaction(async () => "next")).toBe("next");
  });

  test("嵌套的事务只退回自己那一段", async () => {
    const { url, drop } = await freshPostgresDatabase();
    onTestFinished(drop);
    const { db } = await opened(url);
    await db.execute(sql`create table tried (n int)`);
    await db.transaction(async (tx) => {
      await tx.execute(sql`insert into tried values (1)`);
      await tx.transaction((inner) => inner.execute(sql`insert into tried values (2)`));
      const failing = tx.transaction(async (inner) => {
        await inner.transaction((innermost) => innermost.execute(sql`insert into tried values (3)`));
        throw new Error("changed my mind");
      });
      await expect(failing).rejects.toThrow("changed my mind");
      await tx.execute(sql`insert into tried values (4)`);
    });
    const found = await rows(db, z.object({ n: z.int() }), sql`select n from tried order by n`);
    expect(found.map(({ n }) => n)).toEqual([1, 2, 4]);
  });

  test("连接上来就被挂断，当作断开", async () => {
    const rude = createServer((socket) => socket.destroy()).listen(0, "127.0.0.1");
    await once(rude, "listening");
    onTestFinished(() => {
      rude.close();
    });
    const address = rude.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const opening = openPostgres({ url: `postgres://someone@127.0.0.1:${port}/duban`, log, startSeconds: 0 });
    await expect(opening).rejects.toThrow("连接不上数据库");
  });

  test("同时来的比连接多，排队办完；关闭时等手里的办完", async () => {
    const { url, drop } = await freshPostgresDatabase();
    onTestFinished(drop);
    const database = await opened(url);
    const answers = Array.from({ length: 60 }, (_, n) =>
      database.db.transaction((tx) => rows(tx, limit, sql`select ${String(n)}::text as set from pg_sleep(0.01)`)),
    );
    expect((await Promise.all(answers)).flat().map(({ set }) => Number(set))).toEqual([...answers.keys()]);
    let begun: (() => void) | undefined;
    const inHand = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const last = database.db.transaction(async (tx) => {
      begun?.();
      await tx.execute(sql`select pg_sleep(0.2)`);
    });
    await inHand;
    await database.close();
    await last;
    await expect(database.ping()).rejects.toThrow();
  });

  test("文字数组两头都是数组", async () => {
    const { url, drop } = await freshPostgresDatabase();
    onTestFinished(drop);
    const { db } = await opened(url);
    const words = ["督办", 'a,"b"\\c', "", "{}", " x y ", "一\n二", "null"];
    const list = z.object({ list: z.array(z.string()) });
    expect(await rows(db, list, sql`select ${sql.param(words)}::text[] as list`)).toEqual([{ list: words }]);
    expect(await rows(db, list, sql`select '{}'::text[] as list`)).toEqual([{ list: [] }]);
  });

  test("一条语句、等锁、事务里发呆都有时限", async () => {
    const { url, drop } = await freshPostgresDatabase();
    onTestFinished(drop);
    const { db } = await opened(url);
    for (const name of ["statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout"]) {
      const [row] = await rows(db, limit, sql`select current_setting(${name}) as set`);
      expect(row?.set, name).toMatch(/^\d+s$/);
    }
  });
});

test.each([
  [{ version: 14, encoding: "UTF8" }, /PostgreSQL 14，需要 15/],
  [{ version: 15, encoding: "SQL_ASCII" }, /SQL_ASCII/],
  [{ version: 15, encoding: "UTF8" }, null],
  [{ version: 18, encoding: "UTF8" }, null],
])("%j 能不能用", (server, sentence) => {
  const said = objection(server);
  if (sentence) expect(said).toMatch(sentence);
  else expect(said).toBeNull();
});
