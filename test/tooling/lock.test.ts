import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Packages } from "../../scripts/complete-lock.ts";
import { completed, machineOf, missingEntries } from "../../scripts/complete-lock.ts";

const root = join(import.meta.dirname, "../..");
const read = (file: string) => JSON.parse(readFileSync(join(root, file), "utf8"));
const lock: { packages: Packages } = read("package-lock.json");
const entries = Object.entries(lock.packages);

test("锁文件列全了每个平台的可选包，任何机器上都能 npm ci", () => {
  const platforms = entries.flatMap(([, entry]) => Object.keys(entry.optionalDependencies ?? {}));
  expect(platforms.length).toBeGreaterThan(50);
  expect(missingEntries(lock.packages)).toEqual({});
  expect(completed(lock)).toEqual(lock);
});

test("锁文件不写下载地址，并与 package.json 一致", () => {
  expect(entries.filter(([, entry]) => "resolved" in entry)).toEqual([]);
  const { dependencies, devDependencies } = read("package.json");
  expect(lock.packages[""]).toMatchObject({ dependencies, devDependencies });
});

test("凡有安装脚本的依赖都已写明不运行", () => {
  const { allowScripts } = read("package.json");
  const scripted = entries
    .filter(([, entry]) => entry.hasInstallScript)
    .map(([path]) => path.split("node_modules/").pop());
  expect(scripted.length).toBeGreaterThan(0);
  expect(new Set(Object.keys(allowScripts))).toEqual(new Set(scripted));
  expect(Object.values(allowScripts)).not.toContain(true);
});

test("缺了哪一条就补哪一条，深处的依赖补在够得着的地方", () => {
  const packages: Packages = {
    "node_modules/a": { version: "1.0.0", dev: true, optionalDependencies: { "@a/cli-darwin-arm64": "1.0.0" } },
    "node_modules/b": { version: "1.0.0" },
    "node_modules/b/node_modules/a": { version: "2.0.0", optionalDependencies: { "@a/cli-darwin-arm64": "2.0.0" } },
  };
  const machine = { cpu: ["arm64"], os: ["darwin"], optional: true };
  expect(missingEntries(packages)).toEqual({
    "node_modules/@a/cli-darwin-arm64": { version: "1.0.0", dev: true, ...machine },
    "node_modules/b/node_modules/@a/cli-darwin-arm64": { version: "2.0.0", ...machine },
  });
});

test("从包名读出的平台，与锁文件中已载明的一致", () => {
  const stated = entries.filter(([, entry]) => entry.integrity && entry.optional && entry.cpu);
  expect(stated.length).toBeGreaterThan(50);
  for (const [path, { cpu, os, libc }] of stated) {
    const machine = machineOf(path.split("node_modules/").pop() ?? "");
    expect(machine, path).toMatchObject({ cpu, ...(os && { os }), ...(libc && { libc }) });
  }
});
