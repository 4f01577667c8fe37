import { createHash, timingSafeEqual } from "node:crypto";
import type { Headers } from "./verdict.ts";

export type Signed = { timestamp: string; nonce: string; signature: string };

const PRINTABLE = /^[\x20-\x7e]{1,256}$/;
const LOWER_HEX = /^[0-9a-f]{64}$/;

/** The headers in a form worth hashing; "absent" when the request carries none of them, as a URL verification does. */
export function signedHeaders({ timestamp, nonce, signature }: Headers): Signed | "absent" | "unfit" {
  if (timestamp === null && nonce === null && signature === null) return "absent";
  if (timestamp === null || nonce === null || signature === null) return "unfit";
  if (!LOWER_HEX.test(signature) || !PRINTABLE.test(timestamp) || !PRINTABLE.test(nonce)) return "unfit";
  return { timestamp, nonce, signature };
}

/** signature = lower hex of sha256(timestamp + nonce + Encrypt Key + raw body), as the Feishu docs on receiving events say. */
export function signatureOf(raw: Uint8Array, { timestamp, nonce }: Omit<Signed, "signature">, key: string): Buffer {
  return createHash("sha256").update(`${timestamp}${nonce}${key}`).update(raw).digest();
}

export function isGenuine(raw: Uint8Array, signed: Signed, encryptKey: string): boolean {
  return timingSafeEqual(signatureOf(raw, signed, encryptKey), Buffer.from(signed.signature, "hex"));
}
