import { appendFile, mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { App } from "../../app.ts";
import type { Head } from "../../db/chain.ts";
import { headOf } from "../../db/journal-seals.ts";

/** Beside the evidence, outside the database: whoever holds only one of the two cannot bend both. */
const fileIn = (dataDir: string): string => join(dataDir, "journal-heads.txt");

const LINE = /^(\d+) ([0-9a-f]{64}) /;

/** The heads kept so far, oldest first; a line that is none is passed over, as a crash may leave half of one. */
export async function keptHeads(dataDir: string): Promise<Head[]> {
  const text = await readFile(fileIn(dataDir), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
  return text.split("\n").flatMap((line) => {
    const [, seq, head] = LINE.exec(line) ?? [];
    return seq && head ? [{ seq: Number(seq), head }] : [];
  });
}

/** Writes the head of the journal's chain down outside the database, where it has moved on (goals R14). It begins a line of its own, whatever a crash left half written. Returns whether it did. */
export async function keepHead({ db, clock, dataDir }: App): Promise<boolean> {
  const { seq, head } = await headOf(db);
  const last = (await keptHeads(dataDir)).at(-1);
  if (seq === 0 || last?.seq === seq) return false;
  await mkdir(dataDir, { recursive: true });
  await appendFile(fileIn(dataDir), `\n${seq} ${head} ${clock.now().toISOString()}\n`);
  return true;
}
