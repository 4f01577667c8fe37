import { createCipheriv, createHash, randomBytes } from "node:crypto";
import { signatureOf } from "./gate/signature.ts";

/** base64(IV || AES-256-CBC) of the text under the SHA-256 of the Encrypt Key, with a fresh IV. */
export function seal(text: string, encryptKey: string): string {
  const iv = randomBytes(16);
  const cipher = createCipheriv("aes-256-cbc", createHash("sha256").update(encryptKey).digest(), iv);
  return Buffer.concat([iv, cipher.update(text, "utf8"), cipher.final()]).toString("base64");
}

/** The signature headers the platform puts on a body sent at `at`. */
function sign(body: string, { encryptKey }: { encryptKey: string }, at: Date): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const nonce = randomBytes(8).toString("hex");
  return {
    "content-type": "application/json;charset=utf-8",
    "x-lark-request-timestamp": timestamp,
    "x-lark-request-nonce": nonce,
    "x-lark-signature": signatureOf(Buffer.from(body), { timestamp, nonce }, encryptKey).toString("hex"),
  };
}

/** The inverse of the gate, for the sandbox and the tests: a body and headers as the platform would send them. */
export function encryptAndSign(
  payload: object,
  config: { encryptKey: string },
  at: Date,
): { body: string; headers: Record<string, string> } {
  const body = JSON.stringify({ encrypt: seal(JSON.stringify(payload), config.encryptKey) });
  return { body, headers: sign(body, config, at) };
}
