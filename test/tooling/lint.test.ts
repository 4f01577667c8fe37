import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";

const root = join(import.meta.dirname, "../..");
const biome = join(root, "node_modules/@biomejs/biome/bin/biome");

/** Lints `code` as if it stood at `path` of this project, in a folder of its own. */
function complaintsAbout(path: string, code: string): string {
  const folder = mkdtempSync(join(tmpdir(), "duban-lint-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  execFileSync("cp", ["-r", join(root, "biome.json"), join(root, "scripts"), join(root, "package.json"), folder]);
  mkdirSync(join(folder, path, ".."), { recursive: true });
  writeFileSync(join(folder, path), code);
  const args = [biome, "lint", "--vcs-enabled=false", "--colors=off", "--reporter=github", path];
  const run = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
  return `${run.stdout}${run.stderr}`;
}

const clockWords = "Only src/clock.ts may ask the machine for the time";
const readings = ["new Date()", "new Date", "Date()", "Date.now()", "performance.now()", "process.hrtime.bigint()"];

test.each(readings)("除时钟文件外，任何地方都不得用 %s 自行看表", (reading) => {
  const code = `export const at = ${reading};\n`;
  expect(complaintsAbout("src/domain/item/probe.ts", code)).toContain(clockWords);
  expect(complaintsAbout("cards/probe.ts", code)).toContain(clockWords);
  expect(complaintsAbout("src/clock.ts", code)).not.toContain(clockWords);
  expect(complaintsAbout("test/probe.test.ts", code)).not.toContain(clockWords);
});

test("换算给定的时刻不算看表", () => {
  expect(complaintsAbout("src/domain/item/probe.ts", "export const at = new Date(5);\n")).not.toContain(clockWords);
});

test("环境变量只由入口和配置文件读取", () => {
  const code = "export const home = process.env.HOME;\n";
  expect(complaintsAbout("src/db/probe.ts", code)).toContain("process.env");
  for (const allowed of ["src/main.ts", "src/config.ts", "scripts/probe.ts"]) {
    expect(complaintsAbout(allowed, code)).not.toContain("process.env");
  }
});
