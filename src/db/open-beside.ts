import type { Log } from "../log.ts";
import type { Database } from "./open.ts";
import { openDatabase } from "./open.ts";
import { refuseIfRunning } from "./pglite.ts";
import { shippedTemplate } from "./template.ts";

const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

type Settings = { dataDir: string; databaseUrl: string | null };

/**
 * The database for a command typed beside the server; a new embedded one holds the sample city unless it is to be `bare`.
 * Throws `OpenRefused`; an embedded one is for one process alone.
 */
export async function openBeside({ databaseUrl: url, dataDir }: Settings, { bare = false } = {}): Promise<Database> {
  if (url === null) await refuseIfRunning(dataDir);
  return openDatabase({ url, dataDir, template: bare ? null : shippedTemplate, log: silent });
}
