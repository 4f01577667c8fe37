import { rowOf } from "../src/bot/export/row.ts";
import { assignmentsVisibleTo, ledgerTotal } from "../src/db/assignments.ts";
import type { Db } from "../src/db/db.ts";
import type { LedgerFilter } from "../src/db/ledger-filter.ts";
import { ledgerFilter } from "../src/db/ledger-filter.ts";
import type { LedgerPlace } from "../src/db/ledger-rows.ts";
import { ledgerLines } from "../src/db/ledger-rows.ts";
import { actorByOpenId } from "../src/db/roster-store.ts";
import { streamLedger } from "../src/documents/ledger-workbook.ts";
import type { Actor } from "../src/domain/access/rights.ts";
import { day } from "../src/domain/calendar/day.ts";
import { calendar } from "../src/domain/calendar/workdays.ts";
import { figure, median, print } from "./figures.ts";
import type { Figure } from "./goals.ts";
import { matters, roster } from "./matters.ts";
import { ownPostgres } from "./place.ts";

const SIZES = [100_000, 1_000_000];
const PAGE = 10;
const LOT = 1_000;
const today = day("2026-11-24");
const MB = 1024 * 1024;

const asks: readonly [string, string, Partial<LedgerFilter>][] = [
  ["全部", "ou_0", {}],
  ["联络员：本单位全部", "ou_1", {}],
  ["逾期", "ou_0", { state: "overdue" }],
  ["本月下达", "ou_0", { from: "2026-11-01", to: "2026-11-30" }],
  ["领导批示 未办结", "ou_0", { categories: ["leaderInstructions"], state: "open" }],
  ["查找：只有一条", "ou_0", { words: "独秀峰景区" }],
  ["查找：百分之一", "ou_0", { words: "校园安全42处" }],
  ["查找：四分之一", "ou_0", { words: "雪亮工程" }],
  ["查找：没有", "ou_0", { words: "查无此事" }],
  ["联络员：查找", "ou_1", { words: "雪亮工程点位4处" }],
];

async function who(db: Db, openId: string): Promise<Actor> {
  const actor = await actorByOpenId(db, openId);
  if (!actor) throw new Error(`the bench has no ${openId}`);
  return actor;
}

async function reading(db: Db): Promise<void> {
  for (const [name, openId, asked] of asks) {
    const viewer = await who(db, openId);
    const filter = ledgerFilter.parse(asked);
    const { total } = await assignmentsVisibleTo(db, viewer, { filter, today, page: 1, size: PAGE });
    const page = await median(() => ledgerLines(db, viewer, { filter, today, after: null, size: PAGE }));
    const count = await median(() => ledgerTotal(db, viewer, { filter, today }));
    figure(name, `首页 ${page.toFixed(1)} ms　合计 ${count.toFixed(1)} ms（${total} 条）`);
  }
}

async function exporting(db: Db): Promise<void> {
  const viewer = await who(db, "ou_0");
  const filter = ledgerFilter.parse({});
  let [written, bytes, most] = [0, 0, 0];
  let after: LedgerPlace | null = null;
  async function* rows() {
    for (;;) {
      const { lines, last } = await ledgerLines(db, viewer, { filter, today, after, size: LOT });
      written += lines.length;
      after = last;
      yield lines.map((line) => rowOf(line, { calendar, today }));
      if (!last || lines.length < LOT) return;
    }
  }
  const before = process.memoryUsage().rss;
  const began = performance.now();
  for await (const piece of streamLedger({ heading: "台账", by: "", at: new Date(0), rows: rows() })) {
    bytes += piece.byteLength;
    most = Math.max(most, process.memoryUsage().rss);
  }
  const seconds = (performance.now() - began) / 1000;
  const grown = ((most - before) / MB).toFixed(0);
  figure("导出", `${written} 条　${seconds.toFixed(1)} s　${(bytes / MB).toFixed(1)} MB　内存增加最多 ${grown} MB`);
}

async function measured(size: number): Promise<void> {
  const place = await ownPostgres();
  try {
    await roster(place.sql);
    await matters(place.sql, size);
    print(`\n${size} 条`);
    await reading(place.db);
    await exporting(place.db);
  } finally {
    await place.close();
  }
}

/** 台账: page, total, search and export, at each size on a PostgreSQL of its own. */
export async function ledger(sizes: readonly number[]): Promise<readonly Figure[]> {
  for (const size of sizes.length > 0 ? sizes : SIZES) await measured(size);
  return [];
}
