import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readConfig } from "../src/config.ts";
import { trialSecret } from "../src/trial-secret.ts";

function dataDir(): string {
  const folder = mkdtempSync(join(tmpdir(), "duban-secret-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, "data");
}

test("试用密钥第一次生成，以后不变，只有本人能读，够正式运行的长度", () => {
  const folder = dataDir();
  const secret = trialSecret(folder);
  expect(trialSecret(folder)).toBe(secret);
  expect(readConfig({ DUBAN_SECRET: secret }).secret).toBe(secret);
  expect(readdirSync(folder)).toEqual(["secret"]);
  expect(statSync(join(folder, "secret")).mode & 0o777).toBe(0o600);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
});

test("两处试用的密钥不同", () => {
  expect(trialSecret(dataDir())).not.toBe(trialSecret(dataDir()));
});
