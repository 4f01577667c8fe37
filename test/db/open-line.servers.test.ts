import { setImmediate as turn } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, onTestFinished, test } from "vitest";
import { openLine } from "../../src/db/open-line.ts";
import { freshPostgresDatabase } from "../support/servers.ts";

const ASKED = 50;
/** What the client itself holds on to: its last statements. */
const HELD = 5;

function collectGarbage(): void {
  setFlagsFromString("--expose-gc");
  runInNewContext("gc")();
}

test("连接一直开着，用过的查询结果不留在内存里（R20）", async () => {
  const { url, drop } = await freshPostgresDatabase();
  onTestFinished(drop);
  const line = openLine(url, { silentMs: 10_000, isOften: () => false });
  onTestFinished(() => line.end());
  const results: WeakRef<object>[] = [];
  for (let n = 0; n < ASKED; n += 1) results.push(new WeakRef(await line.run("select $1::int as n", [n])));
  await turn();
  collectGarbage();
  expect(results.filter((each) => each.deref() !== undefined).length).toBeLessThan(HELD);
  expect(line.isLost()).toBe(false);
});
