import { systemClock } from "./clock.ts";
import type { Config } from "./config.ts";
import { ConfigError, readConfig } from "./config.ts";
import { takeIntoUse } from "./db/mode.ts";
import { nextDueAt } from "./db/next-due.ts";
import type { Database } from "./db/open.ts";
import { openDatabase } from "./db/open.ts";
import { OpenRefused } from "./db/open-refused.ts";
import { shippedTemplate } from "./db/template.ts";
import { calendar } from "./domain/calendar/workdays.ts";
import { listen } from "./listen.ts";
import type { Log } from "./log.ts";
import { createLog } from "./log.ts";
import type { Edge, Product } from "./product.ts";
import { assemble } from "./product.ts";
import { settle } from "./settle.ts";
import type { Stopping } from "./stopping.ts";
import { stoppingList } from "./stopping.ts";
import { insightOf } from "./trial-insight.ts";
import { lentTo } from "./trial-lent.ts";
import { trialLives } from "./trial-lives.ts";
import { trialSecret } from "./trial-secret.ts";
import { wipeTrial } from "./trial-wipe.ts";
import { seedRoster } from "./usecases/roster/seed.ts";
import { watchdog } from "./watchdog.ts";

type Ground = {
  config: Config;
  log: Log;
  /** Whether the process is about to end. */
  ending: () => boolean;
  /** Where the server listens, once it does. */
  place: { address: string };
};
type Start = Ground & { database: Database; stopping: Stopping };
type Begun = { product: Product; words: (address: string) => string };

const partsOf = ({ config, database, log, ending }: Start, edge: Edge) => ({
  settings: { ...config, secret: config.secret ?? trialSecret(config.dataDir) },
  database,
  edge,
  log,
  stopping: ending,
});

async function production(start: Start, { feishu }: Extract<Config, { mode: "production" }>): Promise<Begun> {
  const { domain, appId, appSecret, encryptKey, verificationToken, tenantKey } = feishu;
  const platform = { domain, appId, appSecret };
  const gate = { appId, encryptKey, verificationToken };
  const product = await assemble(partsOf(start, { clock: systemClock, platform, gate, tenantKey, pages: null }));
  return { product, words: (address) => `督办已启动（${start.config.role}）：${address}` };
}

/** The sandbox is loaded here alone, so that production never holds it. */
async function trial(start: Start, anew: () => Promise<void>): Promise<Begun> {
  const { openTrial } = await import("./sandbox/trial.ts");
  const { database, config, stopping, place } = start;
  let product: Product | null = null;
  const opened = await openTrial({
    dataDir: config.dataDir,
    system: systemClock,
    calendar,
    next: (after) => nextDueAt(database.db, after),
    settle: async () => {
      if (product) await settle(product);
    },
    insight: insightOf(() => product),
    lent: lentTo(database.kind === "pglite" ? anew : null),
    redeliverEveryMs: 5_000,
    callback: (path, request) => fetch(`${place.address}${path}`, { method: "POST", ...request }),
  });
  stopping.add("sandbox", opened.close);
  await seedRoster({ db: database.db, clock: opened.edge.clock }, opened.roster);
  product = await assemble(partsOf(start, { ...opened.edge, address: () => place.address }));
  const words = (address: string) =>
    `督办已启动：请在浏览器打开 ${address}/ 。现为试用（示例城市、单进程、断电可能丢失数据），正式运行请按 README 接入飞书。`;
  return { product, words };
}

function refuseTrialInParts({ mode, role }: Config): void {
  if (mode === "trial" && role !== "all") {
    throw new OpenRefused("试用时页面和办理在同一个进程里，DUBAN_ROLE 只能是 all。分开运行请先接入飞书。");
  }
}

async function serveOn({ host, port }: Config, fetch: Product["web"]["fetch"], stopping: Stopping): Promise<string> {
  const { address, close } = await listen({ host, port }, fetch);
  stopping.add("server", close);
  return address;
}

const nothingAnew = () => Promise.reject(new Error("production never begins anew"));

/** A database and the product over it: everything but the place where the server listens. */
async function open(ground: Ground, stopping: Stopping, anew = nothingAnew as () => Promise<void>): Promise<Begun> {
  const { config, log } = ground;
  const database = await openDatabase({
    url: config.databaseUrl,
    dataDir: config.dataDir,
    template: shippedTemplate,
    log,
  });
  stopping.add("database", database.close);
  await takeIntoUse(database, config.mode);
  const start = { ...ground, database, stopping };
  const begun = config.mode === "production" ? await production(start, config) : await trial(start, anew);
  stopping.add("product", begun.product.close);
  if (config.role !== "web" || config.redisUrl !== null) {
    await begun.product.alarm.start();
    stopping.add("alarm", begun.product.alarm.stop);
  }
  return begun;
}

async function livesOf(ground: Ground, stopping: Stopping) {
  const { config, log } = ground;
  const lives = await trialLives({
    log,
    open: (own, anew) => open(ground, own, anew),
    wipe: () => wipeTrial(config.dataDir),
    failed: (error) => {
      console.error(failure(error, config));
      void stopping.stop().then(() => process.exit(1));
    },
  });
  stopping.add("trial", lives.stop);
  return lives;
}

async function run(config: Config & { unknown: string[] }, stopping: Stopping, log: Log): Promise<void> {
  refuseTrialInParts(config);
  if (config.unknown.length > 0)
    log.warn({ event: "unknownVariables", names: config.unknown }, "这些环境变量不起作用，请核对名称");
  const ground = { config, log, ending: stopping.begun, place: { address: "" } };
  if (config.mode === "trial") {
    const { fetch, begin, words } = await livesOf(ground, stopping);
    ground.place.address = await serveOn(config, fetch, stopping);
    begin();
    return console.log(words(ground.place.address));
  }
  stopping.add("watchdog", watchdog());
  const { product, words } = await open(ground, stopping);
  ground.place.address = await serveOn(config, product.web.fetch, stopping);
  product.begin();
  console.log(words(ground.place.address));
}

function readOrExit(): ReturnType<typeof readConfig> {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}

const IN_USE = "EADDRINUSE";
const isInUse = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === IN_USE;

/** What ended the start, for the person who started it. */
function failure(error: unknown, config: Config): string {
  if (error instanceof OpenRefused) return error.message;
  if (isInUse(error)) return `端口 ${config.port} 已被占用。请停止占用它的程序，或用 PORT=另一个端口 再启动。`;
  return `启动没有成功：${error instanceof Error ? error.message : String(error)}`;
}

const config = readOrExit();
const log = createLog(config.logLevel);
const stopping = stoppingList(log);
for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.on(signal, () => void stopping.stop().then((clean) => process.exit(clean ? 0 : 1)));
}
try {
  await run(config, stopping, log);
} catch (error) {
  console.error(failure(error, config));
  await stopping.stop();
  process.exit(1);
}
