export type GateConfig = { appId: string; encryptKey: string; verificationToken: string };

/** The three signature headers exactly as received; null where one is missing. */
export type Headers = { timestamp: string | null; nonce: string | null; signature: string | null };

/** A verified event or callback: signature, timestamp, token and app are checked. The tenant is for the caller to compare. */
export type Envelope = {
  eventId: string;
  eventType: string;
  createdAt: Date | null;
  tenantKey: string;
  event: unknown;
};

export type Stopped = { kind: "stopped"; status: 400 | 401 | 403 | 413; why: string };

/** `why` is for our log alone. `timestampUnread`: a correctly signed click whose timestamp has a form nobody knows yet. */
export type Verdict =
  | { kind: "challenge"; challenge: string }
  | { kind: "ignored"; why: "v1" }
  | { kind: "envelope"; envelope: Envelope; timestampUnread: boolean }
  | Stopped;

export const stop = (status: Stopped["status"], why: string): Stopped => ({ kind: "stopped", status, why });
