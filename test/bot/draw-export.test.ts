import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { askForExport } from "../../src/db/ledger-exports.ts";
import { ledgerFilter } from "../../src/db/ledger-filter.ts";
import type { ExportId } from "../../src/db/schema/ledger-export.ts";
import { ledgerExport } from "../../src/db/schema/ledger-export.ts";
import { Refusal } from "../../src/refusal.ts";
import { personIdOf } from "../support/town.ts";
import { table, toastOf } from "./clicks-table.ts";

async function largeExport() {
  const city = await table();
  const filter = ledgerFilter.parse({ state: "overdue", said: "逾期" });
  const personId = await personIdOf(city.db, "staff");
  const exportId = await askForExport(city.db, { personId, filter, total: 250_000, at: city.clock.now() });
  if (!exportId) throw new Refusal("exportRunning", {});
  const set = (written: Partial<typeof ledgerExport.$inferInsert>) =>
    city.db.update(ledgerExport).set(written).where(eq(ledgerExport.id, exportId));
  return { city, exportId, set };
}

const give = (city: Awaited<ReturnType<typeof table>>, who: "staff" | "head", exportId: ExportId) =>
  city.give(who, { view: "export", exportId });

test("分批导出的卡片说明写到哪里、发了几份；刷新看到最新；写完和停下各有说法", async () => {
  const { city, exportId, set } = await largeExport();
  await give(city, "staff", exportId);
  expect(city.wordsOf("staff")).toContain("正在导出：已写 0 条，共 250000 条（0%）。");
  expect(city.wordsOf("staff")).toContain("逾期");
  await set({ written: 100_000, parts: 1, inHand: 27_000 });
  await city.press("staff", "刷新");
  expect(city.wordsOf("staff")).toContain("已写 127000 条，共 250000 条（50%）");
  expect(city.wordsOf("staff")).toContain("已发出 1 份文件");
  await set({ status: "done", written: 250_003, parts: 3, inHand: 0 });
  await city.press("staff", "刷新");
  expect(city.wordsOf("staff")).toContain("已全部导出：共 250003 条，3 份文件");
  await set({ status: "stopped", error: "文件没有写成。" });
  await give(city, "staff", exportId);
  expect(city.wordsOf("staff")).toContain("没有导出完成：文件没有写成。");
});

test("别人的导出，同一办公室的人也看不到", async () => {
  const { city, exportId } = await largeExport();
  await give(city, "staff", exportId);
  await give(city, "head", exportId);
  expect(city.cardsOf("head")).toEqual([]);
  const { value } = city.valueOf("staff", "刷新");
  const answer = await city.click(value, { who: "head", as: "head", messageId: "om_other" });
  expect(toastOf(answer)).toContain("没有找到您可以查看的这件事项");
});
