import type { Clock } from "../../clock.ts";
import { limits } from "../../feishu/limits.ts";
import { ApiRefusal } from "./refusal.ts";

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;

type Window = { key: string; most: number; spanMs: number; code: number };

const apiWindows = (api: string): Window[] => [
  { key: `${api}/s`, most: limits.callsPerSecond.most, spanMs: SECOND_MS, code: 99991400 },
  { key: `${api}/min`, most: limits.callsPerMinute.most, spanMs: MINUTE_MS, code: 99991400 },
];

const placeWindow = (place: string): Window[] => [
  { key: place, most: limits.callsPerReceiverSecond.most, spanMs: SECOND_MS, code: 230020 },
];

/** Sliding windows as the platform keeps them: each call an API takes counts for the window after it. */
export function rateWindows(realTime: Clock) {
  const starts = new Map<string, number[]>();

  function recent({ key, spanMs }: Window, now: number): number[] {
    const kept = (starts.get(key) ?? []).filter((at) => at > now - spanMs);
    starts.set(key, kept);
    return kept;
  }

  function enter(windows: readonly Window[]): void {
    const now = realTime.now().getTime();
    for (const window of windows) {
      const taken = recent(window, now);
      if (taken.length < window.most) continue;
      const waitMs = (taken[0] ?? now) + window.spanMs - now;
      const httpStatus = window.code === 99991400 ? 429 : 400;
      const resetSeconds = Math.max(1, Math.ceil(waitMs / SECOND_MS));
      throw new ApiRefusal(window.code, "request trigger frequency limit", { httpStatus, resetSeconds });
    }
    for (const { key } of windows) starts.get(key)?.push(now);
  }

  return {
    /** 50 a second and 1,000 a minute of one API. */
    enterApi: (api: string) => enter(apiWindows(api)),
    /** Five a second to one person or group, and to one message that is redrawn. */
    enterPlace: (place: string) => enter(placeWindow(place)),
  };
}

export type Windows = ReturnType<typeof rateWindows>;
