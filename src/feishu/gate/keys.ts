import type { KeyObject } from "node:crypto";
import { createHash, createSecretKey, timingSafeEqual } from "node:crypto";
import type { GateConfig } from "./verdict.ts";

type Keys = { cipher: KeyObject; token: Buffer; appId: Buffer };

const made = new WeakMap<GateConfig, Keys>();

/** Derived once per config: AES key = SHA-256 of the Encrypt Key (Feishu docs: Encrypt Key encryption). */
export function keysOf(config: GateConfig): Keys {
  const known = made.get(config);
  if (known) return known;
  const keys = {
    cipher: createSecretKey(createHash("sha256").update(config.encryptKey).digest()),
    token: Buffer.from(config.verificationToken),
    appId: Buffer.from(config.appId),
  };
  made.set(config, keys);
  return keys;
}

/** Equal in a time that does not tell where the first difference stands. */
export function sameSecret(claimed: string, expected: Buffer): boolean {
  const bytes = Buffer.from(claimed);
  return bytes.length === expected.length && timingSafeEqual(bytes, expected);
}
