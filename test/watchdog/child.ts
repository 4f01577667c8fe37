import { setTimeout as wait } from "node:timers/promises";
import { watchdog } from "../../src/watchdog.ts";

const stop = watchdog({ everyMs: 100, mostMissed: 20 });

function eatsCpu(ms: number): void {
  const until = performance.now() + ms;
  while (performance.now() < until) Math.sqrt(until);
}

if (process.argv[2] === "hangs") eatsCpu(Number.POSITIVE_INFINITY);
for (let n = 0; n < 5; n += 1) {
  eatsCpu(200);
  await wait(100);
}
await stop();
