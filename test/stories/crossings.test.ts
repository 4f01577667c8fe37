import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { person, unit } from "../../src/db/schema/roster.ts";
import type { PersonId } from "../../src/domain/roster/unit.ts";
import { newId } from "../../src/ids.ts";
import type { City } from "../support/scenes.ts";
import { hanbin, hanbinPrincipal, issues, momentsOf, sets, staff } from "../support/scenes.ts";
import { world } from "../support/world.ts";

const staffTwo = "市委平安办 贾示例";
const head = "市委平安办 平安办负责人";
const proposer = "汉滨区平安办 平安办工作人员";
const colleague = "不在通讯录中 路过人";

async function joins(city: City): Promise<void> {
  const [home] = await city.db.select().from(unit).where(eq(unit.name, "汉滨区"));
  if (!home) throw new Error("no 汉滨区");
  const openId = city.openId(colleague);
  await city.db.insert(person).values({ id: newId<PersonId>(), name: "路过人", unitId: home.id, openId });
}

/** A matter handed on to a colleague, whose application waits for the 第一责任人. */
async function awaitsSignature(): Promise<City> {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  await joins(city);
  await sets(city, "办结须第一责任人签发的类别", { value: "（七）", on: "2026-03-02" });
  await issues(city, "汉滨区 雪亮工程点位整改 3月13日前");
  await city.clicks(hanbin, "签收");
  await city.says(hanbin, "/转办 1 路过人");
  await city.clicks(hanbin, "提交");
  await city.says(hanbin, "/办结 1 全部修复");
  return city;
}

test("04-5 07-2e 待签发时催办：第一责任人也得到催办，就在卡上签发；预览、台账、拒绝都写待第一责任人签发", async () => {
  const city = await awaitsSignature();
  await city.says(staff, "/台账");
  expect(city.lastSeenBy(staff)).toContain("待第一责任人签发");
  await city.says(staff, "/销号 1");
  expect(city.lastSeenBy(staff)).toContain("本事项目前为“待第一责任人签发”");
  await city.says(staff, "/催办 1 请抓紧");
  expect(city.cardOf(staff, "催办预览")).toContain("汉滨区　容汉滨、甄汉滨、路过人　待第一责任人签发");
  await city.clicks(staff, "催办", { on: "催办预览" });
  expect(city.cardOf(staff, "已催办")).toContain("汉滨区　容汉滨、甄汉滨、路过人");
  for (const who of [hanbin, hanbinPrincipal, colleague]) expect(momentsOf(city, who, "催办")).toHaveLength(1);
  expect(city.cardOf(hanbinPrincipal, "催办")).toMatch(/催办：请抓紧。请核对办结说明[\s\S]*签发/);
  expect(city.cardOf(colleague, "催办")).toContain("待签发；签发前，办理期限照常计算");
  expect(await city.clicks(hanbinPrincipal, "签发", { on: "请抓紧" })).toBe("已签发，等待平安办审核。");
  expect(city.sandbox.problems()).toEqual([]);
});

test("04-5 07-2e 非工作时间催办，开门以前已报签发的不再催；第一责任人又是经办人的，只得一张", async () => {
  const city = await awaitsSignature();
  await city.clicks(hanbin, "收回", { on: "督导事项" });
  await city.clockStrikes("2026-03-02T20:00+08:00");
  await city.says(staff, "/催办 1");
  await city.clicks(staff, "催办", { on: "催办预览" });
  await city.says(hanbin, "/办结 1 全部修复");
  await city.timePasses("2026-03-03T12:00+08:00");
  for (const who of [hanbin, hanbinPrincipal, colleague]) expect(momentsOf(city, who, "催办")).toEqual([]);
  await city.says(hanbin, "/转办 1 容汉滨");
  await city.clicks(hanbin, "提交");
  await city.timePasses("2026-03-04T12:00+08:00");
  await city.says(staff, "/催办 1");
  await city.clicks(staff, "催办", { on: "催办预览" });
  expect(momentsOf(city, hanbinPrincipal, "催办")).toHaveLength(1);
  expect(momentsOf(city, hanbin, "催办")).toHaveLength(1);
});

