import { sumOf } from "./files.ts";
import type { Manifest } from "./manifest.ts";
import { BackupRefused, fileOf, readManifest } from "./manifest.ts";
import { keptLines } from "./rows.ts";

async function checkFile(folder: string, { path, sha256 }: Manifest["files"][number]): Promise<void> {
  const found = await sumOf(fileOf(folder, path));
  if (found?.sha256 === sha256) return;
  const what = found ? "与清单不符，已损坏或被改动" : "缺失";
  throw new BackupRefused(`备份中的文件 ${path} ${what}。请换一份备份。`);
}

/** Reads a whole backup against its own sums, without a database. Throws `BackupRefused` naming the first part that is not as written. */
export async function checkBackup(folder: string): Promise<Manifest> {
  const manifest = await readManifest(folder);
  for (const table of manifest.tables) for await (const _ of keptLines(table, folder));
  for (const file of manifest.files) await checkFile(folder, file);
  return manifest;
}
