import { expect, test } from "vitest";
import { minutesOf } from "../support/minutes.ts";
import type { City } from "../support/scenes.ts";
import { admin, hanbin, hanbinDeputy, issues, momentsOf, staff } from "../support/scenes.ts";
import { world } from "../support/world.ts";

const staffTwo = "市委平安办 贾示例";
const shiquan = "石泉县 联络员";
const urges = (city: City, who: string): string[] => momentsOf(city, who, "催办");

test("04-5 催办：先列出收到的人、状态和期限，确认后单独成卡，写明谁催、为何催，联络员就在卡上反馈", async () => {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  await issues(city, "汉滨区、石泉县 雪亮工程点位整改 3月13日前");
  await city.clicks(hanbin, "签收");
  await city.clockStrikes("2026-03-03T10:00+08:00");
  await city.says(staff, "/催办 1 汉滨区 市领导要求本周见进展");
  const preview = city.cardOf(staff, "催办预览");
  expect(preview).toContain("汉滨区　甄汉滨　办理中，3月13日（周五），还有 8 个工作日；尚未催办");
  expect(preview).not.toContain("石泉县");
  expect(urges(city, hanbin)).toEqual([]);
  expect(await city.clicks(staff, "催办", { on: "催办预览" })).toBe("已催办。");
  expect(city.cardOf(staff, "已催办")).toContain("已催办 1 个单位：市领导要求本周见进展");
  expect(city.cardOf(staff, "已催办")).toContain("汉滨区　甄汉滨");
  const card = city.cardOf(hanbin, "催办");
  expect(card).toContain("甄明 3月3日 10:00 催办：市领导要求本周见进展");
  expect(card).toContain("申请办结");
  expect(await city.clicks(hanbin, "反馈进展", { on: "市领导要求" })).toBe("");
  await city.clicks(hanbin, "提交", { form: { progress: "已装三处" } });
  expect(urges(city, shiquan)).toEqual([]);
  expect(urges(city, hanbinDeputy)).toEqual([]);
  await city.says(staffTwo, "/查 1 汉滨区");
  expect(city.lastSeenBy(staffTwo)).toContain("甄明 3月3日 10:00（第 1 次）：市领导要求本周见进展");
  expect(await minutesOf(city)).toContain("甄明 urge 四");
});

test("04-5 几个单位一起催或挑着催，已申请办结、提出不属本单位的不催，说明该由平安办办理", async () => {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  await issues(city, "汉滨区、石泉县、紫阳县、市公安局 雪亮工程点位整改 3月13日前");
  await city.says(hanbin, "/签收 1");
  await city.says(hanbin, "/办结 1 已全部完成");
  await city.says("紫阳县 联络员", "/不属 1 点位不在境内");
  await city.says(staff, "/催办 1");
  const preview = city.cardOf(staff, "催办预览");
  expect(preview).toContain("汉滨区已申请办结，无需催办。请平安办审核");
  expect(preview).toContain("紫阳县已提出不属本单位，无需催办。请平安办答复");
  await city.clicks(staff, "催办", { on: "催办预览" });
  expect([hanbin, shiquan, "紫阳县 联络员", "市公安局 联络员"].map((who) => urges(city, who).length)).toEqual([
    0, 1, 0, 1,
  ]);
  await city.says(staff, "/催办 1 汉滨区");
  expect(city.lastSeenBy(staff)).toContain("请平安办审核：通过并销号，或写明理由退回");
  await city.says(hanbin, "/催办 1");
  expect(city.lastSeenBy(hanbin)).toContain("不能办理“催办”");

  await city.clockStrikes("2026-03-03T10:00+08:00");
  await city.says(staff, "/查 1");
  await city.clicks(staff, "催办", { on: "个承办单位" });
  const { db } = city;
  const share = await db.query.assignment.findFirst({ where: (row, { eq }) => eq(row.status, "issued") });
  await city.clicks(staff, "催办", { on: "催办预览", form: { units: [share?.id ?? ""] } });
  expect([shiquan, "市公安局 联络员"].map((who) => urges(city, who).length).sort()).toEqual([1, 2]);
});

test("04-5 间隔、次数和每人每日上限都是设置：拒绝时说明何时可以再催，退回后重新计次", async () => {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  await issues(city, "汉滨区 雪亮工程点位整改 3月31日前");
  await city.clicks(hanbin, "签收");
  const urge = async () => {
    await city.says(staff, "/催办 1");
    if (city.lastSeenBy(staff).includes("催办预览")) await city.clicks(staff, "催办", { on: "催办预览" });
    return city.lastSeenBy(staff);
  };
  await urge();
  expect(await urge()).toContain("须间隔 1 个工作日。最早可于3月3日（周二）再次催办");
  await city.clockStrikes("2026-03-03T10:00+08:00");
  await urge();
  await city.clockStrikes("2026-03-06T10:00+08:00");
  await urge();
  await city.clockStrikes("2026-03-09T10:00+08:00");
  expect(await urge()).toContain("汉滨区已催办 3 次，达到上限");
  expect(urges(city, hanbin)).toHaveLength(3);
  await city.says(hanbin, "/办结 1 完成");
  await city.says(staff, "/退回 1 缺少记录");
  await city.clicks(staff, "提交");
  await urge();
  expect(urges(city, hanbin)).toHaveLength(4);
});

test("04-5 同一人一天最多收三次催办，几件事项合并计算", async () => {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  for (const matter of ["雪亮工程点位整改", "综治中心建设", "网格员配备", "心理服务体系建设"]) {
    await issues(city, `汉滨区 ${matter} 3月31日前`);
  }
  for (const n of [1, 2, 3]) {
    await city.says(staff, `/催办 ${n}`);
    await city.clicks(staff, "催办", { on: "催办预览" });
  }
  await city.says(staff, "/催办 4");
  expect(city.lastSeenBy(staff)).toContain(
    "甄汉滨3月2日（周一）的催办已有 3 次，达到每人每日上限。最早可于3月3日（周二）再次催办",
  );
  await city.says(admin, "/设置 每人每日催办上限");
  expect(city.lastSeenBy(admin)).toContain("第十六条，不干预正常工作");
});

