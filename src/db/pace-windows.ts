/** Limits of the message API (Feishu docs: send message, frequency control). Never raised on request. */
export const paceLimits = { perSecond: 50, perMinute: 1000, perReceiverSecond: 5 } as const;

const SECOND_MS = 1_000;

/** A call that still counts: how long ago it ended, or must have ended; below zero while it may be on its way. */
type Counted = { receiver: string; agoMs: number };

export type Windows = {
  /** The calls of the last second, oldest first. */
  lastSecond: readonly Counted[];
  /** How many of the last minute there are, and in how many milliseconds the oldest of them counts no more. */
  lastMinute: { calls: number; freeInMs: number };
};

type Wanting = { id: number; receiver: string };

/** Who may call now; and where somebody has to wait, for how long at least, and whether for all or for one receiver. */
export type Leave = { begin: number[]; waitMs: number; full: boolean };

/** In how many milliseconds one of these counts no more; what is on its way ends now at the soonest. */
const freeInMs = (calls: readonly Counted[]): number =>
  Math.min(SECOND_MS, ...calls.map(({ agoMs }) => SECOND_MS - Math.max(0, agoMs)));

/** Sliding windows over the calls of all processes: each wanting one begins once no window it falls into is full. */
export function leaveFor(wanting: readonly Wanting[], { lastSecond, lastMinute }: Windows): Leave {
  const counted = [...lastSecond];
  const begin: number[] = [];
  const waits: number[] = [];
  let minute = lastMinute.calls;
  for (const { id, receiver } of wanting) {
    if (counted.length >= paceLimits.perSecond) return { begin, waitMs: freeInMs(counted), full: true };
    if (minute >= paceLimits.perMinute) return { begin, waitMs: lastMinute.freeInMs, full: true };
    const same = counted.filter((each) => each.receiver === receiver);
    if (same.length >= paceLimits.perReceiverSecond) {
      waits.push(freeInMs(same));
      continue;
    }
    counted.push({ receiver, agoMs: 0 });
    minute += 1;
    begin.push(id);
  }
  return { begin, waitMs: waits.length > 0 ? Math.min(...waits) : 0, full: false };
}
