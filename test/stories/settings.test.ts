import { asc, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { journal } from "../../src/db/schema/journal.ts";
import type { City } from "../support/scenes.ts";
import {
  admin,
  hanbin,
  hanbinPrincipal,
  issues,
  leaders,
  momentsOf,
  morningsOf,
  sets,
  staff,
} from "../support/scenes.ts";
import { world } from "../support/world.ts";

const source = "安平办发〔2026〕8号";

const versionsOf = async ({ db }: City, act: string): Promise<number[]> =>
  (
    await db.select({ version: journal.ruleVersion }).from(journal).where(eq(journal.act, act)).orderBy(asc(journal.id))
  ).map(({ version }) => version);

test("设置卡列明各项的值、施行日期和修改人；管理员可改，平安办可看，他人不可看", async () => {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  await city.says(admin, "/设置");
  const card = city.cardOf(admin, "设置");
  for (const said of ["到期前 3、1 个工作日", "5 次", "逾期第 3 个工作日", "09:01–09:10", "18:00", "周一", "30 分钟"]) {
    expect(card).toContain(said);
  }
  expect(card).toContain("安平安发〔2021〕3号");
  expect(card).toContain("修改记录");
  await city.says(staff, "/设置");
  expect(city.cardOf(staff, "设置")).toContain("到期前 3、1 个工作日");
  await expect(city.clicks(staff, "修改")).rejects.toThrow("no card with");
  await city.says(hanbin, "/设置");
  expect(city.lastSeenBy(hanbin)).toContain("您没有查看设置的权限");
  await city.says(admin, "/设置 天气");
  expect(city.lastSeenBy(admin)).toContain("没有“天气”这一项设置");
  expect(city.sandbox.problems()).toEqual([]);
});

test("修改先预览再提交：写明由何值改为何值、何日施行、依据何文；记录可查，将来施行的到日自动生效（19-2）", async () => {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  await city.says(admin, "/设置");
  await city.clicks(admin, "修改", { on: "到期前提醒" });
  await city.says(admin, "/设置 逾期提醒次数");
  await city.clicks(admin, "修改", { on: "设置：逾期提醒次数" });
  const refused = await city.clicks(admin, "预览", { form: { value: "五十", source, on: "2026-03-05" } });
  expect(refused).toContain("1 至 20 之间的整数，例如：5");
  expect(city.cardOf(admin, "设置：逾期提醒次数")).toContain("五十");
  expect(await city.clicks(admin, "预览", { form: { value: "5", source, on: "2026-03-05" } })).toContain("无需修改");
  expect(await city.clicks(admin, "预览", { form: { value: "8", source, on: "2026-03-02" } })).toContain(
    "最早为3月3日",
  );
  await city.clicks(admin, "预览", { form: { value: "8", source, on: "2026-03-05" } });
  const preview = city.cardOf(admin, "设置修改预览");
  for (const said of ["逾期提醒次数", "5 次", "8 次", "3月5日（周四）零时起自动生效", source])
    expect(preview).toContain(said);
  await city.clicks(admin, "返回");
  expect(city.cardOf(admin, "设置：逾期提醒次数")).toContain(source);
  await city.clicks(admin, "预览", { form: { value: "8", source, on: "2026-03-05" } });
  expect(await city.clicks(admin, "提交")).toBe("设置已修改。");
  expect(city.cardOf(admin, "设置已修改")).toContain("由“5 次”改为“8 次”，自3月5日（周四）起施行");

  await city.says(staff, "/设置 逾期提醒次数");
  expect(city.cardOf(staff, "设置：逾期提醒次数")).toMatch(/现行设置[\s\S]*5 次[\s\S]*自3月5日（周四）起改为“8 次”/);
  await city.timePasses("2026-03-05T08:00+08:00");
  await city.says(staff, "/设置 逾期提醒次数");
  expect(city.cardOf(staff, "设置：逾期提醒次数")).toContain("管示例 3月2日 09:20 修改，依据：安平办发〔2026〕8号");
  await city.says(staff, "/设置 修改记录");
  const history = city.cardOf(staff, "设置修改记录");
  expect(history).toContain("第 2 版　自3月5日（周四）起　逾期提醒次数由“5 次”改为“8 次”");
  expect(history).toContain("第 1 版　自2021年2月9日（周二）起");
  expect(city.sandbox.problems()).toEqual([]);
});

test("两位管理员同时修改：后提交的不生效，得到更新后的卡片，填写的内容还在", async () => {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  await city.says(admin, "/设置 佐证上传时限");
  await city.clicks(admin, "修改");
  await city.clicks(admin, "预览", { form: { value: "60", source, on: "2026-03-02" } });
  await city.says(admin, "/设置 逾期提醒次数");
  await city.clicks(admin, "修改", { on: "设置：逾期提醒次数" });
  await city.clicks(admin, "预览", { form: { value: "8", source, on: "2026-03-05" } });
  expect(await city.clicksInHaste(admin, "提交", { on: "逾期提醒次数" })).toBe("设置已修改。");
  expect(await city.clicks(admin, "提交", { on: "佐证上传时限" })).toContain("设置刚有改动，本次没有提交");
  const card = city.cardOf(admin, "设置：佐证上传时限");
  expect(card).toContain("30 分钟");
  expect(card).toContain("60");
  await city.clicks(admin, "预览", { on: "佐证上传时限", form: { value: "60", source, on: "2026-03-02" } });
  expect(await city.clicks(admin, "提交", { on: "佐证上传时限" })).toBe("设置已修改。");
});

test("佐证时限、编号格式当日施行，下一步即按新的办；已有事项的编号不变，第一版下达的事项始终写明第一版（00-2、06-2）", async () => {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  await issues(city, "汉滨区 雪亮工程点位整改 3月31日前");
  await city.clicks(hanbin, "签收");
  await city.clicks(hanbin, "上传佐证");
  expect(city.lastSeenBy(hanbin)).toContain("请在 30 分钟内");
  await sets(city, "佐证上传时限", { value: "60", on: "2026-03-02" });
  await city.clicks(hanbin, "上传佐证");
  expect(city.lastSeenBy(hanbin)).toContain("请在 60 分钟内");

  await sets(city, "督导事项编号", { value: "安平督", on: "2026-03-02" });
  await issues(city, "汉阴县 综治中心实体化运行 3月31日前");
  expect(city.lastSeenBy(staff)).toContain("安平督〔2026〕2号");
  await city.says(staff, "/台账");
  expect(city.lastSeenBy(staff)).toMatch(/安平督〔2026〕2号[\s\S]*督〔2026〕1号/);
  await city.says(staff, "/查 安平督〔2026〕2号");
  expect(city.lastSeenBy(staff)).toContain("综治中心实体化运行");
  await city.says(staff, "/查 1");
  expect(city.lastSeenBy(staff)).toContain("督〔2026〕1号");
  expect(await versionsOf(city, "issue")).toEqual([1, 3]);
  expect(await versionsOf(city, "acknowledge")).toEqual([1]);
  const first = city.cardAbout(staff, "雪亮工程点位整改");
  expect(first).not.toContain("安平督");
  await city.says(staff, "/撤销 1 上级已统一部署");
  await city.clicks(staff, "提交");
  expect(await versionsOf(city, "cancel")).toEqual([3]);
  expect(await versionsOf(city, "issue")).toEqual([1, 3]);
  expect(city.sandbox.problems()).toEqual([]);
});

test("到期前提醒加长：已下达的事项按新的日程多提醒一次，每天一张，不重不漏", async () => {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  await issues(city, "汉滨区 雪亮工程点位整改 3月13日前");
  await city.clicks(hanbin, "签收");
  await sets(city, "到期前提醒", { value: "5、3、1", on: "2026-03-06" });
  await city.timePasses("2026-03-13T23:00+08:00");
  expect(morningsOf(city, hanbin)).toEqual(["03-06", "03-10", "03-12", "03-13"]);
});

test("到期前提醒缩短、逾期只提醒两次、第二天即告知第一责任人：各说该说的一次", async () => {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  await issues(city, "汉滨区 雪亮工程点位整改 3月13日前");
  await city.clicks(hanbin, "签收");
  await sets(city, "到期前提醒", { value: "1", on: "2026-03-10" });
  await sets(city, "逾期提醒次数", { value: "2", on: "2026-03-09" });
  await sets(city, "长期逾期告知", { value: "2", on: "2026-03-11" });
  await city.timePasses("2026-03-20T23:00+08:00");
  expect(morningsOf(city, hanbin)).toEqual(["03-12", "03-13", "03-16", "03-17"]);
  expect(momentsOf(city, hanbinPrincipal, "长期逾期事项告知").map((at) => at.slice(0, 5))).toEqual(["03-17"]);
  expect(city.cardOf(hanbinPrincipal, "长期逾期事项告知")).toContain("已逾期 2 个工作日以上");
});

test("停机跨过施行日：恢复后只说当天的实情一次，此后按新的日程", async () => {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  await issues(city, "汉滨区 雪亮工程点位整改 3月13日前");
  await city.clicks(hanbin, "签收");
  await sets(city, "到期前提醒", { value: "7、1", on: "2026-03-11" });
  await city.clockStrikes("2026-03-11T10:00+08:00");
  await city.clockStrikes("2026-03-11T10:01+08:00");
  expect(morningsOf(city, hanbin)).toEqual(["03-11"]);
  await city.timePasses("2026-03-13T23:00+08:00");
  expect(morningsOf(city, hanbin)).toEqual(["03-11", "03-12", "03-13"]);
});

test("每日提醒时段、周报发出日和时段改了，自施行之日起照新的时间发，每周仍只有一份周报", async () => {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  await issues(city, "汉滨区 雪亮工程点位整改 3月13日前");
  await city.clicks(hanbin, "签收");
  await sets(city, "每日提醒时段", { value: "08:01–08:10", on: "2026-03-10" });
  await sets(city, "周报发出日", { value: "3", on: "2026-03-10" });
  await sets(city, "周报发出时段", { value: "10:01–10:09", on: "2026-03-10" });
  await city.timePasses("2026-03-19T08:00+08:00");
  expect(momentsOf(city, hanbin, "今日督办提醒")[0]).toMatch(/^03-10T08:0[1-9]|^03-10T08:10/);
  const digests = city
    .messagesIn(leaders)
    .map(({ createdAt }) => new Date(createdAt.getTime() + 8 * 3_600_000).toISOString());
  expect(digests.map((at) => at.slice(5, 13))).toEqual(["03-09T08", "03-18T10"]);
});
