import { eq, sql } from "drizzle-orm";
import { drizzle as onPglite } from "drizzle-orm/pglite";
import { drizzle as onPostgres } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { expect, onTestFinished, test } from "vitest";
import type { Db } from "../../src/db/db.ts";
import { migrationsInStep } from "../../src/db/migrate.ts";
import { claimMode, pinnedTenant, pinTenant, takeIntoUse } from "../../src/db/mode.ts";
import { setting } from "../../src/db/schema/journal.ts";
import { schema } from "../../src/db/schema.ts";
import { databaseUnderTest, freshPglite, freshPostgresDatabase } from "../support/servers.ts";

async function fresh(): Promise<Db> {
  if (databaseUnderTest() === "pglite") {
    const pglite = await freshPglite();
    onTestFinished(() => pglite.close());
    return onPglite(pglite, { schema });
  }
  const { url, drop } = await freshPostgresDatabase();
  const client = postgres(url, { max: 4, onnotice: () => undefined });
  onTestFinished(async () => {
    await client.end();
    await drop();
  });
  return onPostgres(client, { schema });
}

test("第一次启动定下模式，同一模式可以反复启动，另一模式被拒绝", async () => {
  const db = await fresh();
  await claimMode(db, "production");
  await claimMode(db, "production");
  await expect(claimMode(db, "trial")).rejects.toThrow(/属于正式运行，不能用于试用.*DATA_DIR/);
  await db.delete(setting).where(eq(setting.key, "mode"));
  await claimMode(db, "trial");
  await expect(claimMode(db, "production")).rejects.toThrow(/属于试用，不能用于正式运行.*换一个空库/);
});

test("两种模式同时抢一个新库，只有一种得到", async () => {
  const db = await fresh();
  const results = await Promise.allSettled([claimMode(db, "trial"), claimMode(db, "production")]);
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("别的模式的库，连迁移都不动", async () => {
  const db = await fresh();
  await claimMode(db, "production");
  const migrate = () => Promise.reject(new Error("migrated a database of the other mode"));
  await expect(takeIntoUse({ db, migrate }, "trial")).rejects.toThrow("属于正式运行");
});

test("还没有表的新库先迁移再定模式", async () => {
  const db = await fresh();
  await db.execute(sql`alter table setting rename to setting_later`);
  const migrate = async () => {
    await db.execute(sql`alter table setting_later rename to setting`);
  };
  await takeIntoUse({ db, migrate }, "trial");
  await expect(claimMode(db, "production")).rejects.toThrow("属于试用");
});

test("第一个企业被固定，别的企业不认，不管它的标识长什么样", async () => {
  const db = await fresh();
  for (const tenantKey of ["2ed263bf32cf1651", "1234567890123456", "12e4567890123456", "true", "null"]) {
    expect(await pinnedTenant(db)).toBeNull();
    expect(await pinTenant(db, tenantKey)).toBe(true);
    expect(await pinTenant(db, tenantKey)).toBe(true);
    expect(await pinTenant(db, "another")).toBe(false);
    expect(await pinnedTenant(db)).toBe(tenantKey);
    await db.delete(setting).where(eq(setting.key, "tenantKey"));
  }
});

test("两个企业同时先到，只固定一个", async () => {
  const db = await fresh();
  const pinned = await Promise.all([pinTenant(db, "one"), pinTenant(db, "other")]);
  expect(pinned.sort()).toEqual([false, true]);
});

test("迁移是否到位：少一条、被改过、没有表都算没到位，多出新版本的不算", async () => {
  const db = await fresh();
  expect(await migrationsInStep(db)).toBe(true);
  await db.execute(sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('newer', 9999999999999)`);
  expect(await migrationsInStep(db)).toBe(true);
  await db.execute(sql`update drizzle.__drizzle_migrations set hash = 'edited' where id = 1`);
  expect(await migrationsInStep(db)).toBe(false);
  await db.execute(sql`drop table drizzle.__drizzle_migrations`);
  expect(await migrationsInStep(db)).toBe(false);
});
