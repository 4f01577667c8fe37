import { appendFileSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { backupCommand } from "../src/backup-command.ts";
import { restoreCommand } from "../src/restore-command.ts";
import { startedTrial } from "./sandbox/trial-program.ts";
import { ensureBuilt } from "./support/built.ts";

/** A command as it is typed, over a folder: what it prints, and its exit code. */
function desk() {
  const root = mkdtempSync(join(tmpdir(), "duban-backup-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const place = (name: string) => join(root, name);
  const settings = (name: string) => ({ dataDir: place(name), databaseUrl: null, mode: "trial" }) as const;
  const printed = async (run: (print: (line: string) => void) => Promise<0 | 1>) => {
    const lines: string[] = [];
    const code = await run((line) => lines.push(line));
    return { code, said: lines.join("\n") };
  };
  const ask = async () => null;
  return {
    place,
    backs: (data: string, ...args: string[]) => printed((print) => backupCommand(args, settings(data), print)),
    restores: (data: string, ...args: string[]) =>
      printed((print) => restoreCommand(args, settings(data), { print, ask })),
  };
}

test("试用的数据备份到文件夹，恢复到另一处，确认后才对外发送；不完整的、不是空的一律不恢复（R17）", async () => {
  ensureBuilt();
  const { place, backs, restores } = desk();
  const trial = await startedTrial(place("first"));
  const backup = place("backup");
  expect(await backs("first", backup)).toMatchObject({ code: 1, said: expect.stringContaining("正由进程") });
  await trial.stop();
  expect(await backs("first", backup)).toMatchObject({ code: 0, said: expect.stringContaining("✓ 已备份到") });
  expect(await backs("first", "verify", backup)).toMatchObject({ code: 0, said: expect.stringContaining("备份完整") });
  expect(await restores("first", backup)).toMatchObject({ code: 1, said: expect.stringContaining("空") });
  expect(await restores("second", backup)).toMatchObject({ code: 0, said: expect.stringContaining("✓ 已恢复") });

  const restored = await startedTrial(place("second"));
  expect((await fetch(`${restored.url}/readyz`)).status).toBe(200);
  await restored.stop();
  expect(await restores("second", "release")).toMatchObject({
    code: 0,
    said: expect.stringContaining("没有终端可供确认"),
  });
  expect(await restores("second", "release", "--yes")).toMatchObject({
    code: 0,
    said: expect.stringContaining("已恢复对外发送"),
  });
  expect(await restores("second", "release", "--yes")).toMatchObject({
    code: 1,
    said: expect.stringContaining("没有在等待确认"),
  });

  const [table = ""] = readdirSync(backup, { recursive: true, encoding: "utf8" }).filter((each) =>
    each.includes("person"),
  );
  appendFileSync(join(backup, table), "\n");
  expect(await restores("third", backup)).toMatchObject({ code: 1, said: expect.stringContaining("与清单不符") });
});
