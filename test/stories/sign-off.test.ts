import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { personRole } from "../../src/db/schema/roster.ts";
import { minutesOf } from "../support/minutes.ts";
import type { City } from "../support/scenes.ts";
import { hanbin, hanbinDeputy, hanbinPrincipal, issues, momentsOf, sets, staff } from "../support/scenes.ts";
import { world } from "../support/world.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A matter of 八(七) at work, in which the 第一责任人 signs what is reported as done. */
async function atWork(): Promise<City> {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  await sets(city, "办结须第一责任人签发的类别", { value: "（七）", on: "2026-03-02" });
  await issues(city, "汉滨区 雪亮工程点位整改 3月13日前");
  await city.clicks(hanbin, "签收");
  return city;
}

test("07-2e 设置点名的类别，申请办结先报第一责任人：签发才报平安办，办结说明、佐证和双方姓名都在", async () => {
  const city = await atWork();
  await city.clicks(hanbin, "上传佐证");
  await city.sendsFile(hanbin, { name: "验收单.pdf", bytes: bytes("验收") });
  await city.clicks(hanbin, "申请办结", { on: "督导事项 · 办理中" });
  expect(city.cardAbout(hanbin, "申请办结：")).toContain("提交后先报本单位第一责任人签发");
  expect(await city.clicks(hanbin, "提交", { form: { result: "十二处全部修复" } })).toContain(
    "已报本单位第一责任人签发",
  );
  expect(city.cardAbout(hanbin, "待第一责任人签发")).toContain("签发前，办理期限照常计算");
  expect(city.heardBy(staff)).not.toContain("办结申请待审核");
  await city.says(staff, "/销号 1");
  expect(city.lastSeenBy(staff)).toContain("不能办理“通过并销号”");

  const asked = city.cardOf(hanbinPrincipal, "办结申请待签发");
  for (const said of ["十二处全部修复", "验收单.pdf", "甄汉滨", "请核对办结说明和佐证材料"])
    expect(asked).toContain(said);
  await city.says(hanbinPrincipal, "/待办");
  expect(city.lastSeenBy(hanbinPrincipal)).toContain("待签发");
  expect(await city.clicks(hanbinPrincipal, "签发", { on: "办结申请待签发" })).toBe("已签发，等待平安办审核。");
  const review = city.cardOf(staff, "办结申请待审核");
  expect(review).toContain("容汉滨");
  expect(review).toContain("签发办结申请（甄汉滨申请）");
  expect(review).toContain("十二处全部修复");
  await city.clicks(staff, "通过并销号");
  await city.says(hanbinPrincipal, "/待办");
  expect(city.lastSeenBy(hanbinPrincipal)).toContain("目前没有等您办理的事项");
  expect((await minutesOf(city)).slice(-3)).toEqual(["甄汉滨 askSignOff 七", "容汉滨 signOff 七", "甄明 closeOut 三"]);
  expect(city.sandbox.problems()).toEqual([]);
});

test("07-2e 未签发前可以改、可以收回；旧卡片上的签发不生效", async () => {
  const city = await atWork();
  await city.says(hanbin, "/办结 1 修复十处");
  await city.says(hanbin, "/办结 1");
  expect(city.lastSeenBy(hanbin)).toContain("修复十处");
  expect(await city.clicks(hanbin, "提交", { form: { result: "修复十二处" } })).toContain("已报本单位第一责任人签发");
  expect(city.cardOf(hanbinPrincipal, "办结申请待签发")).toContain("修复十二处");
  expect(await city.clicksInHaste(hanbin, "收回")).toBe("已收回办结申请，可修改后再报。");
  expect(await city.clicksInHaste(hanbinPrincipal, "签发")).toContain("本事项已有新的进展");
  await city.settled();
  await city.says(hanbinPrincipal, "/签发 1");
  expect(city.lastSeenBy(hanbinPrincipal)).toContain("目前没有待签发的办结申请");
  await city.says(hanbin, "/收回");
  expect(city.lastSeenBy(hanbin)).toContain("无需收回");
});

