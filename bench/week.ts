import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type postgres from "postgres";
import { claimMode } from "../src/db/mode.ts";
import { openSandbox } from "../src/sandbox/platform/open.ts";
import { diceFrom } from "../test/chaos/dice.ts";
import { figure } from "./figures.ts";
import type { Figure } from "./goals.ts";
import { ownPostgres } from "./place.ts";
import { fillWeek, people } from "./week/city.ts";
import type { Week } from "./week/days.ts";
import { liveThrough } from "./week/days.ts";
import { hearing, judgeWeek, unsent } from "./week/judge.ts";
import type { Running } from "./week/running.ts";
import { begun } from "./week/running.ts";

const SIZE = 100_000;
const SEED = 7;
const days = ["2026-11-30", "2026-12-01", "2026-12-02", "2026-12-03", "2026-12-04", "2026-12-05", "2026-12-06"];
const FIRST_NIGHT = "2026-11-29T16:05:00.000Z";
const MOST_GROWTH = 1.15;

async function tablesMb(sql: postgres.Sql): Promise<number> {
  const [row] = await sql`select sum(pg_total_relation_size(relid))::float8 / 1048576 as mb from pg_stat_user_tables`;
  return Number(row?.mb);
}

/** The small Feishu with everybody, whose clock goes with the product's. */
async function smallFeishu(secret: string, running: () => Running | null) {
  let now = new Date(FIRST_NIGHT);
  const sandbox = await openSandbox({
    keys: {
      ...{ appId: "cli_bench", appSecret: secret, encryptKey: secret, verificationToken: secret },
      tenantKey: "tenant_bench",
    },
    clock: { now: () => new Date(now) },
    ...{ dataDir: null, city: { people, groups: [] } },
    callback: async (path, request) => {
      const answer = await fetch(`${running()?.address}${path}`, { method: "POST", ...request });
      return { status: answer.status, body: await answer.text() };
    },
  });
  return {
    sandbox,
    turned: (at: string) => {
      now = new Date(at);
    },
  };
}

type Evening = { heapMb: number; tablesMb: number; sent: number };

/** How much the tables grew for each message, in the second half of the week ÷ in the first. */
function growthPerMessage(evenings: readonly Evening[]): number {
  const [first, middle, last] = [evenings[0], evenings[Math.floor(evenings.length / 2)], evenings.at(-1)];
  const grown = (from?: Evening, to?: Evening) =>
    ((to?.tablesMb ?? 0) - (from?.tablesMb ?? 0)) / ((to?.sent ?? 0) - (from?.sent ?? 0));
  return grown(middle, last) / grown(first, middle);
}

async function lived(week: Week): Promise<Figure> {
  const { sandbox, sql } = week;
  const heard = hearing(sandbox);
  const evenings: Evening[] = [];
  let reports = 0;
  for (const day of days) {
    const { heapMb, rssMb, ...said } = await liveThrough(week, day);
    heard.listen();
    reports += said.reports;
    const evening = { heapMb, tablesMb: await tablesMb(sql), sent: sandbox.counts().sent };
    evenings.push(evening);
    const memory = `heap ${heapMb.toFixed(0)} MB, resident ${rssMb.toFixed(0)} MB`;
    figure(day, `${memory}, tables ${evening.tablesMb.toFixed(0)} MB, ${evening.sent} messages so far`);
  }
  const faults = await judgeWeek({ sql, heard, reports, until: days.at(-1) ?? "" });
  for (const [what, count] of faults) figure(what, String(count));
  for (const words of await unsent(sql)) figure("not sent", words);
  const memory = (evenings.at(-1)?.heapMb ?? 0) / (evenings[1]?.heapMb ?? 1);
  const room = growthPerMessage(evenings);
  const found = faults.reduce((sum, [, count]) => sum + count, 0);
  const { refused, sent } = sandbox.counts();
  const refusals = Object.values(refused).reduce((sum, each) => sum + each, 0);
  return {
    ...{ id: "R20", value: `memory ${memory.toFixed(2)}, tables a message ${room.toFixed(2)}, ${found} faults` },
    spread: `${sent} messages, ${reports} 反馈, ${refusals} calls refused`,
    met: memory <= MOST_GROWTH && room <= MOST_GROWTH && found === 0,
  };
}

/** Seven days of a city in one process on a clock turned by hand, the platform failing in two of three hours. */
export async function week([size = SIZE]: readonly number[]): Promise<readonly Figure[]> {
  const place = await ownPostgres();
  const dataDir = mkdtempSync(join(tmpdir(), "duban-bench-"));
  const secret = randomBytes(24).toString("hex");
  let running: Running | null = null;
  const { sandbox, turned } = await smallFeishu(secret, () => running);
  try {
    await claimMode(place.db, "production");
    await fillWeek(place, size);
    running = await begun({ url: place.url, secret, feishu: sandbox.url, dataDir, at: FIRST_NIGHT }, turned);
    return [await lived({ sandbox, sql: place.sql, dice: diceFrom(SEED), running })];
  } finally {
    if (running) {
      running.child.kill("SIGKILL");
      await once(running.child, "exit");
    }
    await sandbox.close();
    await place.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
