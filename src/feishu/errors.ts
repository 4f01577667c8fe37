export type Outcome =
  /** Wait (for `resetAfterMs` where given), then again under the same uuid. */
  | "retry"
  /** The card is being worked on; again once the click was answered. */
  | "locked"
  | "refreshToken"
  | "fixContent"
  | "channelDead"
  | "personUnreachable"
  /** The office or an administrator must change something; no retry helps before. */
  | "alarm"
  | "gone"
  /** The card is older than 14 days: send a new one. */
  | "expired"
  | "stopPolling"
  | "urgentRefused"
  | "noRetry"
  | "bug";

/** What a code of the platform asks of us. Feishu docs: error codes of im/v1 message, message-resource and file; common codes. */
export const outcomes = {
  retry: [99991400, 230020, 11232, 11233, 11247, 230049, 232019, 2200, 5000, 234019],
  locked: [200810],
  refreshToken: [99991661, 99991663, 99991664, 99991665, 99991668, 99991671, 99991677, 234002],
  fixContent: [230001, 230099, 230025, 230022, 230028],
  channelDead: [230002, 230035, 230018, 232009, 232011, 234004],
  personUnreachable: [230013, 230053, 230029, 11236, 230034, 99992351, 99992360, 99992361],
  alarm: [99991672, 230027, 99991401, 99991403, 230006, 10003, 10014, 234007, 234041, 234042],
  gone: [230011, 230110, 230111],
  expired: [230031],
  stopPolling: [230033],
  urgentRefused: [230023, 230024, 230052, 230098],
  noRetry: [
    230038, 230036, 230054, 230055, 230075, 231203, 234006, 234009, 234010, 234011, 234037, 234038, 234039, 234040,
    234043,
  ],
  bug: [230012, 230017, 234001, 234003, 234008],
} as const satisfies Record<Outcome, readonly number[]>;

const byCode = new Map<number, Outcome>(
  (Object.keys(outcomes) as Outcome[]).flatMap((outcome) =>
    outcomes[outcome].map((code): [number, Outcome] => [code, outcome]),
  ),
);

const CARD_LOCKED = /ErrCode: 11310\b[^\n]*lock/;

/** What to do about a refusal. The same sub-code 11310 stands for three faults, so its words decide. Unknown codes: no retry. */
export function outcomeOf(code: number | null, httpStatus: number, words = ""): Outcome {
  if (CARD_LOCKED.test(words)) return "locked";
  const known = code === null ? undefined : byCode.get(code);
  if (known) return known;
  return httpStatus === 429 || httpStatus >= 500 ? "retry" : "noRetry";
}

type Facts = {
  /** Which call, in words of ours: never a path with ids, a text or a secret. */
  call: string;
  outcome: Outcome | "unknown";
  sent: "no" | "maybe";
  code?: number | null;
  httpStatus?: number | null;
  logId?: string | null;
  resetAfterMs?: number | null;
  /** Where in a refused card the fault lies, in structural words alone. */
  place?: string | null;
};

/** A call that did not succeed. Carries no text, card, token or secret, also not in `stack` or `cause`. */
export class FeishuError extends Error {
  readonly call: string;
  /** "unknown": no answer or an unreadable one, so the effect may or may not have happened. */
  readonly outcome: Outcome | "unknown";
  /** Whether the platform may have acted on the call. */
  readonly sent: "no" | "maybe";
  readonly code: number | null;
  readonly httpStatus: number | null;
  readonly logId: string | null;
  readonly resetAfterMs: number | null;
  readonly place: string | null;

  constructor(facts: Facts) {
    const code = facts.code ?? null;
    const httpStatus = facts.httpStatus ?? null;
    super(`Feishu ${facts.call}: ${facts.outcome} (code ${code ?? "none"}, HTTP ${httpStatus ?? "none"})`);
    this.name = "FeishuError";
    this.call = facts.call;
    this.outcome = facts.outcome;
    this.sent = facts.sent;
    this.code = code;
    this.httpStatus = httpStatus;
    this.logId = facts.logId ?? null;
    this.resetAfterMs = facts.resetAfterMs ?? null;
    this.place = facts.place ?? null;
  }

  /** The same failure seen from further out, where more is known about it. */
  as(changed: Partial<Facts>): FeishuError {
    const { call, outcome, sent, code, httpStatus, logId, resetAfterMs, place } = this;
    return new FeishuError({ call, outcome, sent, code, httpStatus, logId, resetAfterMs, place, ...changed });
  }
}
