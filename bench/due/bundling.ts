import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deliverDue } from "../../src/bot/deliver/deliver.ts";
import { createLog } from "../../src/log.ts";
import { assemble } from "../../src/product.ts";
import type { City } from "./city.ts";
import { days } from "./city.ts";
import { feishuOf } from "./feishu.ts";

/** Sends what the burst of the first day promised; messages that arrived for each person something was due for. */
export async function cardsPerReceiver({
  app,
  database,
  sql,
  at,
}: City): Promise<{ cards: number; receivers: number }> {
  at(`${days[0]}T09:30+08:00`);
  const feishu = await feishuOf(app.clock);
  const folder = mkdtempSync(join(tmpdir(), "duban-bench-"));
  const { appId, appSecret, encryptKey, verificationToken, tenantKey } = feishu.keys;
  const product = await assemble({
    settings: { role: "worker", redisUrl: null, dataDir: folder, metricsToken: null, secret: appSecret },
    database,
    edge: {
      ...{ clock: app.clock, platform: { domain: feishu.url, appId, appSecret }, tenantKey, pages: null },
      gate: { appId, encryptKey, verificationToken },
    },
    log: createLog("silent"),
    stopping: () => false,
  });
  const waiting = async () => {
    const [row] =
      await sql`select count(*)::int as n from outbox_message where status = 'waiting' and person_id is not null
      and try_at <= ${app.clock.now().toISOString()}`;
    return Number(row?.n);
  };
  while ((await waiting()) > 0) await deliverDue(product.bot);
  const [due] = await sql`select count(distinct unit_id)::int as n from assignment where due = ${days[0]}`;
  const cards = feishu.arrivals().size;
  await product.close();
  await feishu.close();
  rmSync(folder, { recursive: true, force: true });
  return { cards, receivers: Number(due?.n) };
}
