import { systemClock } from "./clock.ts";
import { openBeside } from "./db/open-beside.ts";
import { OpenRefused } from "./db/open-refused.ts";
import { dayOf } from "./domain/calendar/day.ts";
import { momentInWords } from "./domain/calendar/words.ts";
import { backUp } from "./usecases/backup/back-up.ts";
import { checkBackup } from "./usecases/backup/check.ts";
import type { Manifest } from "./usecases/backup/manifest.ts";
import { BackupRefused } from "./usecases/backup/manifest.ts";

type Settings = { dataDir: string; databaseUrl: string | null };

const usage = [
  "用法：",
  "  npm run backup -- 文件夹            备份数据库和 DATA_DIR 到一个新的文件夹，督办可以同时运行（PostgreSQL）",
  "  npm run backup -- verify 文件夹     核对一份备份是否完整，不需要数据库",
];

const MB = 1024 * 1024;

/** What a backup holds, in a line. */
export function contentsLine({ madeAt, tables, files }: Manifest): string {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const when = momentInWords(madeAt, dayOf(systemClock.now()));
  return `备份时刻 ${when}：${tables.length} 张表 ${rows} 行，文件 ${files.length} 个共 ${(bytes / MB).toFixed(1)} MB`;
}

/** Runs what a person asked for; 1, with its reason printed, where it is refused. */
export async function orRefused(work: () => Promise<void>, print: (line: string) => void): Promise<0 | 1> {
  try {
    await work();
    return 0;
  } catch (error) {
    if (!(error instanceof BackupRefused || error instanceof OpenRefused)) throw error;
    print(error.message);
    return 1;
  }
}

async function made(folder: string, settings: Settings, print: (line: string) => void): Promise<void> {
  const { db, close } = await openBeside(settings);
  const { dataDir } = settings;
  const manifest = await backUp({ db, clock: systemClock }, { folder, dataDir }).finally(close);
  print(`✓ 已备份到 ${folder}。${contentsLine(manifest)}。`);
  print("其中有办理内容和佐证，请妥善保管；DUBAN_SECRET 不在其中，请另外留存，缺了它恢复后手机号、邮箱对不上人。");
}

async function verified(folder: string, print: (line: string) => void): Promise<void> {
  print(`✓ 备份完整。${contentsLine(await checkBackup(folder))}。`);
}

/** `npm run backup -- [verify] FOLDER`; 1 where it is refused, with its reason. */
export async function backupCommand(
  args: readonly string[],
  settings: Settings,
  print: (line: string) => void,
): Promise<0 | 1> {
  const [first, second, ...more] = args;
  const folder = first === "verify" ? second : first;
  const tooMany = first === "verify" ? more.length > 0 : second !== undefined;
  if (!folder || tooMany || folder.startsWith("-")) {
    for (const line of usage) print(line);
    return 1;
  }
  return orRefused(() => (first === "verify" ? verified(folder, print) : made(folder, settings, print)), print);
}
