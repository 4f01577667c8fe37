import type { FeishuError } from "../../feishu/errors.ts";

/** What is done about a call that did not succeed. */
export type Remedy =
  /** Again under the same uuid, later and later. */
  | "again"
  /** Again in a moment. */
  | "soon"
  /** Once more as a plain text, and the administrators hear of it. */
  | "asText"
  /** Nothing goes to this chat any more. */
  | "channel"
  /** Nothing reaches this person any more: the office hears of it, and the deputy gets the card. */
  | "person"
  /** An administrator must change something; tried again at long intervals. */
  | "administrator"
  /** No repeat helps. */
  | "fail"
  /** There is nothing left to redraw. */
  | "drop";

/** The error table (feishu.md §8.2) for a new message and for the redraw of a sent one. */
export const remedies = {
  retry: { send: "again", redraw: "again" },
  unknown: { send: "again", redraw: "again" },
  locked: { send: "soon", redraw: "soon" },
  refreshToken: { send: "administrator", redraw: "administrator" },
  alarm: { send: "administrator", redraw: "administrator" },
  fixContent: { send: "asText", redraw: "fail" },
  channelDead: { send: "channel", redraw: "drop" },
  personUnreachable: { send: "person", redraw: "drop" },
  gone: { send: "fail", redraw: "drop" },
  expired: { send: "fail", redraw: "drop" },
  stopPolling: { send: "fail", redraw: "fail" },
  urgentRefused: { send: "fail", redraw: "fail" },
  noRetry: { send: "fail", redraw: "fail" },
  bug: { send: "fail", redraw: "fail" },
} as const satisfies Record<FeishuError["outcome"], { send: Remedy; redraw: Remedy }>;

/** Limits of the whole app or of the platform: nobody sends before they are over. */
const appWide: readonly number[] = [99991400, 11232, 11233, 11247];

/** How long all calls must rest after this refusal, in milliseconds; 0 where only this message waits. */
export const pauseMs = ({ code, resetAfterMs }: FeishuError): number =>
  code !== null && appWide.includes(code) ? (resetAfterMs ?? 0) : 0;
