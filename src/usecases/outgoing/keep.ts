import { mkdir, open } from "node:fs/promises";
import type { Readable } from "node:stream";
import type { App } from "../../app.ts";
import { noteOutgoing } from "../../db/outgoing-files.ts";
import type { OutgoingFileId, OutgoingFileType } from "../../db/schema/outgoing-file.ts";
import type { ViewInput } from "../../db/view.ts";
import { newId } from "../../ids.ts";
import { Refusal } from "../../refusal.ts";
import { dropOutgoing, folderOf, placeOf } from "./place.ts";

/** What the platform takes for one file (feishu.md §7). */
export const MOST_BYTES = 30 * 1024 * 1024;
const KEPT_MS = 24 * 3_600_000;
const MOST_NAME = 80;

/** A name every file system takes: what some of them forbid is left out, the ending stays. */
function fitName(name: string): string {
  const clean = name.replaceAll(/[\\/:*?"<>|\p{Cc}\p{Cf}]/gu, "").trim();
  const [ending = ""] = /\.[A-Za-z0-9]{1,8}$/.exec(clean) ?? [];
  const stem = [...clean.slice(0, clean.length - ending.length)].slice(0, MOST_NAME).join("");
  return `${stem || "文件"}${ending}`;
}

async function writeDown(body: Uint8Array | Readable, path: string, name: string): Promise<number> {
  const handle = await open(path, "wx", 0o600);
  let bytes = 0;
  try {
    for await (const chunk of body instanceof Uint8Array ? [body] : body) {
      const piece = chunk as Uint8Array;
      bytes += piece.byteLength;
      if (bytes > MOST_BYTES) throw new Refusal("fileTooLarge", { name });
      await handle.writeFile(piece);
    }
    if (bytes === 0) throw new RangeError("an empty file cannot be sent");
    await handle.sync();
    return bytes;
  } finally {
    await handle.close();
  }
}

type File = { name: string; type: OutgoingFileType; body: Uint8Array | Readable };

/**
 * Keeps a file under DATA_DIR so that it can be sent, and resolves to the view to promise to one receiver. It is removed
 * once sent, when nothing promises it any more, and after a day at the latest. Throws `Refusal` beyond 30 MB.
 */
export async function keepOutgoing(app: App, { name, type, body }: File): Promise<ViewInput> {
  const id = newId<OutgoingFileId>();
  const fit = fitName(name);
  await mkdir(folderOf(app.dataDir), { recursive: true, mode: 0o700 });
  try {
    const bytes = await writeDown(body, placeOf(app.dataDir, id), fit);
    const createdAt = app.clock.now();
    const expiresAt = new Date(createdAt.getTime() + KEPT_MS);
    await noteOutgoing(app.db, { id, name: fit, type, bytes, createdAt, expiresAt });
  } catch (error) {
    await dropOutgoing(app.dataDir, id);
    throw error;
  }
  return { view: "file", fileId: id };
}
