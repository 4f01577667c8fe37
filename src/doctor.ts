import type { Finding } from "./bot/checks/check.ts";
import { runChecks } from "./bot/checks/check.ts";
import { checks } from "./bot/checks/index.ts";
import type { Clock } from "./clock.ts";
import { systemClock } from "./clock.ts";
import { migrationsInStep } from "./db/migrate.ts";
import { openBeside } from "./db/open-beside.ts";
import { OpenRefused } from "./db/open-refused.ts";
import { calendar } from "./domain/calendar/workdays.ts";
import { feishuClient } from "./feishu/client.ts";
import { createLog } from "./log.ts";

/** What doctor needs of the configuration. */
export type Settings = { dataDir: string; databaseUrl: string | null; redisUrl: string | null } & (
  | { mode: "trial" }
  | { mode: "production"; feishu: { domain: string; appId: string; appSecret: string } }
);

const signs = { good: "✓", warning: "！", bad: "✗" } as const satisfies Record<Finding["state"], string>;
const machine: Clock = systemClock;

const lineOf = ({ label, state, says, cure }: Finding): string =>
  `${signs[state]} ${label}：${says}${cure ? `。${cure}。` : ""}`;

function onPlatform(settings: Settings): Promise<Finding[]> {
  if (settings.mode === "trial") return Promise.resolve([]);
  const { domain, appId, appSecret } = settings.feishu;
  const feishu = feishuClient({ domain, appId, appSecret, clock: machine, log: () => undefined });
  return runChecks(checks.platform, { feishu });
}

function onMachine({ dataDir, redisUrl }: Settings): Promise<Finding[]> {
  const ping = async (url: string) => (await import("./jobs/alarm/redis-ping.ts")).pingRedis(url);
  const redis = redisUrl === null ? null : () => ping(redisUrl);
  return runChecks(checks.machine, { clock: machine, calendar, dataDir, redis });
}

/** The records of the product; a database that cannot be opened is one finding with its cure. */
async function inRecords(settings: Settings): Promise<Finding[]> {
  try {
    const database = await openBeside(settings);
    const { db, kind, ping, close } = database;
    const app = { db, clock: machine, calendar, log: createLog("silent"), dataDir: settings.dataDir };
    const ground = { app, machine, database: { kind, ping, inStep: () => migrationsInStep(db) } };
    return await runChecks(checks.records, ground).finally(close);
  } catch (error) {
    if (!(error instanceof OpenRefused)) throw error;
    return [{ id: "database", label: "数据库", state: "bad", says: error.message.replace(/。$/, ""), cure: null }];
  }
}

/** Looks at everything, changes nothing, prints a line for each; 1 where something must be mended. */
export async function doctor(settings: Settings, print: (line: string) => void): Promise<0 | 1> {
  if (settings.mode === "trial") print("现为试用，没有接入飞书：只检查本机和数据库。");
  const found = (await Promise.all([onPlatform(settings), inRecords(settings), onMachine(settings)])).flat();
  for (const each of found) print(lineOf(each));
  const count = (state: Finding["state"]) => found.filter((each) => each.state === state).length;
  print(`共检查 ${found.length} 项：需处理 ${count("bad")} 项，请留意 ${count("warning")} 项。`);
  if (settings.mode === "production")
    print("消息和按钮的一去一回：请系统管理员在飞书中向机器人发送 /自检，并点“确认收到”。");
  return count("bad") > 0 ? 1 : 0;
}
