import { expect, test } from "vitest";
import { minutesOf } from "../support/minutes.ts";
import { hanbin, hanbinDeputy, hanbinPrincipal, issues, morningsOf, staff } from "../support/scenes.ts";
import { world } from "../support/world.ts";

const staffTwo = "市委平安办 贾示例";

type City = Awaited<ReturnType<typeof world>>;

/** 代理 by the form, filled from the line. */
async function lends(city: City, who: string, words: string): Promise<string> {
  await city.says(who, `/代理 ${words}`);
  return city.clicks(who, "提交", { on: "安排代理" });
}

test("07-4 代理期间卡片发给代理人，办理写双方姓名；到期次日代理人被拒，本人返岗得到汇总", async () => {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  await issues(city, "汉滨区 雪亮工程点位整改 3月13日前");
  expect(await lends(city, hanbin, "容汉滨 3月3日至3月5日")).toBe("已安排代理，并告知代理人。");
  expect(city.lastSeenBy(hanbin)).toContain("尚未开始");
  expect(city.cardOf(hanbinPrincipal, "代理安排")).toContain("甄汉滨同志请您代理");

  await city.timePasses("2026-03-03T10:00+08:00");
  await issues(city, "汉滨区 综治中心建设 3月13日前");
  expect(city.heardBy(hanbin).filter((title) => title === "督导事项交办")).toHaveLength(1);
  expect(city.heardBy(hanbinDeputy)).not.toContain("督导事项交办");
  expect(await city.clicks(hanbinPrincipal, "签收", { on: "综治中心建设" })).toBe("已签收。");
  expect(city.cardAbout(hanbinPrincipal, "综治中心建设")).toContain("容汉滨代甄汉滨");
  await city.says(staff, "/查 2");
  expect(city.lastSeenBy(staff)).toContain("容汉滨代甄汉滨");
  await city.says(hanbinPrincipal, "/我");
  expect(city.lastSeenBy(hanbinPrincipal)).toContain("联络员（汉滨区，代甄汉滨，至3月5日（周四））");

  await city.clockStrikes("2026-03-05T23:59+08:00");
  expect(await city.clicks(hanbinPrincipal, "反馈进展", { on: "综治中心建设" })).toBe("");
  await city.clicks(hanbinPrincipal, "返回", { on: "综治中心建设" });
  await city.clockStrikes("2026-03-06T00:01+08:00");
  await city.says(hanbinPrincipal, "/反馈 2 已完成一半");
  expect(city.lastSeenBy(hanbinPrincipal)).toContain("不能办理“反馈进展”");
  await city.timePasses("2026-03-06T09:30+08:00");
  const summary = city.cardOf(hanbin, "代理期间办理情况");
  expect(summary).toContain("容汉滨代您办理 1 件次");
  expect(summary).toContain("签收　督〔2026〕2号 综治中心建设（汉滨区）");
  expect(city.cardAbout(hanbinPrincipal, "您代理甄汉滨的安排已结束")).not.toBe("");
  expect(await minutesOf(city)).toContain("系统 endDelegation 七");

  await city.timePasses("2026-03-09T09:30+08:00");
  expect(city.heardBy(hanbin).filter((title) => title === "代理期间办理情况")).toHaveLength(1);
});

test("07-4 停机一周，代理人次日照样无权；汇总只补一次", async () => {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  await issues(city, "汉滨区 雪亮工程点位整改 3月27日前");
  await lends(city, hanbin, "容汉滨 3月3日");
  expect(city.lastSeenBy(hanbin)).toContain("3月2日（周一）至3月3日（周二）");
  await city.clicks(hanbin, "签收");
  await city.clockStrikes("2026-03-11T10:00+08:00");
  await city.says(hanbinPrincipal, "/反馈 1 已完成一半");
  expect(city.lastSeenBy(hanbinPrincipal)).toContain("不能办理“反馈进展”");
  await city.clockStrikes("2026-03-12T10:00+08:00");
  expect(city.heardBy(hanbin).filter((title) => title === "代理期间办理情况")).toHaveLength(1);
  expect(city.cardOf(hanbin, "代理期间办理情况")).toContain("代理期间没有办理记录");
});

