import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { holderOf, takeLock } from "../../src/db/lock-file.ts";

const quick = { everyMs: 10, silentAfterMs: 200 };

function lockFile(): string {
  const folder = mkdtempSync(join(tmpdir(), "duban-lock-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, "lock");
}

async function taken(file: string) {
  const result = await takeLock(file, quick);
  if ("holder" in result) throw new Error(`held by ${result.holder.pid}`);
  onTestFinished(() => result.lock.release());
  return result.lock;
}

/** A process that only lives, until it is killed. */
async function bystander() {
  const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1e9)"], { stdio: "ignore" });
  const gone = once(child, "exit");
  await once(child, "spawn");
  const kill = async () => {
    child.kill("SIGKILL");
    await gone;
  };
  onTestFinished(kill);
  const pid = child.pid ?? 0;
  const [started] = readFileSync(`/proc/${pid}/stat`, "utf8")
    .replace(/^.*\) /s, "")
    .split(" ")
    .slice(19);
  return { pid, started, kill };
}

/** The lock as this process would write it, but for another holder. */
async function lockBy(file: string, change: Record<string, unknown>): Promise<void> {
  const lock = await taken(file);
  const mine: object = JSON.parse(readFileSync(file, "utf8"));
  lock.release();
  writeFileSync(file, JSON.stringify({ ...mine, ...change }));
}

describe("内置数据库的锁", () => {
  test("得到的人持有，放开就没有了", async () => {
    const file = lockFile();
    expect(await holderOf(file)).toBeNull();
    const lock = await taken(file);
    expect(await holderOf(file)).toMatchObject({ pid: process.pid });
    expect(await takeLock(file)).toMatchObject({ holder: { pid: process.pid } });
    lock.release();
    expect(existsSync(file)).toBe(false);
  });

  test("别的进程活着就拒绝；它死了就接手", async () => {
    const file = lockFile();
    const { pid, started, kill } = await bystander();
    await lockBy(file, { pid, started });
    expect(await takeLock(file)).toMatchObject({ holder: { pid } });
    await kill();
    await taken(file);
    expect(await holderOf(file)).toMatchObject({ pid: process.pid });
  });

  test("进程号被别的程序重新用上，不算使用中", async () => {
    const file = lockFile();
    const { pid } = await bystander();
    await lockBy(file, { pid, started: "1" });
    expect(await holderOf(file)).toBeNull();
    await taken(file);
  });

  test("分不清开始时间的系统上，进程活着就算使用中", async () => {
    const file = lockFile();
    const { pid } = await bystander();
    await lockBy(file, { pid, started: null });
    expect(await holderOf(file)).toMatchObject({ pid });
  });

  test.each([[""], ["{"], ["[]"], ['{"pid":-1}'], ["4711"]])("写坏的锁 %j 不挡路", async (text) => {
    const file = lockFile();
    writeFileSync(file, text);
    await taken(file);
    expect(await holderOf(file)).toMatchObject({ pid: process.pid });
  });

  test("另一台机器或容器里的使用者，只要还在动就拒绝，不动了就接手", async () => {
    const file = lockFile();
    await lockBy(file, { place: "elsewhere" });
    const beat = setInterval(() => writeFileSync(file, readFileSync(file), { flag: "r+" }), quick.everyMs);
    expect(await takeLock(file, quick)).toMatchObject({ holder: { place: "elsewhere" } });
    clearInterval(beat);
    await taken(file);
  });

  test("使用者不停地让别处看得出它还活着", async () => {
    const file = lockFile();
    await taken(file);
    const before = statSync(file).mtimeMs;
    await expect.poll(() => statSync(file).mtimeMs).not.toBe(before);
  });

  test("锁被别人换走以后，放开不动别人的锁", async () => {
    const file = lockFile();
    const lock = await taken(file);
    writeFileSync(file, "somebody else");
    lock.release();
    expect(readFileSync(file, "utf8")).toBe("somebody else");
  });

  test("几方同时抢一把死锁，只有一方得到", async () => {
    const file = lockFile();
    const { pid, started, kill } = await bystander();
    await lockBy(file, { pid, started });
    await kill();
    const results = await Promise.all(Array.from({ length: 5 }, () => takeLock(file, quick)));
    const locks = results.flatMap((result) => ("lock" in result ? [result.lock] : []));
    expect(locks).toHaveLength(1);
    for (const lock of locks) lock.release();
  });
});
