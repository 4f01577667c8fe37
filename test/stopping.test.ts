import { expect, test } from "vitest";
import type { Log } from "../src/log.ts";
import { stoppingList } from "../src/stopping.ts";

function listened(limitMs?: number) {
  const lines: Record<string, unknown>[] = [];
  const hear = (line: Record<string, unknown>) => {
    lines.push(line);
  };
  const log: Log = { info: hear, warn: hear, error: hear };
  return { list: stoppingList(log, limitMs), lines };
}

test("后启动的先停，一个停完再停下一个，只停一次", async () => {
  const { list, lines } = listened();
  const heard: string[] = [];
  for (const name of ["database", "alarm", "server"]) {
    list.add(name, async () => {
      heard.push(`${name} stops`);
      await new Promise(setImmediate);
      heard.push(`${name} stopped`);
    });
  }
  expect(list.begun()).toBe(false);
  const [first, second] = [list.stop(), list.stop()];
  expect(list.begun()).toBe(true);
  expect([await first, await second]).toEqual([true, true]);
  expect(heard).toEqual([
    ...["server stops", "server stopped", "alarm stops", "alarm stopped"],
    ...["database stops", "database stopped"],
  ]);
  expect(lines).toEqual([]);
});

test("停不下来的和出错的都点名，不拖住别人", async () => {
  const { list, lines } = listened(50);
  const heard: string[] = [];
  list.add("database", () => {
    heard.push("database");
  });
  list.add("broken", () => {
    throw new TypeError("canary-text");
  });
  list.add("hangs", () => new Promise(() => undefined));
  expect(await list.stop()).toBe(false);
  expect(heard).toEqual(["database"]);
  expect(lines).toEqual([
    { event: "stopTimedOut", step: "hangs" },
    { event: "stopFailed", step: "broken", error: "TypeError" },
  ]);
});
