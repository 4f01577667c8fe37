import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";

const subject = new URL("../../src/watchdog.ts", import.meta.url).href;

/** A process of its own that is watched, eats its CPU for so long five times, and rests a little in between. */
const program = (ms: number) => `
import { setTimeout as wait } from "node:timers/promises";
import { watchdog } from ${JSON.stringify(subject)};
const stop = watchdog({ everyMs: 100, mostMissed: 20 });
for (let n = 0; n < 5; n += 1) {
  const until = performance.now() + ${ms};
  while (performance.now() < until) Math.sqrt(until);
  await wait(100);
}
await stop();
`;

async function endOf(ms: number) {
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", program(ms)]);
  let output = "";
  child.stdout.on("data", (piece: Buffer) => {
    output += piece.toString();
  });
  const [code, signal] = await once(child, "close");
  return { code, signal, output };
}

test("一直占着处理器的进程被结束，日志里说明原因", async () => {
  const { signal, output } = await endOf(3_600_000);
  expect(signal).toBe("SIGKILL");
  expect(JSON.parse(output)).toMatchObject({ event: "watchdog", silentMs: 2_000 });
});

test("一时忙的进程没有人管，自己正常结束", async () => {
  expect(await endOf(200)).toEqual({ code: 0, signal: null, output: "" });
});
