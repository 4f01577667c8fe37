import { test } from "vitest";
import { desk } from "../bot/desk.ts";
import { issuedItem, actorOf } from "../support/town.ts";
import { runCommand } from "../../src/bot/commands/index.ts";
test("time", async () => {
  const d = await desk();
  for (let n = 0; n < 5; n += 1) await issuedItem(d.app, { units: ["高新区"], matter: `m${n}` });
  const actor = await actorOf(d.db, "hanbinLiaison");
  const t: Record<string, number[]> = { "1": [], "77": [] };
  for (let n = 0; n < 1000; n += 1) for (const k of n % 2 ? ["1", "77"] : ["77", "1"]) {
    const b = performance.now();
    await runCommand({ app: d.app, actor, chatId: null }, `查 督〔2026〕${k}号`).catch(() => undefined);
    t[k]?.push(performance.now() - b);
  }
  const med = (x: number[]) => x.toSorted((a, b) => a - b)[x.length >> 1];
  console.log("MED", med(t["1"] ?? []), med(t["77"] ?? []));
}, 120000);
