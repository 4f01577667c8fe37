import { chmodSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { PGlite } from "@electric-sql/pglite";
import { drizzle } from "drizzle-orm/pglite";
import { migrate } from "drizzle-orm/pglite/migrator";
import type { Db } from "./db.ts";
import { migrationsFolder } from "./migrate.ts";
import { schema } from "./schema.ts";

/** Where the build puts the ready database (dist/template). */
export const shippedTemplate = fileURLToPath(new URL("../../template", import.meta.url));

/** Readable for everybody: a build made by root is also started by others. */
function openToReaders(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    chmodSync(join(entry.parentPath, entry.name), entry.isDirectory() ? 0o755 : 0o644);
  }
}

/** Makes a folder with a migrated embedded database, filled, closed and ready to be copied; what was there goes. */
export async function prepareTemplate(folder: string, fill?: (db: Db) => Promise<void>): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  const pglite = await PGlite.create(folder);
  const db = drizzle(pglite, { schema });
  await migrate(db, { migrationsFolder });
  await fill?.(db);
  await pglite.close();
  openToReaders(folder);
}
