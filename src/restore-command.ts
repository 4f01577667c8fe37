import { contentsLine, orRefused } from "./backup-command.ts";
import { isYes } from "./cli-terminal.ts";
import { systemClock } from "./clock.ts";
import type { Db } from "./db/db.ts";
import { heldSince } from "./db/hold.ts";
import { openBeside } from "./db/open-beside.ts";
import type { Doubt, Doubtful } from "./db/release.ts";
import { countDoubtful } from "./db/release.ts";
import { dayOf } from "./domain/calendar/day.ts";
import { momentInWords } from "./domain/calendar/words.ts";
import { checkBackup } from "./usecases/backup/check.ts";
import { BackupRefused } from "./usecases/backup/manifest.ts";
import { release } from "./usecases/backup/release.ts";
import { restore } from "./usecases/backup/restore.ts";

type Settings = { dataDir: string; databaseUrl: string | null; mode: "trial" | "production" };
type Io = { print: (line: string) => void; ask: (question: string) => Promise<string | null> };
type Asked = { until: Date | null; yes: boolean };

const usage = [
  "用法：",
  "  npm run restore -- 文件夹                       核对备份，恢复到空库和 DATA_DIR；此后暂不对外发送",
  "  npm run restore -- release                      列出哪些可能已由原系统发出，确认后恢复对外发送",
  '  npm run restore -- release --until "2026-11-29 14:00" [--yes]',
  "                                                  原系统在这一时刻（北京时间）以后没有再运行过；不写则以现在为界",
];

async function restored(folder: string, settings: Settings, { print }: Io): Promise<void> {
  const manifest = await checkBackup(folder);
  if (manifest.mode !== settings.mode)
    throw new BackupRefused("备份与现在的配置一个是试用、一个是正式运行，不能互相恢复。请核对环境变量。");
  print(`✓ 备份完整。${contentsLine(manifest)}。`);
  const database = await openBeside(settings, { bare: true });
  try {
    await database.migrate();
    const stamp = systemClock.now().toISOString().replace(/\D/g, "").slice(0, 14);
    const aside = await restore(database.db, manifest, { folder, dataDir: settings.dataDir, stamp });
    for (const name of aside) print(`DATA_DIR 中原有的同名文件没有覆盖，改名为 ${name}。`);
  } finally {
    await database.close();
  }
  print("✓ 已恢复。现在可以启动督办：它照常收下消息，但不办理、不提醒、不对外发送，等待确认。");
  print("下一步：npm run restore -- release");
}

const words: Record<Doubtful, (count: number) => string> = {
  messages: (count) => `待发消息 ${count} 条：逐条到会话里核对，找到的不再发，没有的补发`,
  reminders: (count) => `到点的提醒 ${count} 件：视为已经提醒，以后各次照常`,
  digests: (count) => `周报 ${count} 个群：本次视为已发，下一期接着上次统计`,
  notices: (count) => `督办动态 ${count} 个群：视为已发`,
  delegations: (count) => `代理的开始或结束 ${count} 项：照常生效，不再通知`,
  events: (count) => `收到而未办的消息 ${count} 条：视为已经答复，不再办理；必要时请发送人重发`,
  requests: (count) => `导出、调阅、自检 ${count} 项：视为已经办过；需要的请重新提出`,
};

const AFTER_THE_BACKUP = "备份以后办理的事项、给出的编号不在其中，请对照会话补办；编号会从备份处接着编。";

async function doubtLines(db: Db, doubt: Doubt): Promise<string[]> {
  const today = dayOf(systemClock.now());
  const [from, until] = [momentInWords(doubt.madeAt, today), momentInWords(doubt.spokenUntil, today)];
  if (doubt.spokenUntil <= doubt.madeAt) return [`原系统在备份（${from}）以后没有运行过，一切照常接着办。`];
  const counts = Object.entries(await countDoubtful(db, doubt)) as [Doubtful, number][];
  const found = counts.filter(([, count]) => count > 0).map(([kind, count]) => `  · ${words[kind](count)}`);
  return [
    `备份时刻 ${from}，原系统最晚运行到 ${until}。这期间可能已由它发出或办过的：`,
    ...(found.length > 0 ? found : ["  · 没有"]),
    AFTER_THE_BACKUP,
  ];
}

async function agreed({ yes }: Asked, { print, ask }: Io): Promise<boolean> {
  if (yes) return true;
  const answer = await ask("确认恢复对外发送吗？请输入 是 或 否：");
  if (answer === null) print("没有终端可供确认，仍未对外发送。确认无误后请加 --yes 再执行一次。");
  else if (!isYes(answer)) print("已取消，仍未对外发送。");
  return answer !== null && isYes(answer);
}

async function released(asked: Asked, settings: Settings, io: Io): Promise<void> {
  const { db, close } = await openBeside(settings);
  try {
    const madeAt = await heldSince(db);
    if (!madeAt) throw new BackupRefused("本系统没有在等待确认，正常运行中。");
    const doubt = { madeAt, spokenUntil: asked.until ?? systemClock.now() };
    for (const line of await doubtLines(db, doubt)) io.print(line);
    if (!(await agreed(asked, io))) return;
    await release({ db, clock: systemClock }, doubt);
    io.print("✓ 已恢复对外发送。");
  } finally {
    await close();
  }
}

const MOMENT = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})$/;

/** What stands behind `release`; null where it cannot be understood. */
function askedOf(args: readonly string[]): Asked | null {
  const asked: Asked = { until: null, yes: false };
  for (let i = 0; i < args.length; i += 1) {
    const [, day, time] = args[i] === "--until" ? (MOMENT.exec(args[i + 1] ?? "") ?? []) : [];
    const until = new Date(`${day}T${time}+08:00`);
    if (args[i] === "--yes") asked.yes = true;
    else if (args[i] === "--until" && !Number.isNaN(until.getTime())) [asked.until, i] = [until, i + 1];
    else return null;
  }
  return asked;
}

/** `npm run restore -- FOLDER`, then `release`; 1 where it is refused or cannot be understood. */
export async function restoreCommand(args: readonly string[], settings: Settings, io: Io): Promise<0 | 1> {
  const [first, ...more] = args;
  const asked = first === "release" ? askedOf(more) : null;
  if (asked) return orRefused(() => released(asked, settings, io), io.print);
  if (first && first !== "release" && !first.startsWith("-") && more.length === 0)
    return orRefused(() => restored(first, settings, io), io.print);
  for (const line of usage) io.print(line);
  return 1;
}
