import { createBullBoard } from "@bull-board/api";
import { BullMQAdapter } from "@bull-board/api/bullMQAdapter";
import { HonoAdapter } from "@bull-board/hono";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";
import { openQueue } from "./bullmq.ts";
import { within } from "./watch.ts";

const BASE = "/ops";
const READY_WITHIN_MS = 2_000;
const ANSWER_WITHIN_MS = 5_000;

/** The queue of the alarm as pages below `/ops`: it is read and never written. Needs Redis only once it is asked something. */
export function openBoard(redisUrl: string, prefix?: string) {
  const queue = openQueue({ redisUrl, ...(prefix === undefined ? {} : { prefix }) });
  const adapter = new HonoAdapter(serveStatic).setBasePath(BASE);
  createBullBoard({
    queues: [new BullMQAdapter(queue, { readOnlyMode: true, allowRetries: false })],
    serverAdapter: adapter,
    options: { uiConfig: { boardTitle: "督办后台", hideDocsLink: true, locale: { lng: "zh-CN" } } },
  });
  const web = new Hono({ strict: false }).route(BASE, adapter.registerPlugin());
  return {
    ready: async () => {
      await within(READY_WITHIN_MS, queue.waitUntilReady());
      await within(READY_WITHIN_MS, queue.getWaitingCount());
    },
    fetch: async (request: Request) => within(ANSWER_WITHIN_MS, Promise.resolve(web.fetch(request))),
    close: () => queue.getBackend().close(true),
  };
}
