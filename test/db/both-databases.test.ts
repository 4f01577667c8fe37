import postgres from "postgres";
import { expect, onTestFinished, test } from "vitest";
import { databaseUnderTest, freshPglite, freshPostgresDatabase } from "../support/servers.ts";

const TABLES = "select count(*)::int as n from pg_tables where schemaname = 'public'";

async function fresh() {
  if (databaseUnderTest() === "pglite") {
    const pglite = await freshPglite();
    onTestFinished(() => pglite.close());
    return async (query: string) => (await pglite.query<{ n: number }>(query)).rows[0]?.n;
  }
  const { url, drop } = await freshPostgresDatabase();
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  onTestFinished(async () => {
    await sql.end();
    await drop();
  });
  return async (query: string) => (await sql.unsafe<{ n: number }[]>(query))[0]?.n;
}

test("每个测试各得一个已迁移的数据库，互不相见", async () => {
  const one = await fresh();
  const other = await fresh();
  const before = await other(TABLES);
  expect(before).toBeGreaterThan(0);
  await one("create table only_here (id int)");
  expect(await one(TABLES)).toBe((before ?? 0) + 1);
  expect(await other(TABLES)).toBe(before);
});
