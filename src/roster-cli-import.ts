import { isYes } from "./cli-terminal.ts";
import { systemClock } from "./clock.ts";
import { takeIntoUse } from "./db/mode.ts";
import type { Database } from "./db/open.ts";
import { openBeside } from "./db/open-beside.ts";
import type { CheckedRoster } from "./domain/roster/entries.ts";
import { planCounts } from "./domain/roster/plan.ts";
import { countsWords, hasChanges } from "./domain/roster/plan-words.ts";
import { feishuClient } from "./feishu/client.ts";
import { keyedHash } from "./keyed-hash.ts";
import type { Io, Settings } from "./roster-cli-command.ts";
import { planLines } from "./roster-cli-words.ts";
import { trialSecret } from "./trial-secret.ts";
import type { LookUp } from "./usecases/roster/identify.ts";
import { identify } from "./usecases/roster/identify.ts";
import type { Plan } from "./usecases/roster/import.ts";
import { applyRoster, planRoster } from "./usecases/roster/import.ts";

const NO_PLATFORM = "试用时没有连接飞书：手机号、邮箱查不到账号，只认表中的 open_id；群保持不变。";
const UNCHANGED = "通讯录没有任何改动。";

/** In a trial there is nobody to ask: who is not known by an open_id stays unreachable, groups stay as they are. */
function lookUpOf(settings: Settings): LookUp {
  if (settings.mode === "trial") {
    const hash = keyedHash(settings.secret ?? trialSecret(settings.dataDir));
    return { findOpenIds: async () => new Map(), groups: async () => [], hash };
  }
  const { domain, appId, appSecret } = settings.feishu;
  const feishu = feishuClient({ domain, appId, appSecret, clock: systemClock, log: () => undefined });
  return { findOpenIds: feishu.findOpenIds, groups: feishu.groups, hash: keyedHash(settings.secret) };
}

async function agreed(io: Io, yes: boolean): Promise<"yes" | "no" | "nobody"> {
  if (yes) return "yes";
  const answer = await io.ask("确认导入吗？请输入 是 或 否：");
  if (answer === null) return "nobody";
  return isYes(answer) ? "yes" : "no";
}

async function carryOut({ db }: Database, plan: Plan, io: Io): Promise<0> {
  const counts = await applyRoster({ db, clock: systemClock }, plan, null);
  io.print(`导入完成：${countsWords(counts)}。`);
  return 0;
}

async function compareAndAsk(
  database: Database,
  plan: Plan,
  { io, yes }: { io: Io; yes: boolean },
): Promise<0 | 1 | 2> {
  for (const line of planLines(plan)) io.print(line);
  if (plan.hindrances.length > 0) {
    for (const hindrance of plan.hindrances) io.print(`不能导入：${hindrance}。`);
    io.print(UNCHANGED);
    return 1;
  }
  if (!hasChanges(plan)) {
    io.print("表格与现有通讯录一致，无需导入。");
    return 0;
  }
  io.print(`合计：${countsWords(planCounts(plan))}。`);
  const answer = await agreed(io, yes);
  if (answer === "yes") return carryOut(database, plan, io);
  io.print(
    answer === "no" ? `已取消，${UNCHANGED}` : `没有终端可供确认，${UNCHANGED}确认无误后请加 --yes 再执行一次。`,
  );
  return answer === "no" ? 0 : 2;
}

/** Shows what would change and, agreed to, does it in one transaction. Throws `OpenRefused` and `RosterRefused`. */
export async function importRoster(checked: CheckedRoster, { io, yes }: { io: Io; yes: boolean }): Promise<0 | 1 | 2> {
  const settings = io.settings();
  const { mode } = settings;
  const database = await openBeside(settings);
  try {
    await takeIntoUse(database, mode);
    if (mode === "trial") io.print(NO_PLATFORM);
    const plan = await planRoster(database.db, await identify(checked, lookUpOf(settings)));
    return await compareAndAsk(database, plan, { io, yes });
  } finally {
    await database.close();
  }
}
