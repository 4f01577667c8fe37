import type { Decipher, KeyObject } from "node:crypto";
import { createDecipheriv } from "node:crypto";
import { parseTameBytes } from "./tame.ts";

const BLOCK = 16;

/** Node reads base64 leniently; a sealed text whose length does not add up was cut or altered. */
function decodedLength(sealed: string): number {
  const fillers = sealed.endsWith("==") ? 2 : Number(sealed.endsWith("="));
  return (sealed.length / 4) * 3 - fillers;
}

/** Length of a sound PKCS#7 padding, 0 for any other, without a branch on the bytes. */
function paddingOf(padded: Buffer): number {
  const claimed = padded[padded.length - 1] ?? 0;
  let faults = Number(claimed === 0) | Number(claimed > BLOCK);
  for (let back = 1; back <= BLOCK; back += 1) {
    const byte = padded[padded.length - back] ?? 0;
    faults |= Number(back <= claimed) & Number(byte !== claimed);
  }
  return faults === 0 ? claimed : 0;
}

const deciphers = new WeakMap<KeyObject, Decipher>();

/**
 * One for each key, for good: in CBC a block depends on nothing but the block before it, so that behind its IV, given
 * as the first block, each text opens whatever was opened before. A new one for each text costs as much as all else.
 */
function decipherOf(key: KeyObject): Decipher {
  const known = deciphers.get(key);
  if (known) return known;
  const made = createDecipheriv("aes-256-cbc", key, Buffer.alloc(BLOCK)).setAutoPadding(false);
  deciphers.set(key, made);
  return made;
}

/** The padded plain bytes of base64(IV || AES-256-CBC); undefined when the lengths alone rule that out. */
export function unseal(sealed: string, key: KeyObject): Buffer | undefined {
  const bytes = Buffer.from(sealed, "base64");
  if (bytes.length < 2 * BLOCK || bytes.length % BLOCK !== 0 || bytes.length !== decodedLength(sealed))
    return undefined;
  return decipherOf(key).update(bytes).subarray(BLOCK);
}

/**
 * The JSON inside `encrypt`; undefined for every fault alike. A wrong padding is parsed all the same, so that neither
 * answer nor time tells it from wrong JSON (no padding oracle).
 */
export function openSealed(sealed: string, key: KeyObject): unknown {
  const padded = unseal(sealed, key);
  if (!padded) return undefined;
  const padding = paddingOf(padded);
  const value = parseTameBytes(padded.subarray(0, padded.length - padding));
  return padding === 0 ? undefined : value;
}
