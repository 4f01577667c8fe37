import { chmodSync, constants, cpSync, existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/pglite";
import { migrate } from "drizzle-orm/pglite/migrator";
import type { Holder, Lock } from "./lock-file.ts";
import { holderOf, isHere, takeLock } from "./lock-file.ts";
import { migrationsFolder } from "./migrate.ts";
import type { Database } from "./open.ts";
import { OpenRefused } from "./open-refused.ts";
import { schema } from "./schema.ts";
import { prepareTemplate } from "./template.ts";

const lockOf = (dataDir: string) => join(dataDir, "pglite.lock");

function inUse(dataDir: string, holder: Holder): OpenRefused {
  const both = "两个进程同时写一个文件夹会悄悄丢失数据";
  const who = isHere(holder)
    ? `进程 ${holder.pid} 使用。请先停止它（在它的窗口按 Ctrl+C，或执行 kill ${holder.pid}）`
    : `另一台机器或容器里的进程 ${holder.pid} 使用。请先到那里停止它`;
  return new OpenRefused(`${dataDir} 里的内置数据库正由${who}，再重新执行本命令：${both}。`);
}

/** For commands beside the server: throws `OpenRefused`, naming the process to stop, before anything is opened. */
export async function refuseIfRunning(dataDir: string): Promise<void> {
  const holder = await holderOf(lockOf(dataDir));
  if (holder) throw inUse(dataDir, holder);
}

async function lockedFor(dataDir: string): Promise<Lock> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const taken = await takeLock(lockOf(dataDir));
  if ("holder" in taken) throw inUse(dataDir, taken.holder);
  return taken.lock;
}

/** A first start: the data folder appears whole or not at all, whenever the process dies. */
async function fill(folder: string, template: string | null): Promise<void> {
  const draft = `${folder}.new`;
  if (template && existsSync(join(template, "PG_VERSION"))) {
    rmSync(draft, { recursive: true, force: true });
    cpSync(template, draft, { recursive: true, mode: constants.COPYFILE_FICLONE });
  } else {
    await prepareTemplate(draft);
  }
  chmodSync(draft, 0o700);
  renameSync(draft, folder);
}

type Place = { dataDir: string; template: string | null };

/** The embedded database of a data folder, for this process alone. Throws `OpenRefused` while another one has it. */
export async function openPglite({ dataDir, template }: Place): Promise<Database> {
  const lock = await lockedFor(dataDir);
  const folder = join(dataDir, "pglite");
  try {
    if (!existsSync(join(folder, "PG_VERSION"))) await fill(folder, template);
    const client = await PGlite.create(folder);
    const db = drizzle(client, { schema });
    return {
      kind: "pglite",
      db,
      migrate: () => migrate(db, { migrationsFolder }),
      ping: async () => {
        await db.execute(sql`select 1`);
      },
      close: async () => {
        await client.close();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}
