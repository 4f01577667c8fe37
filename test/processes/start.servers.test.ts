import { chmodSync, chownSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { ensureBuilt } from "../support/built.ts";
import { temporaryFolder } from "../support/database.ts";
import type { Environment, User } from "../support/product-process.ts";
import { spiltIn, startProduct } from "../support/product-process.ts";
import { emptyDatabase, productionOn, trialOn } from "./environment.ts";

const startScript = join(import.meta.dirname, "../../scripts/start.mjs");

/** Real processes on a machine that may be busy. */
const PATIENCE_MS = 60_000;
vi.setConfig({ testTimeout: PATIENCE_MS });
beforeAll(ensureBuilt, 2 * PATIENCE_MS);

function begun(environment: Environment, how: { user?: User | null; script?: string } = {}) {
  const product = startProduct(environment, how);
  onTestFinished(async () => {
    await product.stop("SIGKILL");
    expect(spiltIn(product.output(), environment)).toEqual([]);
  });
  return product;
}

async function ready(environment: Environment, how: { user?: User | null } = {}) {
  const product = begun(environment, how);
  const address = await product.listening;
  expect(address, product.output()).not.toBeNull();
  const asked = async () => (await fetch(`${address}/readyz`)).status;
  await expect.poll(asked, { timeout: PATIENCE_MS }).toBe(200);
  return product;
}

test("空的 DATA_DIR 也能启动；第二个进程被拒绝，说出该停哪个进程", async () => {
  const dataDir = temporaryFolder();
  const first = await ready(trialOn(dataDir));
  const second = begun(trialOn(dataDir), { script: startScript });
  expect((await second.ended).code).toBe(1);
  expect(second.output()).toContain(`kill ${first.pid}`);
  expect(await first.stop("SIGTERM")).toMatchObject({ code: 0 });
  await ready(trialOn(dataDir));
});

test.runIf(process.getuid?.() === 0)("普通用户在空的 DATA_DIR 上启动", async () => {
  const nobody = { uid: 65_534, gid: 65_534 };
  const dataDir = temporaryFolder();
  chownSync(dataDir, nobody.uid, nobody.gid);
  chmodSync(dataDir, 0o700);
  await ready(trialOn(dataDir), { user: nobody });
});

test("两个进程同时在空库上启动：各自迁移、各自就绪", async () => {
  const url = await emptyDatabase();
  const production = productionOn(url, temporaryFolder());
  await Promise.all([ready({ ...production, DUBAN_ROLE: "web" }), ready({ ...production, DUBAN_ROLE: "worker" })]);
});

test("试用过的库不能转正式，正式的库不能拿来试用", async () => {
  const [tried, used] = await Promise.all([emptyDatabase(), emptyDatabase()]);
  const folder = temporaryFolder();
  const trial = (url: string) => ({ ...trialOn(folder), DATABASE_URL: url });
  const first = [await ready(trial(tried)), await ready(productionOn(used, folder))];
  await Promise.all(first.map((each) => each.stop("SIGTERM")));
  const refused = [begun(productionOn(tried, folder)), begun(trial(used))];
  const [inProduction, inTrial] = await Promise.all(
    refused.map(async (each) => ({ ...(await each.ended), words: each.output() })),
  );
  expect(inProduction).toMatchObject({
    code: 1,
    words: expect.stringContaining("这个数据库属于试用，不能用于正式运行"),
  });
  expect(inTrial).toMatchObject({ code: 1, words: expect.stringContaining("这个数据库属于正式运行，不能用于试用") });
});