test("06-2 收回转办、改转他人，各有各的说法；经办人已离开本单位的不再告知", async () => {
  const city = await awaitsSignature();
  await city.says(hanbin, "/转办 1 收回");
  expect(city.cardOf(colleague, "转办已收回")).toContain("已由甄汉滨收回转办，您无需再办");
  await city.says(hanbin, "/转办 1 路过人");
  await city.clicks(hanbin, "提交");
  await city.says(hanbin, "/转办 1 容汉滨");
  await city.clicks(hanbin, "提交");
  expect(city.cardOf(colleague, "已转由他人经办")).toContain("已由甄汉滨转由他人经办");
  await city.says(hanbin, "/转办 1 路过人");
  await city.clicks(hanbin, "提交");
  const before = city.heardBy(colleague).length;
  const [shiquan] = await city.db.select().from(unit).where(eq(unit.name, "石泉县"));
  const moved = { unitId: shiquan?.id as never };
  await city.db
    .update(person)
    .set(moved)
    .where(eq(person.openId, city.openId(colleague)));
  await city.says(hanbin, "/转办 1 收回");
  expect(city.heardBy(colleague)).toHaveLength(before);
});

test("07-2e 07-1 申请以后接任第一责任人的，可以签发；只是代理的仍不能签自己的申请", async () => {
  const city = await awaitsSignature();
  await city.says(hanbinPrincipal, "/代理 甄汉滨 今天 3月3日");
  await city.clicks(hanbinPrincipal, "提交", { on: "安排代理" });
  await city.says(hanbin, "/签发 1");
  expect(city.lastSeenBy(hanbin)).toContain("不能由您代为签发");
  await city.says(staff, "/交接 容汉滨 甄汉滨");
  await city.clicks(staff, "确认交接");
  expect(await city.clicks(hanbin, "签发", { on: "办结申请待签发" })).toBe("已签发，等待平安办审核。");
  expect(city.cardOf(staff, "办结申请待审核")).toContain("签发办结申请（甄汉滨申请）");
});

/** A proposal whose draft waits for the head's 同意. */
async function beforeHead(): Promise<City> {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  await sets(city, "下达前须负责人同意", { value: "on", on: "2026-03-02" });
  await city.says(proposer, "/督办 汉滨区 网格员培训 3月20日前");
  await city.clicks(proposer, "提交");
  await city.clicks(staff, "立项");
  await city.clicks(staff, "确认下达");
  return city;
}

test("04-1 04-3 提请的草稿送负责人同意期间：清单和卡片写明，不重复列入待办，别人不能另行决定；收回以后照常决定", async () => {
  const city = await beforeHead();
  await city.says(staffTwo, "/待立项");
  expect(city.cardOf(staffTwo, "待立项清单")).toContain("甄明 3月2日 09:20 已送请负责人同意，同意后即立项");
  expect(city.cardOf(staffTwo, "单位提请立项")).toContain("待负责人同意");
  await expect(city.clicks(staffTwo, "立项", { on: "待立项清单" })).rejects.toThrow("no card");
  for (const [who, said] of [[head, "请示下达"] as const, [staff, "待同意"] as const]) {
    await city.says(who, "/待办");
    expect(city.cardOf(who, "我的待办")).toContain(said);
    expect(city.cardOf(who, "我的待办")).not.toContain("单位提请");
  }
  await city.clicks(staff, "收回");
  await city.says(staffTwo, "/待办");
  expect(city.cardOf(staffTwo, "我的待办")).toContain("单位提请");
  await city.clicks(staffTwo, "立项", { on: "我的待办" });
  await city.clicks(staff, "确认下达");
  expect(await city.clicks(staffTwo, "确认下达", { on: "督办预览" })).toContain("甄明已就这件事项送请负责人同意");
  expect(await city.clicks(head, "同意")).toContain("督〔2026〕1号");
  expect(city.heardBy(proposer)).toContain("提请的事项已立项");
  expect(city.sandbox.problems()).toEqual([]);
});

test("04-1 04-3 决定以前打开的不予立项表单，送请以后提交也不生效；负责人退回后另作决定的，草稿不再留在待办", async () => {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  await sets(city, "下达前须负责人同意", { value: "on", on: "2026-03-02" });
  await city.says(proposer, "/督办 汉滨区 网格员培训 3月20日前");
  await city.clicks(proposer, "提交");
  await city.clicks(staff, "立项");
  await city.clicks(staffTwo, "不予立项");
  await city.clicksInHaste(staff, "确认下达");
  const form = { reason: "已有同类事项" };
  expect(await city.clicksInHaste(staffTwo, "提交", { form })).toContain("甄明已就这件事项送请负责人同意");
  await city.settled();
  await city.clicks(head, "不同意");
  await city.clicks(head, "提交", { form: { reason: "并入已有事项" } });
  await city.says(staff, "/待办");
  expect(city.cardOf(staff, "我的待办")).toContain("已退回");
  await city.clicks(staffTwo, "不予立项");
  await city.clicks(staffTwo, "提交", { form });
  expect(city.cardOf(proposer, "提请的事项不予立项")).toContain("已有同类事项");
  await city.says(staff, "/待办");
  expect(city.lastSeenBy(staff)).toContain("目前没有等您办理的事项");
});
