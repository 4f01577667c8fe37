import { limits } from "../limits.ts";
import { openSealed } from "./decrypt.ts";
import type { Opened } from "./envelope.ts";
import { CLICK, readEnvelope } from "./envelope.ts";
import { keysOf, sameSecret } from "./keys.ts";
import { isGenuine, signedHeaders } from "./signature.ts";
import type { Reading } from "./timestamp.ts";
import { readTimestamp } from "./timestamp.ts";
import type { GateConfig, Headers, Verdict } from "./verdict.ts";
import { stop } from "./verdict.ts";

/** The value of `encrypt`; whatever else stands beside it is never read. */
function sealedIn(raw: Uint8Array): string | null {
  try {
    const body: unknown = JSON.parse(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength).toString("utf8"));
    if (typeof body !== "object" || body === null || !Object.hasOwn(body, "encrypt")) return null;
    const { encrypt } = body as { encrypt: unknown };
    return typeof encrypt === "string" ? encrypt : null;
  } catch {
    return null;
  }
}

function opened(raw: Uint8Array, config: GateConfig): Opened | null {
  const sealed = sealedIn(raw);
  return sealed === null ? null : readEnvelope(openSealed(sealed, keysOf(config).cipher));
}

/** The platform does not sign its URL verification: nothing else may come unsigned, and it only gets its echo. */
function unsigned(raw: Uint8Array, config: GateConfig): Verdict {
  const no = stop(401, "unsigned");
  if (raw.byteLength > limits.challengeBytes.most) return no;
  const asked = opened(raw, config);
  if (asked?.kind !== "challenge" || !sameSecret(asked.token, keysOf(config).token)) return no;
  return { kind: "challenge", challenge: asked.challenge };
}

function admitted(raw: Uint8Array, { form }: Reading, config: GateConfig): Verdict {
  const read = opened(raw, config);
  if (!read) return stop(400, "unreadable");
  const { token, appId } = keysOf(config);
  if (!sameSecret(read.token, token)) return stop(403, "token");
  if (read.kind === "challenge") return { kind: "challenge", challenge: read.challenge };
  if (read.kind === "v1") return { kind: "ignored", why: "v1" };
  if (!sameSecret(read.appId, appId)) return stop(403, "app");
  if (form !== "seconds" && read.envelope.eventType !== CLICK) return stop(403, "timestamp unread");
  return { kind: "envelope", envelope: read.envelope, timestampUnread: form === "unread" };
}

/**
 * Judges one request of the platform, in the order of rising cost: size, signature over the raw bytes, timestamp,
 * decryption, JSON, shape, token and app. Never throws; every decryption fault gets one and the same answer.
 * Feishu docs: receiving and handling events; receiving and handling callbacks.
 */
export function passGate(raw: Uint8Array, headers: Headers, ...[config, now]: [GateConfig, Date]): Verdict {
  if (raw.byteLength > limits.requestBytes.most) return stop(413, "size");
  const signed = signedHeaders(headers);
  if (signed === "absent") return unsigned(raw, config);
  if (signed === "unfit" || !isGenuine(raw, signed, config.encryptKey)) return stop(401, "signature");
  const reading = readTimestamp(signed.timestamp, now);
  if (reading.form !== "unread" && !reading.fresh) return stop(403, "stale");
  return admitted(raw, reading, config);
}