test("07-2e 第一责任人退回须写理由，告知联络员；改好再报，签发意见随申请到平安办", async () => {
  const city = await atWork();
  await city.says(hanbin, "/办结 1 修复十二处");
  await city.says(hanbinPrincipal, "/不签 1 请补验收单");
  expect(await city.clicks(hanbinPrincipal, "提交")).toBe("已退回，并告知本单位联络员。");
  const back = city.cardOf(hanbin, "办结申请未予签发");
  expect(back).toContain("请补验收单");
  expect(city.heardBy(staff)).not.toContain("办结申请待审核");
  await city.says(hanbin, "/办结 1 修复十二处，附验收单");
  await city.says(hanbinPrincipal, "/签发 1 属实");
  await city.clicks(hanbinPrincipal, "提交");
  expect(city.cardOf(staff, "办结申请待审核")).toContain("属实");
  expect(city.sandbox.problems()).toEqual([]);
});

test("07-2e 待签发不停表：提醒照发，写明待签发，逾期照样告知；停机一周补报一次", async () => {
  const city = await atWork();
  await city.says(hanbin, "/办结 1 全部修复");
  await city.timePasses("2026-03-12T23:00+08:00");
  expect(city.cardOf(hanbin, "今日督办提醒")).toContain("办结申请已报第一责任人，待签发");
  await city.clockStrikes("2026-03-20T09:30+08:00");
  await city.timePasses("2026-03-20T09:40+08:00");
  expect(city.cardOf(hanbin, "今日督办提醒")).toMatch(/已逾期[\s\S]*待签发/);
  expect(momentsOf(city, hanbinPrincipal, "长期逾期事项告知")).toHaveLength(1);
  expect(city.cardOf(hanbinPrincipal, "长期逾期事项告知")).toContain("办结申请待第一责任人签发");
  await city.says(staff, "/查 1");
  expect(city.lastSeenBy(staff)).toContain("待该单位第一责任人签发");
});

test("07-2e 关了设置，等候的仍可签发，再申请则直接报平安办；没有点名的类别和原来一样", async () => {
  const city = await atWork();
  await issues(city, "汉滨区 网格员培训 3月20日前");
  await city.clicks(hanbin, "签收", { on: "网格员培训" });
  await city.says(hanbin, "/办结 1 全部修复");
  await city.says(hanbin, "/办结 2 培训完成");
  await sets(city, "办结须第一责任人签发的类别", { value: "无", on: "2026-03-02" });
  await city.clicks(hanbinPrincipal, "签发", { on: "雪亮工程点位整改" });
  expect(city.heardBy(staff).filter((title) => title === "办结申请待审核")).toHaveLength(1);
  await city.says(hanbin, "/办结 2 培训完成，附签到");
  expect(city.heardBy(staff).filter((title) => title === "办结申请待审核")).toHaveLength(2);
  await expect(city.clicks(hanbinPrincipal, "签发")).rejects.toThrow("no card");
});

test("07-2e 第一责任人外出由代理人签发，记代何人，申请人不能代签自己的申请；没有第一责任人的，拒绝时写明找谁", async () => {
  const city = await atWork();
  await city.says(hanbinPrincipal, "/代理 甄汉滨 今天 3月6日");
  await city.clicks(hanbinPrincipal, "提交", { on: "安排代理" });
  await city.says(hanbinDeputy, "/办结 1 全部修复");
  expect(city.heardBy(hanbinPrincipal)).not.toContain("办结申请待签发");
  await city.clicks(hanbin, "退回", { on: "办结申请待签发" });
  await city.clicks(hanbin, "提交", { form: { reason: "请补验收单" } });
  await city.says(hanbin, "/办结 1 全部修复，附验收单");
  await city.says(hanbin, "/签发 1");
  expect(city.lastSeenBy(hanbin)).toContain("不能由您代为签发");
  await city.clicks(hanbin, "收回");
  await city.says(hanbinDeputy, "/办结 1 全部修复，附验收单");
  await city.clicks(hanbin, "签发");
  await city.says(staff, "/查 1");
  expect(city.lastSeenBy(staff)).toContain("甄汉滨代容汉滨");

  await issues(city, "石泉县 网格员培训 3月20日前");
  await city.clicks("石泉县 联络员", "签收");
  await city.db.delete(personRole).where(eq(personRole.role, "principalOfficer"));
  await city.says("石泉县 联络员", "/办结 2 培训完成");
  expect(city.lastSeenBy("石泉县 联络员")).toContain("请报市委平安办核对通讯录、补齐第一责任人");
  await city.says("石泉县 联络员", "/查 2");
  expect(city.lastSeenBy("石泉县 联络员")).toContain("办理中");
});
