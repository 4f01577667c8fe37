import { migrationsSeen } from "../../db/backup-rows.ts";
import type { Db } from "../../db/db.ts";
import { hold } from "../../db/hold.ts";
import { firstFilled, putBack, setCounters } from "../../db/restore-rows.ts";
import { putFileBack } from "./files.ts";
import type { Manifest } from "./manifest.ts";
import { BackupRefused } from "./manifest.ts";
import { keptLines } from "./rows.ts";

type Place = { folder: string; dataDir: string; stamp: string };

async function refuseUnlessFits(db: Db, { migrations }: Manifest): Promise<void> {
  const filled = await firstFilled(db);
  if (filled)
    throw new BackupRefused(
      `目标数据库不是空的（${filled} 里已有内容），没有改动它。请恢复到一个新建的空库，或另一个 DATA_DIR。`,
    );
  const here = await migrationsSeen(db);
  if (here.join() === migrations.join()) return;
  const [made, known] = [migrations.length, here.length];
  throw new BackupRefused(
    `备份由另一个版本所做（它有 ${made} 步数据库迁移，本程序有 ${known} 步）。请用做备份时的版本恢复，启动确认后再升级。`,
  );
}

/**
 * Puts a checked backup back into a migrated database without content, and its files into DATA_DIR, all rows in one
 * transaction. From then on the system is held back until a person lets it speak. Returns which files were set aside
 * under which names. Throws `BackupRefused`.
 */
export async function restore(db: Db, manifest: Manifest, { folder, dataDir, stamp }: Place): Promise<string[]> {
  await refuseUnlessFits(db, manifest);
  const aside: string[] = [];
  for (const file of manifest.files) {
    const moved = await putFileBack(file, { folder, dataDir, stamp });
    if (moved) aside.push(moved);
  }
  await db.transaction(async (tx) => {
    for (const table of manifest.tables) await putBack(tx, table.name, keptLines(table, folder));
    await setCounters(tx, manifest.counters);
    await hold(tx, manifest.madeAt);
  });
  return aside;
}
