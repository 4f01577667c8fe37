import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Sql } from "postgres";
import { ensureBuilt } from "../test/support/built.ts";
import type { ProductProcess } from "../test/support/product-process.ts";
import { startProduct } from "../test/support/product-process.ts";
import { figure } from "./figures.ts";
import type { Figure } from "./goals.ts";
import { roster } from "./matters.ts";
import type { StrictFeishu } from "./pacing/strict-feishu.ts";
import { strictFeishu } from "./pacing/strict-feishu.ts";
import { ownPostgres } from "./place.ts";

const SIZES = [100, 1_000];
const ROUNDS = 3;
const PROCESSES = 3;
const RECEIVERS = 250;
const LOOK_EVERY_MS = 100;
const GOAL = 0.98;

const secret = () => randomBytes(24).toString("hex");

/** The least time between the first and the last of so many calls at 50 a second and 1,000 a minute, in seconds. */
function leastSeconds(calls: number): number {
  const starts: number[] = [];
  for (let n = 0; n < calls; n += 1) {
    starts.push(Math.max(0, (starts[n - 50] ?? -1) + 1, (starts[n - 1_000] ?? -60) + 60));
  }
  return starts.at(-1) ?? 0;
}

async function people(sql: Sql): Promise<void> {
  await roster(sql);
  await sql`insert into person (id, name, unit_id, open_id)
    select md5('receiver' || n)::uuid, '示例' || n, md5('unit1')::uuid, 'ou_receiver_' || n
    from generate_series(1, ${RECEIVERS}::int) n`;
}

/** So many cards to as many people in turn, all due now. */
const promised = (sql: Sql, count: number) =>
  sql`insert into outbox_message (id, view, person_id, send_at, try_at, created_at, status, uuid)
    select id, '{"view":"text","text":"示例"}'::jsonb, md5('receiver' || n % ${RECEIVERS}::int + 1)::uuid,
      clock_timestamp(), clock_timestamp(), clock_timestamp(), 'waiting', id::text
    from (select n, gen_random_uuid() as id from generate_series(1, ${count}::int) n) rows`;

/** One burst; resolves to least ÷ taken, between the first and the last card that arrived. */
async function burst(sql: Sql, feishu: StrictFeishu, count: number): Promise<number> {
  await sql`delete from pace_mark`;
  feishu.reset();
  await promised(sql, count);
  while (feishu.arrivals.length < count) await wait(LOOK_EVERY_MS);
  const { arrivals } = feishu;
  return leastSeconds(count) / (((arrivals.at(-1) ?? 0) - (arrivals[0] ?? 0)) / 1_000);
}

async function fleet(url: string, feishuUrl: string, folder: string): Promise<ProductProcess[]> {
  const environment = {
    ...{ FEISHU_APP_ID: "cli_bench", FEISHU_APP_SECRET: secret(), FEISHU_ENCRYPT_KEY: secret() },
    ...{ FEISHU_VERIFICATION_TOKEN: secret(), FEISHU_DOMAIN: feishuUrl, DATABASE_URL: url },
    ...{ DUBAN_SECRET: secret(), DATA_DIR: folder, HOST: "127.0.0.1", PORT: "0", DUBAN_ROLE: "worker" },
  };
  const processes = Array.from({ length: PROCESSES }, () => startProduct(environment));
  for (const each of processes) {
    if ((await each.listening) === null) throw new Error(`a worker does not stand:\n${each.output()}`);
  }
  return processes;
}

const middle = (ratios: readonly number[]): number =>
  ratios.toSorted((a, b) => a - b)[Math.floor(ratios.length / 2)] ?? 0;

async function measured(sql: Sql, feishu: StrictFeishu, sizes: readonly number[]): Promise<readonly Figure[]> {
  await burst(sql, feishu, PROCESSES * 5);
  const rejected: number[] = [];
  const medians: number[] = [];
  const all: string[] = [];
  for (const count of sizes) {
    const ratios: number[] = [];
    for (let round = 0; round < (count > 1_000 ? 1 : ROUNDS); round += 1) {
      await wait(1_100);
      ratios.push(await burst(sql, feishu, count));
      rejected.push(feishu.rejected());
    }
    const words = ratios.map((ratio) => ratio.toFixed(3)).join(" ");
    figure(`${count} 条`, `${words}　被拒 ${rejected.reduce((sum, each) => sum + each, 0)}`);
    medians.push(middle(ratios));
    all.push(`${count}: ${words}`);
  }
  const refused = rejected.reduce((sum, each) => sum + each, 0);
  const met = refused === 0 && medians.every((ratio) => ratio >= GOAL);
  const value = `${medians.map((ratio) => ratio.toFixed(3)).join(" / ")}, ${refused} rejected`;
  return [{ id: "P11", value, spread: all.join("; "), met }];
}

/** Three workers on one PostgreSQL against a platform with true sliding windows. */
export async function pacing(sizes: readonly number[]): Promise<readonly Figure[]> {
  ensureBuilt();
  const place = await ownPostgres();
  const folder = mkdtempSync(join(tmpdir(), "duban-pacing-"));
  const feishu = await strictFeishu();
  let processes: ProductProcess[] = [];
  try {
    await people(place.sql);
    processes = await fleet(place.url, feishu.url, folder);
    return await measured(place.sql, feishu, sizes.length > 0 ? sizes : SIZES);
  } finally {
    await Promise.all(processes.map((each) => each.stop("SIGTERM")));
    await feishu.close();
    await place.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
