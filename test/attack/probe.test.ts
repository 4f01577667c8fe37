import { expect, test } from "vitest";
import { drawMessage } from "../../src/bot/draw/draw.ts";
import { commands } from "../../src/bot/commands/index.ts";
import { outboxMessage, cardLine } from "../../src/db/schema/messages.ts";
import { cardFaults } from "../../src/sandbox/card-rules/card-faults.ts";
import { desk } from "../bot/desk.ts";
import { issuedItem } from "../support/town.ts";
import { isNull } from "drizzle-orm";

const N = Number(process.env.N ?? 3_900);
const heaps: Record<string, string> = {
  a: "a".repeat(N), han: "督".repeat(N), overdue: "逾期".repeat(N / 2), space: `甲${" ".repeat(N)}乙`, digits: "1".repeat(N), dates: "11月30日前".repeat(N / 7),
  and: "和".repeat(N), comma: "、".repeat(N), units: "汉滨区".repeat(N / 3), unitsComma: "汉滨区、".repeat(N / 4), paren: "（".repeat(N), zw: "\u200b".repeat(N), emoji: "😀".repeat(N / 2),
  next: "下一步：".repeat(N / 4), pct: "100%".repeat(N / 4), word: "前 ".repeat(N/2), at: "<at id=all></at>".repeat(N / 16), lines: "\n".repeat(N), cn: "十二月".repeat(N/3), num12: "12 ".repeat(N/3),
};
test("probe", async () => {
  const d = await desk({});
  await issuedItem(d.app);
  await d.heard();
  const slow: string[] = [];
  for (const [name, heap] of Object.entries(heaps)) for (const c of ["", ...commands.map((x) => `/${x.name} `), "/反馈 1 ", "/改派 1 ", "/改期 1 ", "/撤销 1 ", "/退回 1 ", "/", "/查 1 "]) {
    const t = performance.now();
    await d.says("staff", `${c}${heap}`);
    await d.receive();
    const ms = performance.now() - t;
    if (ms > 300) slow.push(`${c} ${name} ${Math.round(ms)}`);
  }
  console.log(slow.join("\n"));
  console.log((await d.statuses()).filter((s) => s !== "done").length);
  const rows = await d.db.select().from(outboxMessage).where(isNull(outboxMessage.tidies));
  let worst: string[] = [];
  for (const row of rows) {
    const t = performance.now();
    try {
    const drawn = await drawMessage(d.app, row, { again: false });
    const ms = performance.now() - t;
    if (ms > 200) worst.push(`draw ${(row.view as any).view} ${Math.round(ms)} ${JSON.stringify(row.view).slice(0, 80)}`);
    if (drawn) { const f = cardFaults(drawn.drawn.card); if (f.length) worst.push(JSON.stringify(f).slice(0, 300));
      const size = JSON.stringify(drawn.drawn.card).length; if (size > 24000) worst.push(`size ${size}`); if (drawn.drawn.text.length>8000) worst.push(`text ${drawn.drawn.text.length}`); }
    } catch (e) { worst.push(`THROW ${(row.view as any).view} ${(e as Error).message.slice(0,100)}`); }
  }
  console.log(worst.slice(0, 60).join("\n"));
}, 600_000);
