import { createHash, timingSafeEqual } from "node:crypto";
import { BlockList, isIP } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context } from "hono";
import { Hono } from "hono";
import type { Registry } from "prom-client";

const ANSWER_WITHIN_MS = 2_000;

const reasons = {
  stopping: "正在停止",
  database: "数据库没有应答",
  migrations: "数据库还没有迁移到这个版本",
  alarm: "定时任务没有运行",
} as const;
type Reason = keyof typeof reasons;

export type Parts = {
  /** Throws while the database does not answer. */
  ping: () => Promise<void>;
  inStep: () => Promise<boolean>;
  alarmRunning: () => boolean;
  stopping: () => boolean;
  role: "web" | "worker" | "all";
  metricsToken: string | null;
  registry: Registry;
};

async function database({ ping, inStep }: Parts): Promise<Reason[]> {
  const looked = ping()
    .then(inStep)
    .then((inOrder): Reason[] => (inOrder ? [] : ["migrations"]));
  const tooLate = wait<Reason[]>(ANSWER_WITHIN_MS, ["database"], { ref: false });
  return await Promise.race([looked, tooLate]).catch((): Reason[] => ["database"]);
}

async function notReady(parts: Parts): Promise<Reason[]> {
  const stopping: Reason[] = parts.stopping() ? ["stopping"] : [];
  const alarm: Reason[] = parts.role === "web" || parts.alarmRunning() ? [] : ["alarm"];
  return [...stopping, ...(await database(parts)), ...alarm];
}

/** However many ask at once, the database is asked once. */
function together<T>(ask: () => Promise<T>): () => Promise<T> {
  let asking: Promise<T> | null = null;
  return () => {
    asking ??= ask().finally(() => {
      asking = null;
    });
    return asking;
  };
}

const loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8, "ipv4");
loopback.addAddress("::1", "ipv6");

const FORWARDED = ["forwarded", "x-forwarded-for", "x-real-ip", "via"];

/** Judged by the socket alone; a request that a proxy on this machine passed on is somebody else's. */
function isLocal(context: Context): boolean {
  const { address = "" } = getConnInfo(context).remote;
  const family = isIP(address);
  const near = family !== 0 && loopback.check(address, family === 6 ? "ipv6" : "ipv4");
  return near && FORWARDED.every((header) => context.req.header(header) === undefined);
}

const digest = (text: string) => createHash("sha256").update(text).digest();

function bears(context: Context, token: string | null): boolean {
  const [, given] = /^Bearer +(\S+)$/i.exec(context.req.header("authorization") ?? "") ?? [];
  return token !== null && given !== undefined && timingSafeEqual(digest(given), digest(token));
}

const fresh = { "cache-control": "no-store" };

/** `/healthz`, `/readyz` and `/metrics` (product §3); they show nothing of anybody's matters. */
export function operations(parts: Parts): Hono {
  const whyNot = together(() => notReady(parts));
  const app = new Hono();
  app.get("/healthz", (context) => context.json({ alive: true }, 200, fresh));
  app.get("/readyz", async (context) => {
    const found = await whyNot();
    if (found.length === 0) return context.json({ ready: true }, 200, fresh);
    return context.json({ ready: false, reasons: found.map((reason) => reasons[reason]) }, 503, fresh);
  });
  app.get("/metrics", async (context) => {
    if (!isLocal(context) && !bears(context, parts.metricsToken))
      return context.text("unauthorized\n", 401, { "www-authenticate": "Bearer" });
    return context.text(await parts.registry.metrics(), 200, { "content-type": parts.registry.contentType });
  });
  return app;
}