test("07-4 提前收回：代理人当即无权，卡片停用，双方各得告知", async () => {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  await issues(city, "汉滨区 雪亮工程点位整改 3月13日前");
  await lends(city, hanbin, "容汉滨 今天 3月6日");
  await issues(city, "汉滨区 综治中心建设 3月13日前");
  await city.clicks(hanbinPrincipal, "签收", { on: "综治中心建设" });
  expect(await city.clicks(hanbin, "收回")).toBe("已收回，代理人不再代办。");
  expect(city.cardOf(hanbin, "代理期间办理情况")).toContain("1 件次");
  await city.says(hanbinPrincipal, "/反馈 2 进展");
  expect(city.lastSeenBy(hanbinPrincipal)).toContain("不能办理“反馈进展”");
  expect(city.cardOf(hanbinPrincipal, "代理已结束")).toContain("已结束");
  await issues(city, "汉滨区 网格化服务管理 3月13日前");
  expect(city.heardBy(hanbin).at(-1)).toBe("督导事项交办");
});

test("07-4 副联络员代理：晨间卡到副联络员，本人不受打扰，办理记为代本人", async () => {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  await issues(city, "汉滨区 雪亮工程点位整改 3月5日前");
  await city.says(hanbin, "/代理 贾汉滨 3月3日 3月6日");
  await city.clicks(hanbin, "提交", { on: "安排代理" });
  await city.timePasses("2026-03-04T09:30+08:00");
  expect(morningsOf(city, hanbinDeputy)).toEqual(["03-04"]);
  expect(morningsOf(city, hanbin)).toEqual([]);
  await city.clicks(hanbinDeputy, "签收");
  expect(city.cardOf(hanbinDeputy, "今日督办提醒")).toContain("贾汉滨代甄汉滨");
});

test("07-4 平安办经办人外出：审核卡发给同事代理人，其办理记为代本人，办理其他事项不记", async () => {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  await issues(city, "汉滨区 雪亮工程点位整改 3月13日前");
  await city.clicks(hanbin, "签收");
  await lends(city, staff, "贾示例 3月2日 3月6日");
  await city.clicks(hanbin, "申请办结");
  await city.clicks(hanbin, "提交", { form: { result: "全部完成" } });
  expect(city.heardBy(staffTwo)).toContain("办结申请待审核");
  expect(city.heardBy(staff)).not.toContain("办结申请待审核");
  await city.clicks(staffTwo, "通过并销号");
  expect(await minutesOf(city)).toContain("贾示例 closeOut 三");
  await city.says(hanbin, "/查 1");
  expect(city.lastSeenBy(hanbin)).toContain("贾示例代甄明 3月2日 09:20 审核通过并销号");
  await city.says(staffTwo, "/督办 石泉县 综治中心建设 3月13日前");
  await city.clicks(staffTwo, "确认下达");
  await city.says(staffTwo, "/查 2");
  expect(city.lastSeenBy(staffTwo)).not.toContain("代甄明");
});

test("平安办经办人收不到消息又无代理：审核卡改由在岗同事接收，不成死结", async () => {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  await issues(city, "汉滨区 雪亮工程点位整改 3月13日前");
  await city.clicks(hanbin, "签收");
  city.faults.unreachable(city.openId(staff), 230013);
  await city.clicks(hanbin, "申请办结");
  await city.clicks(hanbin, "提交", { form: { result: "全部完成" } });
  expect(city.heardBy(staffTwo)).toContain("办结申请待审核");
  await city.clicks(staffTwo, "通过并销号");
  expect(city.lastSeenBy(hanbin)).toContain("已销号");
});

test("代理不成链、不成环，不借给不能担任的人", async () => {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  await lends(city, hanbin, "贾汉滨 3月3日 3月6日");
  await city.says(hanbinDeputy, "/代理 甄汉滨 3月4日 3月5日");
  await city.clicks(hanbinDeputy, "提交", { on: "安排代理" });
  expect(city.lastSeenBy(hanbinDeputy)).toContain("您在这段时间正代理他人，不能再转托");
  await city.says(hanbin, "/代理 容汉滨 3月5日 3月9日");
  await city.clicks(hanbin, "提交", { on: "安排代理" });
  expect(city.lastSeenBy(hanbin)).toContain("您在这段时间已有代理安排");
  await city.says(hanbin, "/代理 石泉县甄石泉 3月10日");
  expect(city.lastSeenBy(hanbin)).toContain("没有读出可以选择的人员");
  await city.says("市委平安办 领导", "/代理");
  expect(city.lastSeenBy("市委平安办 领导")).toContain("您没有安排代理的权限");
  await city.says(staff, "/代理 管示例 3月10日");
  expect(city.lastSeenBy(staff)).not.toContain("管示例（");
});
