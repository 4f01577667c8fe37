import { z } from "zod";
import { FeishuError, outcomeOf } from "./errors.ts";

/** What is known about a call before it is made. A reading call has no effect that could be in doubt. */
export type Call = { name: string; reads: boolean };

const LONGEST_WAIT_MS = 3_600_000;

/** Failures before the request left this machine: nothing was sent. */
const UNSENT = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
  "CERT_HAS_EXPIRED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "ERR_TLS_CERT_ALTNAME_INVALID",
]);

const coded = z.object({ cause: z.object({ code: z.string() }) });

/** No answer came back: what is known about it, without what was sent. */
export function noAnswer({ name, reads }: Call, error: unknown): FeishuError {
  const read = coded.safeParse(error);
  const unsent = read.success && UNSENT.has(read.data.cause.code);
  if (reads || unsent) return new FeishuError({ call: name, outcome: "retry", sent: "no" });
  return new FeishuError({ call: name, outcome: "unknown", sent: "maybe" });
}

/** An answer that says nothing readable. Only a refusal of the request as such (4xx, but 408) rules out an effect. */
export function unreadable({ name, reads }: Call, httpStatus: number): FeishuError {
  const refused = httpStatus >= 400 && httpStatus < 500 && httpStatus !== 408;
  if (reads || refused) return new FeishuError({ call: name, outcome: "retry", sent: "no", httpStatus });
  return new FeishuError({ call: name, outcome: "unknown", sent: "maybe", httpStatus });
}

const IN_DOUBT = new Set([230049, 2200, 5000]);
const LOG_ID = /^[A-Za-z0-9_-]{1,128}$/;
const PLACE = /ErrCode: \d{1,9}(?:; ErrPath: [A-Za-z0-9_ >()[\]:.-]{1,200})?/;

function waitIn(headers: Headers): number | null {
  const text = headers.get("x-ogw-ratelimit-reset") ?? "";
  return /^\d{1,9}$/.test(text) ? Math.min(Number(text) * 1000, LONGEST_WAIT_MS) : null;
}

function logIdIn(headers: Headers): string | null {
  const id = headers.get("x-tt-logid") ?? "";
  return LOG_ID.test(id) ? id : null;
}

type Refusal = { code: number; msg: string; httpStatus: number; headers: Headers };

/** A readable answer whose code is not 0. Its words are looked at but never kept, since they may quote what was sent. */
export function refused({ name, reads }: Call, { code, msg, httpStatus, headers }: Refusal): FeishuError {
  const inDoubt = !reads && (IN_DOUBT.has(code) || httpStatus >= 500);
  return new FeishuError({
    call: name,
    outcome: outcomeOf(code, httpStatus, msg),
    sent: inDoubt ? "maybe" : "no",
    code,
    httpStatus,
    logId: logIdIn(headers),
    resetAfterMs: waitIn(headers),
    place: PLACE.exec(msg)?.[0] ?? null,
  });
}

/** A download beyond the platform's own limit, under the platform's own code for it. */
export const tooLarge = ({ name }: Call): FeishuError =>
  new FeishuError({ call: name, outcome: "noRetry", sent: "no", code: 234037 });
