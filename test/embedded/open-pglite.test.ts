import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { migrationsInStep } from "../../src/db/migrate.ts";
import { claimMode, pinnedTenant } from "../../src/db/mode.ts";
import { openDatabase } from "../../src/db/open.ts";
import { refuseIfRunning } from "../../src/db/pglite.ts";
import { prepareTemplate } from "../../src/db/template.ts";
import { createLog } from "../../src/log.ts";

const log = createLog("silent");
const home = mkdtempSync(join(tmpdir(), "duban-open-"));
const template = join(home, "template");

function emptyDataDir(): string {
  return join(mkdtempSync(join(home, "case-")), "data");
}
const open = (dataDir: string, from: string | null = template) =>
  openDatabase({ url: null, dataDir, template: from, log });

describe("内置数据库", () => {
  beforeAll(async () => {
    await prepareTemplate(template);
    return () => rmSync(home, { recursive: true });
  });

  test("空文件夹第一次启动就绪，只有本人能进，关闭后不留锁", async () => {
    const dataDir = emptyDataDir();
    const database = await open(dataDir);
    expect(database.kind).toBe("pglite");
    expect(await migrationsInStep(database.db)).toBe(true);
    await database.migrate();
    await database.ping();
    expect(existsSync(join(dataDir, "pglite.lock"))).toBe(true);
    await database.close();
    expect(readdirSync(dataDir)).toEqual(["pglite"]);
    expect([dataDir, join(dataDir, "pglite")].map((folder) => statSync(folder).mode & 0o777)).toEqual([0o700, 0o700]);
  });

  test("没有现成模板时从头建立", async () => {
    const database = await open(emptyDataDir(), null);
    expect(await migrationsInStep(database.db)).toBe(true);
    await database.close();
  });

  test("模板人人可读，别的用户也能从它启动", () => {
    const modes = readdirSync(template, { recursive: true, withFileTypes: true }).map((entry) => {
      const mode = statSync(join(entry.parentPath, entry.name)).mode & 0o777;
      return `${entry.isDirectory() ? "folder" : "file"} ${mode.toString(8)}`;
    });
    expect([...new Set(modes)].sort()).toEqual(["file 644", "folder 755"]);
  });

  test("上次启动只复制了一半，重新来过", async () => {
    const dataDir = emptyDataDir();
    mkdirSync(join(dataDir, "pglite.new/base"), { recursive: true });
    writeFileSync(join(dataDir, "pglite.new/PG_VERSION"), "18\n");
    const database = await open(dataDir);
    expect(await migrationsInStep(database.db)).toBe(true);
    await database.close();
    expect(readdirSync(dataDir)).toEqual(["pglite"]);
  });

  test("关闭再打开，数据还在", async () => {
    const dataDir = emptyDataDir();
    const first = await open(dataDir);
    await claimMode(first.db, "trial");
    await first.close();
    const again = await open(dataDir);
    await expect(claimMode(again.db, "production")).rejects.toThrow("属于试用");
    await again.close();
  });

  test("第二个使用者被拒绝，点名进程；命令行在打开之前就拒绝", async () => {
    const dataDir = emptyDataDir();
    await refuseIfRunning(dataDir);
    const database = await open(dataDir);
    const sentence = new RegExp(`正由进程 ${process.pid} 使用.*kill ${process.pid}`);
    await expect(open(dataDir)).rejects.toThrow(sentence);
    await expect(refuseIfRunning(dataDir)).rejects.toThrow(sentence);
    await database.ping();
    await database.close();
    await refuseIfRunning(dataDir);
  });

  test("被 kill -9 之后，已经写下的都在，锁由下一个接手", async () => {
    const dataDir = emptyDataDir();
    const program = `
      const { openDatabase } = await import(${JSON.stringify(join(import.meta.dirname, "../../src/db/open.ts"))});
      const { pinTenant } = await import(${JSON.stringify(join(import.meta.dirname, "../../src/db/mode.ts"))});
      const database = await openDatabase(${JSON.stringify({ url: null, dataDir, template })});
      await pinTenant(database.db, "tenant-example");
      process.kill(process.pid, "SIGKILL");`;
    const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", program], {
      stdio: ["ignore", "inherit", "inherit"],
    });
    expect(await once(child, "exit")).toEqual([null, "SIGKILL"]);
    const database = await open(dataDir);
    expect(await pinnedTenant(database.db)).toBe("tenant-example");
    await database.close();
  });
});
