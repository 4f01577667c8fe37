import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { expect, test } from "vitest";

async function endOf(way: string) {
  const child = spawn(process.execPath, ["--import", "tsx", join(import.meta.dirname, "child.ts"), way]);
  let output = "";
  child.stdout.on("data", (piece) => {
    output += piece;
  });
  const [code, signal] = await once(child, "close");
  return { code, signal, output };
}

test("一直占着处理器的进程被结束，日志里说明原因", async () => {
  const { signal, output } = await endOf("hangs");
  expect(signal).toBe("SIGKILL");
  expect(JSON.parse(output)).toMatchObject({ event: "watchdog", silentMs: 2_000 });
});

test("一时忙的进程没有人管，自己正常结束", async () => {
  expect(await endOf("works")).toEqual({ code: 0, signal: null, output: "" });
});
