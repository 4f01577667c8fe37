import { readdir, stat } from "node:fs/promises";
import type { App } from "../../app.ts";
import { forgetOutgoing, knownOutgoing, uselessOutgoing } from "../../db/outgoing-files.ts";
import type { OutgoingFileId } from "../../db/schema/outgoing-file.ts";
import { dropOutgoing, folderOf, placeOf } from "./place.ts";

const HOUR_MS = 3_600_000;

const isId = (name: string): name is OutgoingFileId => /^[0-9a-f-]{36}$/.test(name);

const unlessMissing =
  <T>(otherwise: T) =>
  (error: NodeJS.ErrnoException): T => {
    if (error.code === "ENOENT") return otherwise;
    throw error;
  };

/** What a death between file and row left on the disk; young files may belong to a transaction still under way. */
async function orphans({ db, dataDir, clock }: App): Promise<OutgoingFileId[]> {
  const found = await readdir(folderOf(dataDir)).catch(unlessMissing<string[]>([]));
  const names = found.filter(isId);
  const known = await knownOutgoing(db, names);
  const left: OutgoingFileId[] = [];
  for (const name of names) {
    const written = await stat(placeOf(dataDir, name)).catch(unlessMissing(null));
    if (!known.has(name) && written && clock.now().getTime() - written.mtimeMs > HOUR_MS) left.push(name);
  }
  return left;
}

/** Removes files that were sent, that nothing promises any more, or whose time is over. */
export async function forgetFiles(app: App): Promise<void> {
  const useless = await uselessOutgoing(app.db, app.clock.now());
  if (useless.length > 0) await forgetOutgoing(app.db, useless);
  for (const id of [...useless, ...(await orphans(app))]) await dropOutgoing(app.dataDir, id);
}
