import { Worker } from "node:worker_threads";

const EVERY_MS = 1_000;
const MOST_MISSED = 30;

/** Runs beside the process and hears its heart; it counts its own looks, so that a machine that slept kills nobody. */
const LISTENER = `
const { workerData: { beats, everyMs, mostMissed } } = require("node:worker_threads");
const { writeSync } = require("node:fs");
let heard = 0;
let missed = 0;
setInterval(() => {
  const now = Atomics.load(beats, 0);
  missed = now === heard ? missed + 1 : 0;
  heard = now;
  if (missed < mostMissed) return;
  writeSync(1, JSON.stringify({ level: 60, event: "watchdog", silentMs: missed * everyMs }) + "\\n");
  process.kill(process.pid, "SIGKILL");
}, everyMs);
`;

/**
 * Ends this process when it gets to nothing any more for half a minute, as when something eats its CPU: whoever
 * supervises it begins it anew, and the leases of what it held run out. Returns how to stop watching.
 */
export function watchdog({ everyMs = EVERY_MS, mostMissed = MOST_MISSED } = {}): () => Promise<void> {
  const beats = new Int32Array(new SharedArrayBuffer(4));
  const heart = setInterval(() => Atomics.add(beats, 0, 1), everyMs / 2).unref();
  const listener = new Worker(LISTENER, { eval: true, execArgv: [], workerData: { beats, everyMs, mostMissed } });
  listener.unref();
  return async () => {
    clearInterval(heart);
    await listener.terminate();
  };
}
