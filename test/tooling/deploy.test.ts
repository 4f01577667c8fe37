import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { variables } from "../../src/config-variables.ts";

const root = join(import.meta.dirname, "../..");
const read = (file: string) => readFileSync(join(root, "deploy", file), "utf8");
const every = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, found = ""]) => found);

/** Of the programs beside ours, not of ours. */
const foreign = ["POSTGRES_USER", "POSTGRES_DB", "POSTGRES_PASSWORD", "POSTGRES_INITDB_ARGS"];

test("部署文件里的变量都是本程序认得的，正式运行必填的一项不少", () => {
  const compose = read("compose.yaml");
  const named = every(compose, /^ +([A-Z][A-Z_]+): /gm).filter((name) => !foreign.includes(name));
  expect(named.filter((name) => !Object.hasOwn(variables, name))).toEqual([]);
  const needed = Object.entries(variables).flatMap(([name, { need }]) => (need === "production" ? [name] : []));
  expect(needed.filter((name) => !named.includes(name))).toEqual([]);
  for (const unit of ["duban-web@.service", "duban-worker@.service"]) {
    const set = every(read(unit), /(?:Environment=| )([A-Z_]+)=/g);
    expect(set.filter((name) => !Object.hasOwn(variables, name))).toEqual([]);
  }
});

test("两个 web、两个 worker；停止留出的时间多于十秒；启动的程序都在", () => {
  const compose = read("compose.yaml");
  expect(every(compose, /DUBAN_ROLE: (\w+)/g)).toEqual(["web", "web", "worker", "worker"]);
  expect(Number(every(compose, /stop_grace_period: (\d+)s/g)[0])).toBeGreaterThan(10);
  for (const file of readdirSync(join(root, "deploy")).filter((name) => name.endsWith(".service"))) {
    const unit = read(file);
    expect(Number(every(unit, /TimeoutStopSec=(\d+)/g)[0])).toBeGreaterThan(10);
    for (const script of every(unit, /ExecStart=\S+ (\S+)/g)) expect(existsSync(join(root, script))).toBe(true);
    expect(unit).toContain(`DUBAN_ROLE=${file.includes("web") ? "web" : "worker"}`);
  }
  expect(read("Dockerfile")).toContain("scripts/start.mjs");
});
