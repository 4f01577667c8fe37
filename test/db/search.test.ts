import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { assignmentsVisibleTo } from "../../src/db/assignments.ts";
import { ledgerFilter } from "../../src/db/ledger-filter.ts";
import { supervisionItem } from "../../src/db/schema/item.ts";
import { unit } from "../../src/db/schema/roster.ts";
import { itemSearch } from "../../src/db/schema/search.ts";
import { takeIntoSearch } from "../../src/db/search.ts";
import { day } from "../../src/domain/calendar/day.ts";
import type { TestApp } from "../support/database.ts";
import { seededApp } from "../support/database.ts";
import type { Who } from "../support/town.ts";
import { actorOf, issuedItem } from "../support/town.ts";

async function finds({ db }: TestApp, who: Who, filter: Record<string, unknown>) {
  const asked = { filter: ledgerFilter.parse(filter), today: day("2026-11-24"), page: 1, size: 50 };
  const { lines, total } = await assignmentsVisibleTo(db, await actorOf(db, who), asked);
  expect(total).toBe(lines.length);
  return lines.map(({ item, unit: { name } }) => `${item.serial} ${name}`);
}

async function threeItems(): Promise<TestApp> {
  const made = await seededApp();
  await issuedItem(made.app, { units: ["汉滨区", "石泉县"], matter: "雪亮工程，点位整改" });
  await issuedItem(made.app, { units: ["市公安局"], matter: "Ｘ光安检 overhaul 试点", topic: "gridManagement" });
  await issuedItem(made.app, { units: ["市教体局"], matter: "校园安全排查" });
  return made;
}

test("按词查找：编号、事项、专题、单位都能找到，几个词要同时符合，标点和全半角不影响", async () => {
  const made = await threeItems();
  const found = (words: string) => finds(made, "staff", { words });
  expect(await found("工程点位")).toEqual(["1 汉滨区", "1 石泉县"]);
  expect(await found("雪亮 整改")).toEqual(["1 汉滨区", "1 石泉县"]);
  expect(await found("雪亮 校园")).toEqual([]);
  expect(await found("亮雪")).toEqual([]);
  expect(await found("督〔2026〕3号")).toEqual(["3 市教体局"]);
  expect(await found("网格化")).toEqual(["2 市公安局"]);
  expect(await found("x光 OVERHAUL")).toEqual(["2 市公安局"]);
  expect(await found("石泉 雪亮")).toEqual(["1 石泉县"]);
  expect(await found("公安")).toEqual(["2 市公安局"]);
  expect(await found("校")).toEqual(["3 市教体局"]);
  expect(await found("改")).toEqual(["1 汉滨区", "1 石泉县"]);
  for (const nothing of ["，。", "%", "_", "' & '", "校园 %"]) {
    expect([nothing, await found(nothing)]).toEqual([nothing, nothing === "校园 %" ? ["3 市教体局"] : []]);
  }
});

test("字对都在、连起来不是这个词的，不算找到", async () => {
  const made = await seededApp();
  await issuedItem(made.app, { matter: "平安校园与安全平台" });
  expect(await finds(made, "staff", { words: "平安校园" })).toHaveLength(1);
  expect(await finds(made, "staff", { words: "安全平安" })).toHaveLength(0);
});

test("C4 查找越不过能看的范围，也看不出别的单位有没有份", async () => {
  const made = await threeItems();
  expect(await finds(made, "hanbinLiaison", { words: "雪亮" })).toEqual(["1 汉滨区"]);
  expect(await finds(made, "hanbinLiaison", { words: "石泉" })).toEqual([]);
  expect(await finds(made, "hanbinLiaison", { words: "校园" })).toEqual([]);
  expect(await finds(made, "admin", { words: "雪亮" })).toEqual([]);
});

test("05-3 06-3 08-2：按来源层级、来源里的词筛选", async () => {
  const made = await threeItems();
  const { db } = made;
  const from = (serial: number, source: string) =>
    db.update(supervisionItem).set({ source, searched: false }).where(eq(supervisionItem.serial, serial));
  await from(1, "省委书记3月5日批示");
  await from(2, "市委主要领导批示");
  expect(await takeIntoSearch(db)).toBe(2);
  expect(await takeIntoSearch(db)).toBe(0);
  expect(await finds(made, "staff", { sourceLevel: "province" })).toEqual(["1 汉滨区", "1 石泉县"]);
  expect(await finds(made, "hanbinLiaison", { sourceLevel: "province" })).toEqual(["1 汉滨区"]);
  expect(await finds(made, "staff", { sourceLevel: "city" })).toEqual(["2 市公安局"]);
  expect(await finds(made, "staff", { source: "省委书记" })).toEqual(["1 汉滨区", "1 石泉县"]);
  expect(await finds(made, "staff", { source: "雪亮" })).toEqual([]);
  expect(await finds(made, "staff", { words: "主要领导" })).toEqual(["2 市公安局"]);
});

test("查找索引在下达的同一事务里写；旧版本写下的，随后补上，重复补没有影响", async () => {
  const made = await threeItems();
  const { db } = made;
  expect(await db.select().from(itemSearch)).toHaveLength(3);
  expect(await takeIntoSearch(db)).toBe(0);
  await db.delete(itemSearch);
  await db.update(supervisionItem).set({ searched: false });
  expect(await finds(made, "staff", { words: "雪亮" })).toEqual([]);
  expect(await takeIntoSearch(db)).toBe(3);
  expect(await finds(made, "staff", { words: "雪亮" })).toEqual(["1 汉滨区", "1 石泉县"]);
  await db.update(unit).set({ shortName: "汉滨新区" }).where(eq(unit.name, "汉滨区"));
  expect(await finds(made, "staff", { words: "汉滨新区" })).toEqual(["1 汉滨区"]);
});

test("一类词同时写两类来源，按类别合并；到期、结束按各自的日子筛选", async () => {
  const made = await threeItems();
  expect(await finds(made, "staff", { categories: ["keyDocuments", "grassrootsFoundations"] })).toHaveLength(4);
  expect(await finds(made, "staff", { categories: ["keyDocuments"] })).toEqual([]);
  expect(await finds(made, "staff", { by: "due", from: "2026-12-10", to: "2026-12-10" })).toHaveLength(4);
  expect(await finds(made, "staff", { by: "due", to: "2026-12-09" })).toEqual([]);
  expect(await finds(made, "staff", { by: "ended", from: "2026-01-01" })).toEqual([]);
});
