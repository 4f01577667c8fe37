import { Hono } from "hono";
import type { App } from "./app.ts";
import type { Bot } from "./bot/bot.ts";
import type { Ground } from "./bot/checks/index.ts";
import { botIdentity } from "./bot/identity.ts";
import { operations } from "./bot/operations.ts";
import type { Board } from "./bot/ops/board.ts";
import { opsRoutes } from "./bot/ops/ops.ts";
import { webhook } from "./bot/webhook.ts";
import type { Clock } from "./clock.ts";
import { systemClock } from "./clock.ts";
import { backlog } from "./db/deliveries.ts";
import { holdWatch } from "./db/hold.ts";
import { migrationsInStep } from "./db/migrate.ts";
import type { Database } from "./db/open.ts";
import { calendar } from "./domain/calendar/workdays.ts";
import type { ClientOptions } from "./feishu/caller.ts";
import { feishuClient } from "./feishu/client.ts";
import type { GateConfig } from "./feishu/gate/verdict.ts";
import { healthFigures } from "./health-figures.ts";
import { beatKeeper } from "./jobs/alarm/beats.ts";
import { inProcessAlarm } from "./jobs/alarm/in-process.ts";
import { unlessHeld } from "./jobs/held.ts";
import { jobsOf } from "./jobs/index.ts";
import type { Alarm, Job } from "./jobs/job.ts";
import { keyedHash, keyedWord } from "./keyed-hash.ts";
import type { Log } from "./log.ts";
import type { Metrics } from "./metrics.ts";
import { createMetrics } from "./metrics.ts";

/** How the product reaches its people: the platform of production, or the local one of a trial. */
export type Edge = {
  clock: Clock;
  platform: Pick<ClientOptions, "domain" | "appId" | "appSecret">;
  gate: GateConfig;
  tenantKey: string | null;
  /** Where a browser finds the trial; production is told by DUBAN_BASE_URL. */
  address?: () => string;
  /** Routes of the trial's own page. */
  pages: Hono | null;
};

type Settings = {
  role: "web" | "worker" | "all";
  redisUrl: string | null;
  dataDir: string;
  metricsToken: string | null;
  baseUrl?: string | null;
  heartbeatUrl?: string | null;
  /** Key of the hashes of numbers and addresses. */
  secret: string;
};

export type Parts = { settings: Settings; database: Database; edge: Edge; log: Log; stopping: () => boolean };

export type Product = {
  app: App;
  bot: Bot;
  jobs: Job[];
  alarm: Alarm;
  web: Hono;
  /** Whether a restored system waits for a person to let it speak; until then no job does anything. */
  held: () => Promise<boolean>;
  /** Asks the platform who the bot is, until it says so or `close` is called. */
  begin(): void;
  close(): Promise<void>;
};

/** BullMQ is loaded only where there is a Redis: it takes a good part of a second. */
async function alarmFor(given: Parts, jobs: Job[], { jobRun }: Metrics): Promise<Alarm> {
  const { settings, log, edge, database } = given;
  const names = jobs.map(({ name }) => name);
  const ran = beatKeeper({ db: database.db, machine: systemClock, log, jobs: names });
  const parts = { log, jobRun, ran, clock: edge.clock };
  const { redisUrl, role } = settings;
  if (!redisUrl) return inProcessAlarm(jobs, parts);
  const { bullmqAlarm } = await import("./jobs/alarm/bullmq.ts");
  return bullmqAlarm(jobs, { ...parts, redisUrl, role });
}

function botFor({ edge, database, settings, log }: Parts, metrics: Metrics) {
  const address = () => settings.baseUrl ?? edge.address?.() ?? null;
  const ops = { address, wordOf: keyedWord(settings.secret) };
  const app: App = { db: database.db, clock: edge.clock, calendar, log, dataDir: settings.dataDir, ops };
  const feishu = feishuClient({ ...edge.platform, clock: edge.clock, log: (line) => log.warn(line) });
  const identity = botIdentity(feishu);
  const hash = keyedHash(settings.secret);
  const bot: Bot = { app, feishu, hash, metrics, me: identity.me, tenantKey: edge.tenantKey };
  return { bot, identity };
}

const wokenBy = { events: "receive-events", deliveries: "deliver-messages" } as const;

type Made = Pick<Product, "bot" | "alarm" | "held"> & { metrics: Metrics; board: (() => Promise<Board>) | null };

function webFor(parts: Parts, { bot, alarm, held, metrics, board }: Made): Hono {
  const { settings, database, edge, stopping } = parts;
  const web = new Hono();
  web.route(
    "/",
    operations({
      ping: database.ping,
      inStep: () => migrationsInStep(database.db),
      alarmRunning: alarm.running,
      stopping,
      role: settings.role,
      metricsToken: settings.metricsToken,
      registry: metrics.registry,
    }),
  );
  if (settings.role === "worker") return web;
  const wake = (what: keyof typeof wokenBy) => alarm.wake(wokenBy[what]);
  web.route("/", webhook({ bot, gate: edge.gate, tenantKey: edge.tenantKey, held, wake }));
  web.route("/", opsRoutes({ app: bot.app, board }));
  if (edge.pages) web.route("/", edge.pages);
  return web;
}

/** Loaded only when it is looked at. */
const redisOf = ({ settings: { redisUrl } }: Parts) =>
  redisUrl === null ? null : async () => (await import("./jobs/alarm/redis-ping.ts")).pingRedis(redisUrl);

type OpenBoard = Board & { close(): Promise<unknown> };

/** Opened at the first look, then kept until the product stops. */
function boardOf({ settings: { redisUrl } }: Parts) {
  let opening: Promise<OpenBoard> | null = null;
  const open = async () => (await import("./jobs/alarm/board.ts")).openBoard(redisUrl ?? "");
  const board = () => {
    opening ??= open();
    return opening;
  };
  return { board: redisUrl === null ? null : board, close: async () => void (await (await opening)?.close()) };
}

const groundOf = (parts: Parts, { app, feishu }: Bot): Ground => {
  const { database, edge } = parts;
  return {
    ...{ app, feishu, calendar, clock: edge.clock, machine: systemClock, dataDir: app.dataDir },
    redis: redisOf(parts),
    database: { kind: database.kind, ping: database.ping, inStep: () => migrationsInStep(database.db) },
  };
};

const HELD = "本系统由备份恢复，还没有人确认，暂不办理、不对外发送。核对后执行：npm run restore -- release";

/** Puts the whole together; nothing runs by itself before the alarm is started and `web` is served. */
export async function assemble(parts: Parts): Promise<Product> {
  const { database, edge } = parts;
  const { db } = database;
  const metrics = createMetrics({
    clock: edge.clock,
    backlog: () => backlog(db, edge.clock.now()),
    figures: healthFigures(db, edge.clock),
  });
  const { bot, identity } = botFor(parts, metrics);
  const held = holdWatch(db);
  if (await held()) parts.log.warn({ event: "held" }, HELD);
  const heartbeatUrl = parts.settings.heartbeatUrl ?? null;
  const jobs = jobsOf(bot, { ...groundOf(parts, bot), heartbeatUrl }).map((each) => unlessHeld(each, held));
  const alarm = await alarmFor(parts, jobs, metrics);
  const { board, close: closeBoard } = boardOf(parts);
  const web = webFor(parts, { bot, alarm, held, metrics, board });
  const close = async () => {
    identity.stop();
    await closeBoard();
  };
  return { app: bot.app, bot, jobs, alarm, web, held, begin: identity.begin, close };
}
