import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { person } from "../../src/db/schema/roster.ts";
import { admin, hanbin, hanbinPrincipal, issues, momentsOf, staff } from "../support/scenes.ts";
import { world } from "../support/world.ts";

const notice = "长期逾期事项告知";

test("第一责任人没有登记的，不是没有下文：列入平安办待处置，处置完毕后不再列", async () => {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  const at = new Date("2026-03-01T00:00+08:00");
  await city.db
    .update(person)
    .set({ endedAt: at })
    .where(eq(person.openId, city.openId(hanbinPrincipal)));
  await issues(city, "汉滨区 雪亮工程点位整改 3月6日前");
  await city.clicks(hanbin, "签收");
  await city.timePasses("2026-03-13T23:00+08:00");
  expect(city.heardBy(hanbinPrincipal)).toEqual([]);
  await city.says(staff, "/待办");
  const todo = city.cardOf(staff, "我的待办");
  expect(todo.indexOf("第一责任人未登记或无法送达")).toBeGreaterThan(0);
  await city.says(admin, "/状态");
  expect(city.lastSeenBy(admin)).toContain("平安办 1 项");

  await city.clicks(staff, "查看", { on: "第一责任人未登记或无法送达" });
  expect(city.lastSeenBy(staff)).toContain("督〔2026〕1号 雪亮工程点位整改");
  await city.clicks(staff, "处置完毕");
  await city.clicks(staff, "提交", { form: { remark: "已电话告知区政府办主任" } });
  expect(city.lastSeenBy(staff)).toContain("处置完毕：已电话告知区政府办主任");
  await city.says(staff, "/待办");
  expect(city.lastSeenBy(staff)).toContain("目前没有等您办理的事项");
});

test("逾期三个工作日，第一责任人和平安办各收到一张红色告知，写明天数、要求书面说明，一次为止", async () => {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  await issues(city, "汉滨区 雪亮工程点位整改 3月6日前");
  await city.clicks(hanbin, "签收");
  await city.timePasses("2026-03-10T23:00+08:00");
  expect(city.heardBy(hanbinPrincipal)).toEqual([]);
  await city.timePasses("2026-03-13T23:00+08:00");
  expect(city.heardBy(hanbinPrincipal)).toEqual([notice]);
  expect(momentsOf(city, hanbinPrincipal, notice)[0]).toMatch(/^03-11T09:/);
  expect(momentsOf(city, staff, notice)).toHaveLength(1);
  const card = city.cardOf(hanbinPrincipal, notice);
  expect(card).toContain("\nred\n");
  expect(card).toContain("已逾期 3 个工作日");
  expect(card).toContain("作出书面说明");
  await city.clicks(hanbinPrincipal, "查看", { on: notice });
  expect(city.lastSeenBy(hanbinPrincipal)).toContain("雪亮工程点位整改");
  expect(city.sandbox.problems()).toEqual([]);
});

test("告知以后，书面进展当即报经办人；改期以后另行计算", async () => {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  await issues(city, "汉滨区 雪亮工程点位整改 3月6日前");
  await city.clicks(hanbin, "签收");
  await city.clockStrikes("2026-03-11T10:00+08:00");
  await city.says(hanbin, "/反馈 1 因施工受阻逾期，下周完成");
  expect(city.heardBy(staff).at(-1)).toBe("逾期事项进展反馈");
  await city.timePasses("2026-03-11T10:05+08:00");
  await city.says(staff, "/改期 1 3月18日 施工受阻，准予顺延");
  await city.clicks(staff, "提交");
  await city.timePasses("2026-03-24T12:00+08:00");
  expect(momentsOf(city, hanbinPrincipal, notice).map((at) => at.slice(0, 5))).toEqual(["03-11", "03-23"]);
});

test("同一早上，收件人各收一张：二十项事项、四个单位，卡片数等于收件人数", async () => {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  const matters = ["雪亮工程点位整改", "综治中心建设", "网格员培训", "心理服务站建设", "矛盾排查"];
  for (const matter of matters) await issues(city, `汉滨区、汉阴县、石泉县、宁陕县 ${matter} 3月6日前`);
  await city.clockStrikes("2026-03-05T09:30+08:00");
  await city.timePasses("2026-03-05T09:35+08:00");
  const liaisons = ["汉滨区", "汉阴县", "石泉县", "宁陕县"].map((unit) => `${unit} 联络员`);
  for (const who of liaisons) {
    expect(momentsOf(city, who, "今日督办提醒")).toHaveLength(1);
    expect(city.cardOf(who, "今日督办提醒")).toContain("您有 5 项督导事项需要办理");
  }
  await city.clockStrikes("2026-03-11T09:30+08:00");
  await city.timePasses("2026-03-11T09:35+08:00");
  for (const who of liaisons) expect(momentsOf(city, who, "今日督办提醒")).toHaveLength(2);
  for (const unit of ["汉滨区", "汉阴县"]) expect(momentsOf(city, `${unit} 第一责任人`, notice)).toHaveLength(1);
  expect(momentsOf(city, staff, notice)).toHaveLength(1);
  expect(city.cardOf(staff, notice)).toContain("以下 20 项督导事项已逾期 3 个工作日以上");
  expect(city.cardOf(staff, notice)).toContain("另有 10 项");
  expect(city.sandbox.problems()).toEqual([]);
});
