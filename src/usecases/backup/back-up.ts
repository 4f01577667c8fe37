import { mkdir, rename, rm, stat } from "node:fs/promises";
import { join, resolve, sep } from "node:path";
import type { Clock } from "../../clock.ts";
import { countersOf, migrationsSeen, tablesInOrder } from "../../db/backup-rows.ts";
import type { Db } from "../../db/db.ts";
import { modeOf } from "../../db/mode.ts";
import { keepFiles } from "./files.ts";
import type { Manifest } from "./manifest.ts";
import { BackupRefused, writeManifest } from "./manifest.ts";
import { keepTable } from "./rows.ts";

export type Asked = { folder: string; dataDir: string };

const exists = async (path: string): Promise<boolean> => {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw error;
  }
};

async function refuseUnlessFree({ folder, dataDir }: Asked): Promise<void> {
  if (await exists(folder)) throw new BackupRefused(`${folder} 已经存在，没有覆盖。请换一个文件夹名。`);
  if (`${resolve(folder)}${sep}`.startsWith(`${resolve(dataDir)}${sep}`))
    throw new BackupRefused(`备份不能放在 DATA_DIR（${dataDir}）里面，否则会把自己也备份进去。请另选位置。`);
}

/** All tables as they stand at one moment; the files are copied afterwards, as a row never names one that is not there yet. */
function keepRows(db: Db, folder: string, madeAt: Date): Promise<Omit<Manifest, "files">> {
  return db.transaction(
    async (tx) => {
      const mode = await modeOf(tx);
      if (mode === null) throw new BackupRefused("这个数据库还没有启用过督办，没有可以备份的内容。");
      const migrations = await migrationsSeen(tx);
      const tables: Manifest["tables"] = [];
      for (const name of await tablesInOrder(tx)) tables.push(await keepTable(tx, name, folder));
      return { format: 1, madeAt, mode, migrations, counters: await countersOf(tx), tables };
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
}

/**
 * Writes a backup of the database and of DATA_DIR into a new folder, which appears whole or not at all; the system may
 * run meanwhile (PostgreSQL). Throws `BackupRefused`.
 */
export async function backUp({ db, clock }: { db: Db; clock: Clock }, asked: Asked): Promise<Manifest> {
  await refuseUnlessFree(asked);
  const part = `${asked.folder}.part`;
  await rm(part, { recursive: true, force: true });
  for (const room of ["tables", "files"]) await mkdir(join(part, room), { recursive: true, mode: 0o700 });
  const kept = await keepRows(db, part, clock.now());
  const manifest = { ...kept, files: await keepFiles(asked.dataDir, part) };
  await writeManifest(part, manifest);
  await rename(part, asked.folder);
  return manifest;
}
