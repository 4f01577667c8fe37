import { randomBytes } from "node:crypto";
import { mkdirSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { SandboxMessage } from "../page-parts.ts";
import type { Snapshot } from "./snapshot.ts";

type StoredFile = Snapshot["files"][number];

/** The key of the file a message carries. */
export function fileKeyOf({ content }: Pick<SandboxMessage, "content">): string | null {
  if (typeof content !== "object" || content === null) return null;
  const key: unknown = Reflect.get(content, "file_key") ?? Reflect.get(content, "image_key");
  return typeof key === "string" ? key : null;
}

/** Files of the messenger, by their keys; beside the chats on disk, or in memory. */
export function fileBook(dataDir: string | null, left: readonly StoredFile[]) {
  const folder = dataDir === null ? null : join(dataDir, "sandbox-files");
  if (folder !== null) mkdirSync(folder, { recursive: true, mode: 0o700 });
  const known = new Map(left.map((file) => [file.key, file]));
  const inMemory = new Map<string, Uint8Array>();

  return {
    async keep(bytes: Uint8Array, file: Omit<StoredFile, "key">): Promise<string> {
      const key = `${file.kind === "image" ? "img" : "file"}_v3_${randomBytes(16).toString("hex")}`;
      if (folder === null) inMemory.set(key, bytes);
      else await writeFile(join(folder, key), bytes, { mode: 0o600 });
      known.set(key, { key, ...file });
      return key;
    },
    find: (key: string) => known.get(key) ?? null,
    async read(key: string): Promise<Uint8Array> {
      return folder === null ? (inMemory.get(key) ?? new Uint8Array()) : readFile(join(folder, key));
    },
    async drop(key: string): Promise<void> {
      known.delete(key);
      inMemory.delete(key);
      if (folder !== null) await rm(join(folder, key), { force: true });
    },
    all: () => [...known.values()],
  };
}

export type Files = ReturnType<typeof fileBook>;
