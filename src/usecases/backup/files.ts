import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, readdir, rename, stat } from "node:fs/promises";
import { dirname, join, sep } from "node:path";
import { pipeline } from "node:stream/promises";
import type { Manifest } from "./manifest.ts";
import { fileOf } from "./manifest.ts";

type Kept = Manifest["files"][number];

/** The embedded database is read as rows; the rest is of one running process alone, or half written. */
const leftOut = (path: string): boolean => /^(pglite|pglite\.new|pglite\.lock[^/]*)(\/|$)|\.part$/.test(path);

const unlessGone = (error: NodeJS.ErrnoException): null => {
  if (error.code === "ENOENT") return null;
  throw error;
};

async function pathsIn(dataDir: string): Promise<string[]> {
  const entries = (await readdir(dataDir, { recursive: true, withFileTypes: true }).catch(unlessGone)) ?? [];
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(join(dataDir, sep).length).split(sep).join("/"))
    .filter((path) => !leftOut(path))
    .sort();
}

/** SHA-256 and length of a file; null where it is gone. */
export async function sumOf(file: string): Promise<Omit<Kept, "path"> | null> {
  const hash = createHash("sha256");
  let bytes = 0;
  try {
    for await (const piece of createReadStream(file)) {
      hash.update(piece);
      bytes += piece.length;
    }
  } catch (error) {
    return unlessGone(error as NodeJS.ErrnoException);
  }
  return { bytes, sha256: hash.digest("hex") };
}

async function copied(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  await pipeline(createReadStream(from), createWriteStream(to, { mode: 0o600, flags: "wx", flush: true }));
}

/** Copies what lies in DATA_DIR beside the database. What is cleared away meanwhile is missed by nobody. */
export async function keepFiles(dataDir: string, folder: string): Promise<Kept[]> {
  const kept: Kept[] = [];
  for (const path of await pathsIn(dataDir)) {
    const to = fileOf(folder, path);
    try {
      await copied(join(dataDir, path), to);
    } catch (error) {
      unlessGone(error as NodeJS.ErrnoException);
      continue;
    }
    const sum = await sumOf(to);
    if (sum) kept.push({ path, ...sum });
  }
  return kept;
}

/** Puts a file back into DATA_DIR. Another one of its name is set aside, never overwritten; says under which name. */
export async function putFileBack(
  { path, sha256 }: Kept,
  { folder, dataDir, stamp }: { folder: string; dataDir: string; stamp: string },
): Promise<string | null> {
  const to = join(dataDir, path);
  const there = await stat(to).catch(unlessGone);
  if (there && (await sumOf(to))?.sha256 === sha256) return null;
  const aside = there ? `${path}.before-restore-${stamp}` : null;
  if (aside) await rename(to, join(dataDir, aside));
  await copied(fileOf(folder, path), to);
  return aside;
}
