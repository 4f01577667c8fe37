import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { systemClock } from "../../src/clock.ts";
import { claimMode } from "../../src/db/mode.ts";
import { startProduct } from "../../test/support/product-process.ts";
import type { City } from "./city.ts";
import { UNITS } from "./city.ts";
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

/** Cards of different liaisons, each a moment after the other, ten a second: below every limit of the platform. */
async function promiseCards({ sql }: City, round: number): Promise<void> {
  await sql`insert into outbox_message (id, view, person_id, send_at, try_at, created_at, status, uuid)
    select md5('card' || ${round} || n)::uuid, '{"view":"morning","day":"2026-11-30"}', md5('person' || n)::uuid, at, at, at,
      'waiting', md5('card' || ${round} || n)
    from (select n, clock_timestamp() + make_interval(secs => (${AHEAD_MS}::float8 + n * ${EVERY_MS}::float8) / 1000) as at
      from generate_series(1, ${Math.min(CARDS, UNITS)}::int) n) cards`;
  await sql`insert into outbox_line select md5('card' || ${round} || n)::uuid, shares.id, 'keepAlive'
    from generate_series(1, ${CARDS}::int) n, lateral (select id from assignment
      where unit_id = md5('unit' || n)::uuid and status = 'inProgress' and due >= '2027-01-01' limit 1) shares`;
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
  await promiseCards(city, round);
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
