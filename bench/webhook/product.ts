import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { systemClock } from "../../src/clock.ts";
import type { GateConfig } from "../../src/feishu/gate/verdict.ts";
import { openSandbox } from "../../src/sandbox/platform/open.ts";
import type { SandboxOptions } from "../../src/sandbox/platform/options.ts";
import { ensureBuilt, program } from "../../test/support/built.ts";
import type { Environment } from "../../test/support/product-process.ts";

const secret = () => randomBytes(24).toString("hex");
const STARTED = /^督办已启动.*?(http:\/\/[^\s/]+)/m;
const WITHIN_MS = 30_000;

export const sender = {
  gate: { appId: "cli_bench", encryptKey: secret(), verificationToken: secret() } satisfies GateConfig,
  tenantKey: "tenant_bench",
};

export type Product = { address: string; stop(): Promise<void> };

async function addressIn(logFile: string, gone: () => boolean): Promise<string> {
  const until = performance.now() + WITHIN_MS;
  for (;;) {
    const log = readFileSync(logFile, "utf8");
    const [, address] = STARTED.exec(log) ?? [];
    if (address) return address;
    if (gone() || performance.now() > until) throw new Error(`the product does not stand:\n${log}`);
    await wait(20);
  }
}

type Outside = Pick<SandboxOptions, "city" | "callback">;

const nobody: Outside = {
  city: { people: [], groups: [] },
  callback: () => Promise.reject(new Error("nobody presses anything here")),
};

/** A small Feishu to lean on, and the product as it is shipped, in processes of its own that write their log to a file. */
export async function openGround({ city, callback }: Outside = nobody) {
  ensureBuilt();
  const folder = mkdtempSync(join(tmpdir(), "duban-bench-"));
  const keys = { ...sender.gate, tenantKey: sender.tenantKey, appSecret: secret() };
  const sandbox = await openSandbox({ keys, clock: systemClock, dataDir: null, city, callback });
  const common = {
    ...{ FEISHU_APP_ID: keys.appId, FEISHU_APP_SECRET: keys.appSecret, FEISHU_ENCRYPT_KEY: keys.encryptKey },
    ...{ FEISHU_VERIFICATION_TOKEN: keys.verificationToken, FEISHU_DOMAIN: sandbox.url, DUBAN_SECRET: secret() },
    ...{ DATA_DIR: folder, HOST: "127.0.0.1", PORT: "0", PATH: process.env.PATH ?? "" },
  };
  let started = 0;
  const start = async (environment: Environment): Promise<Product> => {
    started += 1;
    const logFile = join(folder, `log-${started}`);
    const log = openSync(logFile, "w");
    const child = spawn(process.execPath, [program], {
      env: { ...common, ...environment },
      stdio: ["ignore", log, log],
    });
    const gone = once(child, "exit");
    const address = await addressIn(logFile, () => child.exitCode !== null);
    const stop = async () => {
      child.kill("SIGTERM");
      await gone;
    };
    return { address, stop };
  };
  const close = async () => {
    await sandbox.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { sandbox, start, close };
}

export type Ground = Awaited<ReturnType<typeof openGround>>;

const CPU = /^process_cpu_seconds_total (\S+)/m;

/** CPU seconds the product has used so far, in user and system mode, by its own account. */
export async function cpuOf({ address }: Product): Promise<number> {
  const metrics = await (await fetch(`${address}/metrics`)).text();
  return Number(CPU.exec(metrics)?.[1] ?? Number.NaN);
}
