import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { numberSeries, supervisionItem } from "../../src/db/schema/item.ts";
import { personRole } from "../../src/db/schema/roster.ts";
import { minutesOf } from "../support/minutes.ts";
import type { City } from "../support/scenes.ts";
import { hanbin, sets, staff } from "../support/scenes.ts";
import { world } from "../support/world.ts";

const head = "市委平安办 平安办负责人";
const staffTwo = "市委平安办 贾示例";
const line = "/督办 汉滨区 雪亮工程点位整改 3月13日前";

async function asking(now = "2026-03-02T09:20+08:00"): Promise<City> {
  const city = await world({ now });
  await sets(city, "下达前须负责人同意", { value: "on", on: now.slice(0, 10) });
  return city;
}

const itemsOf = ({ db }: City) => db.select().from(supervisionItem);

test("04-3 下达前须负责人同意：同意才取号、才告知联络员，日志写起草人和负责人双方姓名", async () => {
  const city = await asking();
  await city.says(staff, line);
  expect(city.lastSeenBy(staff)).toContain("确认下达后先送本办负责人同意");
  expect(await city.clicks(staff, "确认下达")).toBe("已送请负责人同意，同意后下达。");
  expect(city.cardOf(staff, "待负责人同意")).toContain("尚未下达");
  expect(await itemsOf(city)).toEqual([]);
  expect(city.heardBy(hanbin)).toEqual([]);
  await city.says(staff, "/待办");
  expect(city.cardOf(staff, "我的待办")).toMatch(/待同意[\s\S]*雪亮工程点位整改/);
  await city.says(staffTwo, "/待办");
  expect(city.lastSeenBy(staffTwo)).not.toContain("雪亮工程点位整改");

  const asked = city.cardOf(head, "下达请示，请审定");
  for (const said of ["雪亮工程点位整改", "汉滨区", "3月13日（周五）", "（七）基层基础建设", "平安建设", "甄明"])
    expect(asked).toContain(said);
  await city.says(head, "/待办");
  expect(city.lastSeenBy(head)).toContain("请示下达");
  expect(await city.clicks(head, "同意", { on: "下达请示，请审定" })).toBe("已同意下达，编号督〔2026〕1号。");
  expect(city.heardBy(hanbin)).toEqual(["督导事项交办"]);
  expect(city.cardOf(staff, "督导事项已下达")).toContain("督〔2026〕1号");
  await expect(city.clicks(head, "同意", { on: "下达请示，请审定" })).rejects.toThrow("no card");
  await city.says(staff, "/查 1");
  expect(city.lastSeenBy(staff)).toMatch(/同意下达（甄明起草）/);
  const [item] = await itemsOf(city);
  expect(item).toMatchObject({ serial: 1, status: "issued" });
  expect(item?.handledBy).not.toBe(item?.issuedBy);
  const minutes = await minutesOf(city);
  expect(minutes.slice(1)).toEqual([
    expect.stringMatching(/^甄明 proposeIssue 四$/),
    expect.stringMatching(/ issue 八\(七\)$/),
  ]);
  await city.clicks(hanbin, "签收");
  await city.says(hanbin, "/办结 1 全部修复");
  expect(city.heardBy(staff)).toContain("办结申请待审核");
  expect(city.heardBy(head)).not.toContain("办结申请待审核");
  expect(city.sandbox.problems()).toEqual([]);
});

test("04-3 不同意须写理由，退回起草人修改再送；改后再送的同意即下达，不占号", async () => {
  const city = await asking();
  await city.says(staff, line);
  await city.clicks(staff, "确认下达");
  await city.clicks(head, "不同意");
  await expect(city.clicks(head, "提交")).rejects.toThrow("必填");
  expect(await city.clicks(head, "提交", { form: { reason: "期限过短，改为月底" } })).toBe("已退回起草人。");
  expect(city.cardOf(head, "下达请示已办理")).toContain("期限过短，改为月底");
  const back = city.cardOf(staff, "草稿已退回，请修改");
  expect(back).toContain("不同意下达：期限过短，改为月底");
  expect(back).toContain("雪亮工程点位整改");
  await city.says(staff, "/待办");
  expect(city.cardOf(staff, "我的待办")).toContain("已退回");
  expect(city.heardBy(hanbin)).toEqual([]);

  await city.clicks(staff, "确认下达", { on: "草稿已退回", form: { due: "2026-03-31 +0800" } });
  expect(await city.clicks(head, "同意", { on: "3月31日" })).toContain("督〔2026〕1号");
  await expect(city.clicks(head, "同意")).rejects.toThrow("no card");
  expect((await city.db.select().from(numberSeries)).map(({ last }) => last)).toEqual([1]);
  expect(city.lastSeenBy(hanbin)).toContain("3月31日");
  expect(city.sandbox.problems()).toEqual([]);
});