test("04-5 下班后和休息日催办，等到下一个工作日早上；其间销号、反馈的不再送，谁也不被白催一次", async () => {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  for (const matter of ["雪亮工程点位整改", "综治中心建设", "网格员配备"])
    await issues(city, `汉滨区 ${matter} 3月31日前`);
  for (const n of [1, 2, 3]) await city.says(hanbin, `/签收 ${n}`);
  await city.clockStrikes("2026-03-06T19:30+08:00");
  for (const n of [1, 2, 3]) {
    await city.says(staff, `/催办 ${n}`);
    expect(city.cardOf(staff, "催办预览")).toContain("现在不是工作时间");
    await city.clicks(staff, "催办", { on: "催办预览" });
  }
  expect(urges(city, hanbin)).toEqual([]);
  await city.says(hanbin, "/办结 2 已全部完成");
  await city.says(staff, "/销号 2");
  await city.clicks(staff, "提交");
  await city.says(hanbin, "/反馈 3 已配备到位，正在培训");
  await city.timePasses("2026-03-09T12:00+08:00");
  expect(urges(city, hanbin)).toHaveLength(1);
  expect(urges(city, hanbin)[0]).toMatch(/^03-09T09:(0\d|10)$/);
  expect(city.cardOf(hanbin, "催办")).toContain("雪亮工程点位整改");
  await city.timePasses("2026-03-10T12:00+08:00");
  expect(urges(city, hanbin)).toHaveLength(1);
});

test("04-5 点下催办以后、送达以前事项撤销的，一张催办也不发", async () => {
  const city = await world({ now: "2026-03-02T10:00+08:00" });
  await issues(city, "汉滨区 雪亮工程点位整改 3月31日前");
  await city.says(hanbin, "/签收 1");
  await city.says(staff, "/催办 1");
  await city.says(staffTwo, "/撤销 1 上级已统一部署");
  expect(await city.clicksInHaste(staff, "催办", { on: "催办预览" })).toBe("已催办。");
  expect(await city.clicksInHaste(staffTwo, "提交")).toContain("已有新的进展");
  expect(await city.clicksInHaste(staffTwo, "提交", { form: { result: "上级已统一部署" } })).toBe("已撤销。");
  await city.settled();
  expect(urges(city, hanbin)).toEqual([]);
  expect(city.heardBy(hanbin)).toContain("事项已撤销");
  await city.says(staff, "/催办 1");
  expect(city.lastSeenBy(staff)).toContain("汉滨区的承办已经结束，不能催办");
});

test("04-5 预览以后事项有了变化，再点催办的先核对；重复点击只催一次", async () => {
  const city = await world({ now: "2026-03-02T10:00+08:00" });
  await issues(city, "汉滨区 雪亮工程点位整改 3月31日前");
  await city.says(staff, "/催办 1");
  await city.clicksInHaste(hanbin, "签收");
  expect(await city.clicks(staff, "催办", { on: "催办预览", form: { reason: "请尽快" } })).toContain("已有新的进展");
  expect(city.cardOf(staff, "催办预览")).toContain("请尽快");
  expect(urges(city, hanbin)).toEqual([]);
  await city.clicks(staff, "催办", { on: "催办预览" });
  await expect(city.clicks(staff, "催办", { on: "催办预览" })).rejects.toThrow("has no card");
  expect(urges(city, hanbin)).toHaveLength(1);
  await city.says(staffTwo, "/催办");
  expect(await city.clicks(staffTwo, "催办", { on: "请选择" })).toContain("须间隔 1 个工作日");
  expect(urges(city, hanbin)).toHaveLength(1);
});

test("04-5 指导和核查：意见发给联络员，核查只在表单写明时告知；三者都在办理过程里，写明作者", async () => {
  const city = await world({ now: "2026-03-02T10:00+08:00" });
  await issues(city, "汉滨区 雪亮工程点位整改 3月31日前");
  await city.says(hanbin, "/签收 1");
  await city.says(staff, "/指导 1 先易后难，逐点验收");
  await city.clicks(staff, "提交");
  expect(city.cardOf(hanbin, "指导意见")).toContain("甄明 3月2日 10:00 提出指导意见：先易后难，逐点验收");
  await city.says(staffTwo, "/核查 1 部分属实 三处点位未装");
  await city.clicks(staffTwo, "提交");
  expect(city.heardBy(hanbin)).not.toContain("核查情况告知");
  await city.says(staff, "/核查 1 属实 已到现场核对");
  await city.clicks(staff, "提交", { form: { telling: "yes" } });
  expect(city.cardOf(hanbin, "核查情况告知")).toContain("已到现场核对；属实");
  await city.says(staff, "/催办 1");
  await city.clicks(staff, "催办", { on: "催办预览" });
  await city.says(hanbin, "/查 1");
  const seen = city.lastSeenBy(hanbin);
  for (const line of ["提出指导意见", "三处点位未装；部分属实", "贾示例", "催办"]) expect(seen).toContain(line);
  expect((await minutesOf(city)).filter((row) => /urge|guide|check/.test(row))).toEqual([
    ...["甄明 guide 四", "贾示例 check 四", "甄明 check 四", "甄明 urge 四"],
  ]);
  await city.says(hanbin, "/指导 1 意见");
  expect(city.lastSeenBy(hanbin)).toContain("不能办理“指导”");
});
