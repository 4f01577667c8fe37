import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { expect, onTestFinished, test } from "vitest";
import { matters, roster } from "../../bench/matters.ts";
import { ledgerTotal } from "../../src/db/assignments.ts";
import type { LedgerFilter } from "../../src/db/ledger-filter.ts";
import { ledgerFilter } from "../../src/db/ledger-filter.ts";
import { ledgerLines } from "../../src/db/ledger-rows.ts";
import { actorByOpenId } from "../../src/db/roster-store.ts";
import { schema } from "../../src/db/schema.ts";
import { day } from "../../src/domain/calendar/day.ts";
import { freshPostgresDatabase } from "../support/servers.ts";

const today = day("2026-11-24");
const ITEMS = 30_000;

async function ledgerOfThousands() {
  const { url, drop } = await freshPostgresDatabase();
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  onTestFinished(async () => {
    await sql.end();
    await drop();
  });
  await roster(sql);
  await matters(sql, ITEMS);
  const db = drizzle(sql, { schema });
  /** How many rows of the large tables were read one after another, by the server's own count. */
  const readThrough = async (): Promise<number> => {
    await sql`select pg_stat_force_next_flush()`;
    const [row] = await sql`select sum(seq_tup_read)::int as n from pg_stat_user_tables
      where relname in ('supervision_item', 'assignment', 'item_search')`;
    return Number(row?.n);
  };
  return { db, readThrough };
}

const asks: readonly [string, string, Partial<LedgerFilter>][] = [
  ["全部的首页", "ou_0", {}],
  ["逾期", "ou_0", { state: "overdue" }],
  ["领导批示 未办结", "ou_0", { categories: ["leaderInstructions"], state: "open" }],
  ["查找一件", "ou_0", { words: "独秀峰景区" }],
  ["查找一类", "ou_0", { words: "校园安全42处" }],
  ["查找没有的", "ou_0", { words: "查无此事" }],
  ["联络员的首页", "ou_1", {}],
  ["联络员 未办结", "ou_1", { state: "open" }],
  ["联络员查找", "ou_1", { words: "雪亮工程点位4处" }],
];

test("台账首页、往后翻和查找都走索引，不逐行读大表", async () => {
  const { db, readThrough } = await ledgerOfThousands();
  const after = { year: 2024, serial: 15_000, child: 0, position: 1, id: "00000000-0000-4000-8000-000000000000" };
  for (const [name, openId, asked] of asks) {
    const viewer = await actorByOpenId(db, openId);
    if (!viewer) throw new Error("nobody asks");
    const filter = ledgerFilter.parse(asked);
    const before = await readThrough();
    await ledgerLines(db, viewer, { filter, today, after: null, size: 10 });
    await ledgerLines(db, viewer, { filter, today, after: after as never, size: 10 });
    if (asked.words || openId === "ou_1") await ledgerTotal(db, viewer, { filter, today });
    expect([name, (await readThrough()) - before]).toEqual([name, 0]);
  }
});
