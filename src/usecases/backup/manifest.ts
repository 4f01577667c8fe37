import { readFile, writeFile } from "node:fs/promises";
import { isAbsolute, join } from "node:path";
import { z } from "zod";

/** A backup somebody asked for that cannot be made, read or put back; the message says what to do. */
export class BackupRefused extends Error {}

const sum = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().nonnegative();

const manifestShape = z.object({
  format: z.literal(1),
  madeAt: z.coerce.date(),
  mode: z.enum(["trial", "production"]),
  /** The migrations the database had seen, in their order. */
  migrations: z.array(z.string()),
  counters: z.record(z.string(), count),
  /** In the order in which they are put back. */
  tables: z.array(z.object({ name: z.string().regex(/^[a-z_]+$/), rows: count, sha256: sum })),
  files: z.array(
    z.object({
      path: z.string().refine((path) => !isAbsolute(path) && !path.split("/").includes("..")),
      bytes: count,
      sha256: sum,
    }),
  ),
});

/** What a backup holds, each part with its SHA-256. */
export type Manifest = z.infer<typeof manifestShape>;

const fileIn = (folder: string): string => join(folder, "manifest.json");

/** Where the rows of a table stand, and where a file of DATA_DIR. */
export const tableIn = (folder: string, name: string): string => join(folder, "tables", `${name}.jsonl.gz`);
export const fileOf = (folder: string, path: string): string => join(folder, "files", path);

export const writeManifest = (folder: string, manifest: Manifest): Promise<void> =>
  writeFile(fileIn(folder), `${JSON.stringify(manifest, null, 1)}\n`, { mode: 0o600, flag: "wx", flush: true });

/** Reads what a backup says of itself. Throws `BackupRefused` where there is none, or a newer kind of it. */
export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(fileIn(folder), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR")
      throw new BackupRefused(`${folder} 里没有 manifest.json，不是一份完整的备份。`);
    throw error;
  });
  try {
    return manifestShape.parse(JSON.parse(text));
  } catch (error) {
    throw new BackupRefused(`${folder} 的 manifest.json 读不懂：已损坏，或由更新的版本所写。`, { cause: error });
  }
}
