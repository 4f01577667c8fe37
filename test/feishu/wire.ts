import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { passGate } from "../../src/feishu/gate/gate.ts";
import type { GateConfig, Headers, Verdict } from "../../src/feishu/gate/verdict.ts";
import { seal } from "../../src/feishu/sign.ts";

export const config: GateConfig = {
  appId: "cli_sample0001",
  encryptKey: "sample encrypt key",
  verificationToken: "sample-verification-token",
};

export const now = new Date("2026-03-02T09:00:10+08:00");
export const seconds = String(now.getTime() / 1000);
export const none: Headers = { timestamp: null, nonce: null, signature: null };

export const payload = (name: string): Record<string, unknown> =>
  JSON.parse(readFileSync(join(import.meta.dirname, "../payloads", `${name}.json`), "utf8"));

export const sealed = (plain: string, key = config.encryptKey): string => JSON.stringify({ encrypt: seal(plain, key) });

/** Signed here by the words of the docs, on purpose not by the code under test. */
export function signed(
  body: string | Uint8Array,
  { timestamp = seconds, nonce = "1234567", key = config.encryptKey } = {},
): Headers {
  const signature = createHash("sha256")
    .update(timestamp + nonce + key)
    .update(body)
    .digest("hex");
  return { timestamp, nonce, signature };
}

export const pass = (body: string | Uint8Array, headers: Headers, at = now): Verdict =>
  passGate(typeof body === "string" ? Buffer.from(body) : body, headers, config, at);

/** The verdict on a payload, correctly sealed and signed. */
export function passed(value: unknown, options: Parameters<typeof signed>[1] = {}): Verdict {
  const body = sealed(typeof value === "string" ? value : JSON.stringify(value));
  return pass(body, signed(body, options));
}
