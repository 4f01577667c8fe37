import type { Log } from "../log.ts";
import type { Db } from "./db.ts";
import { openPostgres } from "./open-postgres.ts";
import { openPglite } from "./pglite.ts";

/** An open database. `migrate` may run in several processes at once; `ping` throws while the database does not answer. */
export type Database = {
  kind: "postgres" | "pglite";
  db: Db;
  migrate(): Promise<void>;
  ping(): Promise<void>;
  close(): Promise<void>;
};

type Options = {
  url: string | null;
  dataDir: string;
  /** A ready embedded database to start from; null = made from nothing. */
  template: string | null;
  log: Log;
};

/** PostgreSQL where an address is given, else the embedded one under DATA_DIR. Throws `OpenRefused`. */
export const openDatabase = ({ url, dataDir, template, log }: Options): Promise<Database> =>
  url === null ? openPglite({ dataDir, template }) : openPostgres({ url, log });
