import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { systemClock } from "../../src/clock.ts";
import { claimMode } from "../../src/db/mode.ts";
import { startProduct } from "../../test/support/product-process.ts";
import { promiseCards } from "./cards.ts";
import type { City } from "./city.ts";
import { feishuOf } from "./feishu.ts";

const CARDS = 150;
const EVERY_MS = 100;
const AHEAD_MS = 2_000;
const KIB_A_MIB = 1_024;

/** Nothing of the bursts is left, and a thousand other matters wake one after another while the cards go out. */
async function quieten({ sql }: City): Promise<void> {
  await sql`delete from outbox_line`;
  await sql`delete from outbox_message`;
  await sql`update assignment set wake_at = '2027-03-01' where wake_at < '2026-12-31'`;
  await sql`update assignment set wake_at = clock_timestamp() + make_interval(secs => woken.n * 0.015)
    from (select id, row_number() over () as n from (select id from assignment where due >= '2027-01-01' limit 1000) picked) woken
    where woken.id = assignment.id`;
}

const mibOf = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / KIB_A_MIB;

export type Seen = { lateMs: number[]; mib: number };

/** A worker process of the product as it is shipped, over this city: how late its cards were, and its memory afterwards. */
export async function workerOver(city: City, round: number): Promise<Seen> {
  await claimMode(city.db, "production");
  await quieten(city);
  const feishu = await feishuOf(systemClock);
  const folder = mkdtempSync(join(tmpdir(), "duban-bench-"));
  const { appId, appSecret, encryptKey, verificationToken } = feishu.keys;
  const worker = startProduct({
    ...{ FEISHU_APP_ID: appId, FEISHU_APP_SECRET: appSecret, FEISHU_ENCRYPT_KEY: encryptKey },
    ...{ FEISHU_VERIFICATION_TOKEN: verificationToken, FEISHU_DOMAIN: feishu.url, DATABASE_URL: city.url },
    ...{ DUBAN_SECRET: appSecret, DATA_DIR: folder, HOST: "127.0.0.1", PORT: "0", DUBAN_ROLE: "worker" },
  });
  if (!(await worker.listening)) throw new Error(worker.output());
  // Ten a second to different people stay below every limit of the platform.
  await promiseCards(city, { round, count: CARDS, aheadMs: AHEAD_MS, everyMs: EVERY_MS });
  await wait(AHEAD_MS + CARDS * EVERY_MS + AHEAD_MS);
  const mib = mibOf(worker.pid);
  await worker.stop("SIGTERM");
  const arrivals = feishu.arrivals();
  const cards = await city.sql<{ message_id: string | null; send_at: Date | string }[]>`
    select message_id, send_at from outbox_message where sent_at is not null or send_at <= clock_timestamp()`;
  const lateMs = cards.map(({ message_id, send_at }) => {
    const arrived = arrivals.get(message_id ?? "");
    return arrived ? arrived.getTime() - new Date(send_at).getTime() : Number.POSITIVE_INFINITY;
  });
  await feishu.close();
  rmSync(folder, { recursive: true, force: true });
  return { lateMs, mib };
}
