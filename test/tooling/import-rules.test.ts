import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";

const root = join(import.meta.dirname, "../..");
const depcruise = join(root, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
type Report = {
  modules: { source: string }[];
  summary: { violations: { from: string; to: string; rule: { name: string } }[] };
};

function cruise(cwd: string, ...paths: string[]): Report {
  const args = [depcruise, ...paths, "--config", ".dependency-cruiser.cjs", "--output-type", "json"];
  return JSON.parse(spawnSync(process.execPath, args, { cwd, encoding: "utf8", maxBuffer: 1e9 }).stdout);
}

test("检查看得见每一个源文件，而不是一个也没看见就算通过", () => {
  const list = ["ls-files", "--cached", "--others", "--exclude-standard", "--", "src/*.ts", "cards/*.ts"];
  const files = execFileSync("git", list, { cwd: root, encoding: "utf8" }).trim().split("\n");
  const written = files.filter((file) => !file.startsWith("src/sandbox/page/"));
  expect(written.length).toBeGreaterThan(40);
  const seen = new Set(cruise(root, "src", "cards").modules.map(({ source }) => source));
  expect(written.filter((file) => !seen.has(file))).toEqual([]);
});

const packages = ["bullmq", "ioredis", "drizzle-orm", "hono", "vitest", "@larksuiteoapi/node-sdk"];
const wrongs = [
  ["src/domain/a.ts", "../db/target.ts", "domain-leans-only-on-itself"],
  ["src/domain/b.ts", "node:fs", "domain-and-cards-are-pure"],
  ["src/domain/c.ts", "hono", "domain-and-cards-are-pure"],
  ["src/domain/d.ts", "../clock.ts", "domain-and-cards-are-pure"],
  ["src/domain/e.ts", "../../cards/target.ts", "domain-leans-only-on-itself"],
  ["cards/a.ts", "../src/db/target.ts", "cards-leans-only-on-domain"],
  ["cards/b.ts", "node:crypto", "domain-and-cards-are-pure"],
  ["src/db/a.ts", "../usecases/target.ts", "db-leans-only-on-domain"],
  ["src/usecases/a.ts", "../feishu/target.ts", "usecases-leans-only-on-db-domain"],
  ["src/usecases/b.ts", "../../cards/target.ts", "usecases-leans-only-on-db-domain"],
  ["src/usecases/c.ts", "../jobs/target.ts", "usecases-leans-only-on-db-domain"],
  ["src/usecases/d.ts", "drizzle-orm", "sql-only-in-db"],
  ["src/feishu/a.ts", "../db/target.ts", "feishu-leans-only-on-itself"],
  ["src/bot/a.ts", "../jobs/target.ts", "bot-leans-only-on-usecases-db-domain-cards-documents-feishu"],
  ["src/bot/b.ts", "../main.ts", "nobody-imports-main-or-config"],
  ["src/bot/c.ts", "bullmq", "bullmq-only-in-its-alarm"],
  ["src/bot/d.ts", "ioredis", "redis-only-in-the-alarm"],
  ["src/bot/e.ts", "@larksuiteoapi/node-sdk", "feishu-sdk-only-in-feishu"],
  ["src/bot/f.ts", "vitest", "no-development-package-in-the-product"],
  ["src/bot/g.ts", "../sandbox/target.ts", "sandbox-only-by-main"],
  ["src/bot/h.ts", "../nowhere.ts", "resolvable"],
  ["src/bot/i.ts", "../../test/target.ts", "no-tests-or-scripts-in-the-product"],
  ["src/main.ts", "./sandbox/target.ts", "sandbox-only-by-main-in-trial-mode"],
] as const;

const rights = [
  ["src/domain/ok.ts", "../refusal.ts"],
  ["cards/ok.ts", "../src/domain/target.ts"],
  ["src/db/ok.ts", "drizzle-orm"],
  ["src/usecases/ok.ts", "../db/target.ts"],
  ["src/bot/ok.ts", "../clock.ts"],
  ["src/jobs/ok.ts", "../bot/target.ts"],
  ["src/jobs/alarm/bullmq.ts", "bullmq"],
] as const;

/** A small house of the same shape in which every wrong is committed once. */
function houseOfWrongs(): string {
  const house = mkdtempSync(join(tmpdir(), "duban-imports-"));
  onTestFinished(() => rmSync(house, { recursive: true }));
  const put = (path: string, text: string) => {
    mkdirSync(dirname(join(house, path)), { recursive: true });
    writeFileSync(join(house, path), text);
  };
  for (const file of [".dependency-cruiser.cjs", "tsconfig.json"]) cpSync(join(root, file), join(house, file));
  const rooms = ["domain", "db", "usecases", "feishu", "bot", "jobs", "sandbox"].map((room) => `src/${room}`);
  const files = [...[...rooms, "cards", "test"].map((room) => `${room}/target.ts`), "src/refusal.ts", "src/clock.ts"];
  for (const file of files) put(file, "export const one = 1;\n");
  for (const [path, imported] of [...wrongs, ...rights]) put(path, `import "${imported}";\n`);
  for (const name of packages) {
    put(`node_modules/${name}/package.json`, JSON.stringify({ name, version: "1.0.0", main: "index.js" }));
    put(`node_modules/${name}/index.js`, "");
  }
  const dependencies = Object.fromEntries(packages.filter((name) => name !== "vitest").map((name) => [name, "1.0.0"]));
  put("package.json", JSON.stringify({ name: "house", dependencies, devDependencies: { vitest: "1.0.0" } }));
  return house;
}

test("越界的引用逐条被指出，正当的引用不受影响", () => {
  const { violations } = cruise(houseOfWrongs(), "src", "cards").summary;
  const found = (path: string) => violations.filter(({ from }) => from === path).map(({ rule }) => rule.name);
  for (const [path, imported, rule] of wrongs) expect(found(path), `${path} → ${imported}`).toContain(rule);
  for (const [path, imported] of rights) expect(found(path), `${path} → ${imported}`).toEqual([]);
});
