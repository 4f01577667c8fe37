import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { pipeline as piped, Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { StringDecoder } from "node:string_decoder";
import { createGunzip, createGzip } from "node:zlib";
import { linesOf } from "../../db/backup-rows.ts";
import type { Db } from "../../db/db.ts";
import type { Manifest } from "./manifest.ts";
import { BackupRefused, tableIn } from "./manifest.ts";

type Kept = Manifest["tables"][number];

/** Writes the rows of a table, a line each, compressed; the sum is that of the lines. */
export async function keepTable(tx: Db, name: string, folder: string): Promise<Kept> {
  const hash = createHash("sha256");
  let rows = 0;
  async function* text() {
    for await (const lines of linesOf(tx, name)) {
      rows += lines.length;
      const piece = `${lines.join("\n")}\n`;
      hash.update(piece, "utf8");
      yield piece;
    }
  }
  const file = createWriteStream(tableIn(folder, name), { mode: 0o600, flags: "wx", flush: true });
  await pipeline(Readable.from(text()), createGzip({ level: 5 }), file);
  return { name, rows, sha256: hash.digest("hex") };
}

const damaged = (name: string, cause?: unknown): BackupRefused =>
  new BackupRefused(`备份中表 ${name} 的内容与清单不符，文件已损坏或被改动。请换一份备份。`, { cause });

/** Lines end with a line feed alone; what other signs a text holds is its own affair. */
async function* linesIn(file: string, seen: (piece: Buffer) => void): AsyncGenerator<string[]> {
  const text = new StringDecoder("utf8");
  let begun = "";
  const unzipped = piped(createReadStream(file), createGunzip(), () => undefined);
  for await (const piece of unzipped) {
    seen(piece);
    const lines = (begun + text.write(piece)).split("\n");
    begun = lines.pop() ?? "";
    if (lines.length > 0) yield lines;
  }
}

/** The lines of a table, some at a time. Throws `BackupRefused` at their end where they are not what the manifest says. */
export async function* keptLines({ name, rows, sha256 }: Kept, folder: string): AsyncGenerator<string[]> {
  const hash = createHash("sha256");
  let seen = 0;
  try {
    for await (const lines of linesIn(tableIn(folder, name), (piece) => hash.update(piece))) {
      seen += lines.length;
      yield lines;
    }
  } catch (error) {
    throw damaged(name, error);
  }
  if (seen !== rows || hash.digest("hex") !== sha256) throw damaged(name);
}
