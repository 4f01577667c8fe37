import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deliverDue } from "../../src/bot/deliver/deliver.ts";
import { createLog } from "../../src/log.ts";
import { assemble } from "../../src/product.ts";
import type { City } from "./city.ts";
import type { feishuOf } from "./feishu.ts";

type Spoken = Pick<City, "app" | "database" | "sql">;

/** Sends through the whole deliverer whatever waits for a person and is due by the city's clock. */
export async function deliverAll(
  { app, database, sql }: Spoken,
  feishu: Awaited<ReturnType<typeof feishuOf>>,
): Promise<void> {
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
  await product.close();
  rmSync(folder, { recursive: true, force: true });
}
