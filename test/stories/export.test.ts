import { eq } from "drizzle-orm";
import { readSheet } from "read-excel-file/node";
import { expect, test } from "vitest";
import { exportById } from "../../src/db/ledger-exports.ts";
import { ledgerExport } from "../../src/db/schema/ledger-export.ts";
import { person, personRole } from "../../src/db/schema/roster.ts";
import { minutesOf } from "../support/minutes.ts";
import type { City } from "../support/scenes.ts";
import { hanbin, hanbinDeputy, issues, staff } from "../support/scenes.ts";
import { world } from "../support/world.ts";

async function sheetOf(city: City, who: string) {
  const file = await city.fileFor(who);
  if (!file) throw new Error(`${who} has no file`);
  return { name: file.name, rows: await readSheet(Buffer.from(file.bytes)) };
}

async function threeMatters() {
  const city = await world({ now: "2026-11-24T09:20+08:00" });
  await issues(city, "汉滨区、石泉县 雪亮工程点位整改 12月4日前");
  await issues(city, "汉滨区 =1+1雪亮工程核查 11月30日前");
  await city.clicks(hanbin, "签收", { on: "点位整改" });
  return city;
}

test("04-4 17-5：导出的正好是看得到的、符合条件的各条，写明导出人、时间、条件，并记入日志", async () => {
  const city = await threeMatters();
  await city.clockStrikes("2026-12-02T10:00+08:00");
  await city.says(staff, "/台账 汉滨区");
  expect(city.lastSeenBy(staff)).toContain("共 2 条");
  expect(await city.clicks(staff, "导出")).toBe("共 2 条，正在导出，文件稍后发到本会话。");
  const { name, rows } = await sheetOf(city, staff);
  expect(name).toMatch(/^督导事项台账 2026-12-02-[0-9a-f]{8}\.xlsx$/);
  expect(rows[0]?.[0]).toBe("督导事项台账　导出人：甄明（市委平安办）　导出时间：2026-12-02 10:00　条件：汉滨区");
  expect(rows[1]?.slice(0, 6)).toEqual(["编号", "事项", "承办单位", "状态", "办理期限", "逾期工作日"]);
  expect(rows.slice(2).map((row) => [row[0], row[2], row[3], row[5]])).toEqual([
    ["督〔2026〕2号", "汉滨区", "待签收（逾期）", 2],
    ["督〔2026〕1号", "汉滨区", "办理中", null],
  ]);
  expect(rows[2]?.[1]).toBe("=1+1雪亮工程核查");
  expect(rows[2]?.[4]).toEqual(new Date("2026-11-30T00:00:00Z"));
  expect((await minutesOf(city)).at(-1)).toBe("甄明 exportLedger 四");
});

test("C4：联络员导出的只有本单位的；别人的导出卡片、没有内容的导出都不成立", async () => {
  const city = await threeMatters();
  await city.says(hanbin, "/台账");
  await city.clicks(hanbin, "导出");
  const { rows } = await sheetOf(city, hanbin);
  expect(rows.slice(2).map((row) => row[2])).toEqual(["汉滨区", "汉滨区"]);
  expect(JSON.stringify(rows)).not.toContain("石泉县");
  await city.says(hanbin, "/台账 石泉县");
  expect(city.lastSeenBy(hanbin)).toContain("共 0 条");
  await expect(city.clicks(hanbin, "导出", { on: "石泉县" })).rejects.toThrow("no card");
});

async function idOf(city: City, who: string) {
  const [row] = await city.db
    .select()
    .from(person)
    .where(eq(person.openId, city.openId(who)));
  if (!row) throw new Error(`${who} is not on the roster`);
  return row.id;
}

test("点了导出又失去权限的，得到的是一句说明，没有文件", async () => {
  const city = await threeMatters();
  await city.says(hanbin, "/台账");
  await city.clicksInHaste(hanbin, "导出");
  await city.db.delete(personRole).where(eq(personRole.personId, await idOf(city, hanbin)));
  await city.settled();
  expect(await city.fileFor(hanbin)).toBeNull();
  expect(city.lastSeenBy(hanbin)).toContain("台账没有导出完成：您目前没有查阅台账的权限");
});

test("07-4：代理人代理期间导出的正好是被代理人看得到的；收回以后再点，得到的是一句说明", async () => {
  const city = await threeMatters();
  const other = "石泉县 联络员";
  await city.says(hanbin, "/代理 贾汉滨 今天 明天");
  await city.clicks(hanbin, "提交", { on: "安排代理" });
  await city.says(hanbinDeputy, "/台账");
  await city.clicks(hanbinDeputy, "导出");
  const own = (await sheetOf(city, hanbinDeputy)).rows;
  expect(own.slice(2).map((row) => row[2])).toEqual(["汉滨区", "汉滨区"]);

  const standIn = "市委平安办 贾示例";
  const lender = "市委平安办 平安办负责人";
  await city.db.delete(personRole).where(eq(personRole.personId, await idOf(city, standIn)));
  await city.says(standIn, "/台账");
  expect(city.lastSeenBy(standIn)).toContain("您没有查阅台账的权限");
  await city.says(lender, "/代理 贾示例 今天 明天");
  await city.clicks(lender, "提交", { on: "安排代理" });
  await city.says(standIn, "/台账");
  await city.clicks(standIn, "导出");
  const { rows } = await sheetOf(city, standIn);
  expect(rows[0]?.[0]).toContain("导出人：贾示例（市委平安办）");
  expect(
    rows
      .slice(2)
      .map((row) => row[2])
      .toSorted(),
  ).toEqual(["汉滨区", "汉滨区", "石泉县"].toSorted());
  expect((await minutesOf(city)).at(-1)).toMatch(/^贾示例.* exportLedger 四$/);
  await city.clicksInHaste(standIn, "导出");
  await city.clicksInHaste(lender, "收回");
  await city.settled();
  const refused = "台账没有导出完成：您目前没有查阅台账的权限";
  expect(city.cardAbout(standIn, refused)).toContain(refused);
  expect(await city.fileFor(other)).toBeNull();
});

test("连点两次只导出一份；写到一半停机的，重新写完，文件只发一份", async () => {
  const city = await threeMatters();
  await city.says(staff, "/台账");
  await city.clicksInHaste(staff, "导出");
  expect(await city.clicksInHaste(staff, "导出")).toContain("您上一次导出的台账还没有写完");
  const [asked] = await city.db.select().from(ledgerExport);
  await city.db.update(ledgerExport).set({ tryAt: new Date("2026-11-24T01:21:00Z"), attempts: 1, inHand: 3 });
  await city.settled();
  expect(await city.fileFor(staff)).toBeNull();
  await city.timePasses("2026-11-24T09:25+08:00");
  await city.settled();
  expect((await sheetOf(city, staff)).rows).toHaveLength(5);
  expect(city.heardBy(staff).filter((title) => title.includes("督导事项台账 "))).toHaveLength(1);
  const ended = await exportById(city.db, asked?.id ?? ("" as never));
  expect(ended).toMatchObject({ status: "done", written: 3, parts: 1, inHand: 0 });
  await city.clicks(staff, "导出");
  expect(city.heardBy(staff).filter((title) => title.includes("督导事项台账 "))).toHaveLength(2);
});