test("04-3 送请期间起草人可以收回；收回以后负责人再点同意，什么也没有发生", async () => {
  const city = await asking();
  await city.says(staff, line);
  await city.clicks(staff, "确认下达");
  expect(await city.clicksInHaste(staff, "收回")).toBe("已收回，可以修改后再送。");
  expect(await city.clicksInHaste(head, "同意")).toContain("已有新的进展");
  await city.settled();
  expect(city.cardOf(head, "下达请示已办理")).toContain("起草人已收回");
  expect(await itemsOf(city)).toEqual([]);
  expect(await city.clicks(staff, "取消", { on: "督办预览" })).toBe("已取消，没有下达。");
  await city.says(staff, "/待办");
  expect(city.lastSeenBy(staff)).toContain("目前没有等您办理的事项");
});

test("04-3 负责人本人下达的不再送；等候期间期限已过的不能同意，写明怎样补救；关了设置，等候的仍可同意或收回", async () => {
  const city = await asking();
  await city.says(head, "/督办 石泉县 网格员培训 3月20日前");
  expect(await city.clicks(head, "确认下达")).toContain("督〔2026〕1号");
  await city.says(staff, line);
  await city.clicks(staff, "确认下达");
  await city.says(staff, "/督办 汉阴县 综治中心建设 3月31日前");
  await city.clicks(staff, "确认下达");
  await city.timePasses("2026-03-16T09:20+08:00");
  const refused = await city.clicks(head, "同意", { on: "雪亮工程点位整改" });
  expect(refused).toContain("现在不能下达：期限“2026-03-13”已过");
  expect(refused).toContain("请选择“不同意”");
  expect(city.heardBy(hanbin)).toEqual([]);

  await sets(city, "下达前须负责人同意", { value: "off", on: "2026-03-16" });
  expect(await city.clicks(head, "同意", { on: "综治中心建设" })).toContain("督〔2026〕2号");
  await city.clicks(staff, "收回", { on: "雪亮工程点位整改" });
  const typed = { form: { due: "2026-03-31 +0800" }, on: "雪亮工程点位整改" };
  expect(await city.clicks(staff, "确认下达", typed)).toContain("督〔2026〕3号");
  expect(city.heardBy(hanbin)).toEqual(["督导事项交办"]);
});

test("04-3 跨年才同意的，编号用同意那天的年份", async () => {
  const city = await asking("2026-12-30T09:20+08:00");
  await city.says(staff, "/督办 汉滨区 雪亮工程点位整改 2027年1月20日前");
  await city.clicks(staff, "确认下达");
  await city.timePasses("2027-01-04T09:20+08:00");
  expect(await city.clicks(head, "同意")).toContain("督〔2027〕1号");
});

test("04-3 负责人外出由代理人同意，记代何人；没有负责人的不是没有下文；起草人不能代负责人同意自己的草稿", async () => {
  const city = await asking();
  await city.says(head, "/代理 贾示例 今天 3月6日");
  await city.clicks(head, "提交", { on: "安排代理" });
  await city.says(staff, line);
  await city.clicks(staff, "确认下达");
  expect(city.heardBy(head)).not.toContain("下达请示，请审定");
  expect(await city.clicks(staffTwo, "同意")).toContain("督〔2026〕1号");
  await city.says(staff, "/查 1");
  expect(city.lastSeenBy(staff)).toMatch(/贾示例代.+同意下达（甄明起草）/);

  await city.says(staffTwo, "/督办 石泉县 网格员培训 3月20日前");
  expect(await city.clicks(staffTwo, "确认下达")).toBe("已送请负责人同意，同意后下达。");
  expect(city.heardBy(head)).toContain("下达请示，请审定");
  await city.says(staffTwo, "/待办");
  expect(city.lastSeenBy(staffTwo)).toContain("尚未下达");

  await city.db.delete(personRole).where(eq(personRole.role, "officeHead"));
  await city.says(staff, "/督办 汉阴县 综治中心建设 3月31日前");
  const refused = await city.clicks(staff, "确认下达");
  expect(refused).toContain("请系统管理员在通讯录中补齐负责人");
  expect(city.lastSeenBy(staff)).toContain("综治中心建设");
  await city.says(staffTwo, "/待办");
  await city.clicks(staffTwo, "查看", { on: "网格员培训" });
  expect(city.cardAbout(staffTwo, "待负责人同意")).toContain("目前没有可以同意的负责人");
  expect(city.heardBy("石泉县 联络员")).toEqual([]);
});
