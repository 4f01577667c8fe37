import { once } from "node:events";
import { nextDueAt } from "../../src/db/next-due.ts";
import { openDatabase } from "../../src/db/open.ts";
import { listen } from "../../src/listen.ts";
import { createLog } from "../../src/log.ts";
import { assemble } from "../../src/product.ts";
import { settle } from "../../src/settle.ts";
import type { Begin, Begun, Turn, Turned } from "./messages.ts";

const MB = 1024 * 1024;

/** The whole product in a process of its own, on a clock that is turned from outside; it is asked over the channel of its parent. */
const [begin] = (await once(process, "message")) as [Begin];
let now = new Date(begin.at);
const log = createLog("silent");
const database = await openDatabase({ url: begin.url, dataDir: begin.dataDir, template: null, log });
const { secret } = begin;
const product = await assemble({
  settings: { role: "all", redisUrl: null, dataDir: begin.dataDir, metricsToken: null, secret },
  database,
  edge: {
    clock: { now: () => new Date(now) },
    platform: { domain: begin.feishu, appId: "cli_bench", appSecret: secret },
    gate: { appId: "cli_bench", encryptKey: secret, verificationToken: secret },
    ...{ tenantKey: "tenant_bench", pages: null },
  },
  log,
  stopping: () => false,
});
product.begin();
const { address } = await listen({ host: "127.0.0.1", port: 0 }, product.web.fetch);
process.send?.({ address } satisfies Begun);
process.on("message", async ({ at }: Turn) => {
  now = new Date(at);
  await settle(product);
  globalThis.gc?.();
  const { heapUsed, rss } = process.memoryUsage();
  const next = await nextDueAt(database.db, now);
  process.send?.({ next: next?.toISOString() ?? null, heapMb: heapUsed / MB, rssMb: rss / MB } satisfies Turned);
});
