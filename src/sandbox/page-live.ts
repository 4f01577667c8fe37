import type { Handler } from "hono";
import { streamSSE } from "hono/streaming";
import type { PageParts } from "./page-parts.ts";
import { clockFace } from "./page-state.ts";

const TOGETHER_MS = 150;
const HEARTBEAT_MS = 10_000;

/** Waits without keeping the process alive. */
const pause = (ms: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, ms).unref();
  });

/** Remembers that something happened until somebody asks, however often it happened meanwhile. */
function bell() {
  let rung = false;
  let wake: (() => void) | null = null;
  return {
    ring() {
      rung = true;
      wake?.();
    },
    async heard(withinMs: number): Promise<boolean> {
      if (!rung) await Promise.race([pause(withinMs), new Promise<void>((resolve) => (wake = resolve))]);
      const heard = rung;
      rung = false;
      return heard;
    },
  };
}

type Stream = { aborted: boolean; closed: boolean; writeSSE(message: { event: string; data: string }): Promise<void> };

/** Server-sent events: `changed` when anything was said or redrawn, `beat` otherwise; both carry the clock. */
export function liveEvents({ sandbox, clock, ended }: PageParts): Handler {
  const over = (stream: Stream) => stream.aborted || stream.closed || ended.aborted;

  async function tell(stream: Stream, changes: ReturnType<typeof bell>) {
    await stream.writeSSE({ event: "beat", data: JSON.stringify(clockFace(clock)) });
    while (!over(stream)) {
      const changed = await changes.heard(HEARTBEAT_MS);
      if (changed) await pause(TOGETHER_MS);
      if (over(stream)) return;
      await stream.writeSSE({ event: changed ? "changed" : "beat", data: JSON.stringify(clockFace(clock)) });
    }
  }

  return (c) =>
    streamSSE(c, async (stream) => {
      const changes = bell();
      const off = sandbox.on(changes.ring);
      ended.addEventListener("abort", changes.ring, { once: true });
      stream.onAbort(changes.ring);
      try {
        await tell(stream, changes);
      } finally {
        off();
        ended.removeEventListener("abort", changes.ring);
      }
    });
}
