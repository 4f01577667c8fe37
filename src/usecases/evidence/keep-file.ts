import { createHash } from "node:crypto";
import { mkdir, open, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import type { EvidenceId } from "../../db/schema/evidence.ts";

export type Kept = {
  /** Below the folder of the product; never made of anything a person wrote. */
  path: string;
  sha256: string;
  bytes: number;
};

type Place = { dataDir: string; id: EvidenceId; year: number; attempt: number };

const partOf = ({ dataDir, id, attempt }: Omit<Place, "year">): string =>
  join(dataDir, "evidence", `${id}.${attempt}.part`);

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function writeDown(body: Readable, path: string): Promise<Omit<Kept, "path">> {
  const hash = createHash("sha256");
  const handle = await open(path, "w");
  let bytes = 0;
  try {
    for await (const chunk of body) {
      const piece = chunk as Buffer;
      hash.update(piece);
      bytes += piece.byteLength;
      await handle.writeFile(piece);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { sha256: hash.digest("hex"), bytes };
}

/**
 * Writes a stream below `dataDir/evidence/`, hashing it on the way. It is whole and on the disk when this resolves; when
 * it rejects, with the stream's error or the disk's, nothing of it is left.
 */
export async function keepFile(body: Readable, place: Place): Promise<Kept> {
  const part = partOf(place);
  await mkdir(dirname(part), { recursive: true });
  try {
    const { sha256, bytes } = await writeDown(body, part);
    const path = ["evidence", String(place.year), `${sha256}-${place.id}`].join("/");
    const whole = join(place.dataDir, path);
    await mkdir(dirname(whole), { recursive: true });
    await rename(part, whole);
    await syncFolder(dirname(whole));
    return { path, sha256, bytes };
  } catch (error) {
    body.destroy();
    await rm(part, { force: true });
    throw error;
  }
}

export const dropFile = (dataDir: string, { path }: Pick<Kept, "path">): Promise<void> =>
  rm(join(dataDir, path), { force: true });

/** Removes what killed attempts left behind, once the file is settled: until then another attempt may still be writing. */
export async function sweepParts(place: Omit<Place, "year">): Promise<void> {
  for (let attempt = place.attempt; attempt > 0; attempt -= 1) await rm(partOf({ ...place, attempt }), { force: true });
}
