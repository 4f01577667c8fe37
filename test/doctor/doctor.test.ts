import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { takeLock } from "../../src/db/lock-file.ts";
import { doctor } from "../../src/doctor.ts";
import { temporaryFolder } from "../support/database.ts";

async function looked(about: { dataDir?: string; redisUrl?: string | null } = {}) {
  const lines: string[] = [];
  const dataDir = about.dataDir ?? temporaryFolder();
  const settings = { mode: "trial", dataDir, databaseUrl: null, redisUrl: about.redisUrl ?? null } as const;
  const code = await doctor(settings, (line) => lines.push(line));
  return { code, lines, line: (label: string) => lines.find((each) => each.slice(2).startsWith(`${label}：`)) };
}

test("试用时只查本机和数据库：每项一行，不好的带处理办法", async () => {
  const { code, lines, line } = await looked();
  expect(lines[0]).toBe("现为试用，没有接入飞书：只检查本机和数据库。");
  expect(line("数据库")).toBe("✓ 数据库：正常（内置数据库，只供试用）");
  expect(line("数据库迁移")).toBe("✓ 数据库迁移：到位");
  expect(line("磁盘空间")).toContain("DATA_DIR 剩余");
  expect(line("收到消息")).toMatch(/^✗ 收到消息：近 30 天没有收到。请在.*im\.message\.receive_v1.*。$/);
  expect(line("应用凭证和机器人")).toBeUndefined();
  expect(lines.at(-1)).toMatch(/^共检查 \d+ 项：需处理 [1-9]\d* 项，请留意 \d+ 项。$/);
  expect(code).toBe(1);
});

test("内置数据库正被另一个进程使用：不打开，说出先停哪个进程，其余照查", async () => {
  const dataDir = temporaryFolder();
  const taken = await takeLock(join(dataDir, "pglite.lock"));
  onTestFinished(() => ("lock" in taken ? taken.lock.release() : undefined));
  const { code, line } = await looked({ dataDir, redisUrl: "redis://127.0.0.1:9" });
  expect(line("数据库")).toContain(`kill ${process.pid}`);
  expect(line("Redis")).toMatch(/^！ Redis：没有应答/);
  expect(line("节假日安排")).toBeDefined();
  expect(code).toBe(1);
});
