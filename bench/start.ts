import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { ensureBuilt } from "../test/support/built.ts";
import { middle, reach } from "./figures.ts";
import type { Figure } from "./goals.ts";

const ROUNDS = 7;
const LOOK_EVERY_MS = 10;
const PATIENCE_MS = 60_000;

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  return typeof address === "object" && address ? address.port : 0;
}

const isReady = async (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/readyz`).then(
    ({ status }) => status === 200,
    () => false,
  );

/** npm ends before the program it began, which writes its last lines until it is gone too. */
function isThere(group: number): boolean {
  try {
    return process.kill(group, 0);
  } catch {
    return false;
  }
}

/** Seconds from `npm start` on an empty folder, without any service, to the first 200 of `/readyz`. */
async function secondsToReady(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "duban-bench-"));
  const port = await freePort();
  const env = { HOME: folder, PATH: process.env.PATH ?? "", DATA_DIR: join(folder, "data"), PORT: String(port) };
  const from = performance.now();
  const { pid = 0 } = spawn("npm", ["start"], { env, stdio: "ignore", detached: true });
  try {
    while (!(await isReady(port))) {
      if (performance.now() - from > PATIENCE_MS) throw new Error("npm start does not get ready");
      await wait(LOOK_EVERY_MS);
    }
    return (performance.now() - from) / 1000;
  } finally {
    process.kill(-pid, "SIGTERM");
    while (isThere(-pid)) await wait(LOOK_EVERY_MS);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A first start of the trial after `npm ci`, as a visitor does it. */
export async function start(): Promise<readonly Figure[]> {
  ensureBuilt();
  const seconds: number[] = [];
  for (let n = 0; n < ROUNDS; n += 1) seconds.push(await secondsToReady());
  return [{ id: "P17", value: `${middle(seconds).toFixed(2)} s`, spread: reach(seconds), met: middle(seconds) <= 5 }];
}
