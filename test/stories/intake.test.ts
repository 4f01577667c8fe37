import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { intakeEntry } from "../../src/db/schema/intake.ts";
import { numberSeries, supervisionItem } from "../../src/db/schema/item.ts";
import { person, personRole, unit } from "../../src/db/schema/roster.ts";
import { minutesOf } from "../support/minutes.ts";
import type { City } from "../support/scenes.ts";
import { hanbin, staff } from "../support/scenes.ts";
import { world } from "../support/world.ts";

const county = "汉滨区平安办 平安办工作人员";
const staffTwo = "市委平安办 贾示例";
const police = "市公安局 联络员";
const NOW = { now: "2026-11-24T09:20+08:00" };
const training = "/督办 汉滨区 网格员培训 12月4日前";

/** What is on the list, whatever became of it. */
const statuses = async ({ db }: City) =>
  (await db.select().from(intakeEntry)).map(({ matter, status }) => `${matter} ${status}`).sort();
const issued = async ({ db }: City) => (await db.select().from(supervisionItem)).map(({ matter }) => matter);

test("04-1 县区平安办发 /督办 只是提请：不占编号、不通知承办单位；立项与下达同时，提请人听到结果", async () => {
  const city = await world(NOW);
  await city.says(county, training);
  expect(city.lastSeenBy(county)).toContain("本表单为提请，不是下达");
  expect(city.lastSeenBy(county)).toContain("汉滨区平安办");
  expect(await city.clicks(county, "提交")).toBe("已提请市委平安办，等待决定是否立项。");
  expect(city.cardOf(county, "提请立项，等待决定")).toContain("尚未下达，不占编号");
  expect([await issued(city), await city.db.select().from(numberSeries), city.heardBy(hanbin)]).toEqual([[], [], []]);
  await city.says(county, "/待办");
  expect(city.lastSeenBy(county)).toContain("提请立项的 1 项正等待决定");

  for (const who of [staff, staffTwo]) expect(city.heardBy(who)).toEqual(["单位提请立项"]);
  await city.says(staff, "/待办");
  expect(city.cardOf(staff, "我的待办")).toContain("汉滨区平安办平示例 11月24日 09:20 提请。拟承办单位：汉滨区。");
  await city.restarts();
  expect(await city.clicks(staff, "立项", { on: "我的待办" })).toBe("已在新卡片中打开。");
  const form = city.cardOf(staff, "督办预览");
  for (const words of ["网格员培训", "汉滨区（联络员 甄汉滨）", "汉滨区平安办提请"]) expect(form).toContain(words);
  expect(await statuses(city)).toEqual(["网格员培训 waiting"]);
  expect(await city.clicks(staff, "确认下达")).toContain("编号督〔2026〕1号");

  expect(await statuses(city)).toEqual(["网格员培训 registered"]);
  expect(city.heardBy(hanbin)).toEqual(["督导事项交办"]);
  expect(city.heardBy(county).at(-1)).toBe("提请的事项已立项");
  expect(city.lastSeenBy(county)).toContain("甄明 11月24日 09:20 立项，编号督〔2026〕1号");
  expect(city.heardBy(staffTwo)).toEqual(["待立项事项已立项"]);
  await city.says(staff, "/待办");
  expect(city.lastSeenBy(staff)).toContain("目前没有等您办理的事项");
  await city.says(county, "/查 1");
  expect(city.lastSeenBy(county)).toContain("没有找到您可以查看的这件事项");
  expect(await minutesOf(city)).toEqual([
    "平示例 propose 四",
    "甄明 issue 八(七)",
    "甄明 registerItem 四",
    "平示例 command:查 四 notFound",
  ]);
  expect(city.sandbox.problems()).toEqual([]);
});

test("04-1 组长单位联络员从菜单提请：缺项说明、字不丢；不予立项写理由，理由送到提请人；其他联络员照旧不能", async () => {
  const city = await world(NOW);
  await city.says(police, "你好");
  await city.clicks(police, "提请立项");
  expect(city.lastSeenBy(police)).toContain("提请单位");
  const typed = { units: "市和谐局", matter: "电诈高发区域整治", requirement: "逐案倒查" };
  expect(await city.clicks(police, "提交", { form: typed })).toContain("通讯录中没有“市和谐局”");
  expect(city.lastSeenBy(police)).toContain("逐案倒查");
  expect(await city.clicks(police, "提交", { form: { units: "平安办" } })).toContain("不是可以承办的责任单位");
  await city.clicks(police, "提交", { form: { units: "社会治安专项组", due: "2026-12-11 +0800" } });
  expect(await statuses(city)).toEqual(["电诈高发区域整治 waiting"]);

  expect(await city.clicks(staff, "不予立项")).toBe("");
  await city.clicks(staff, "返回");
  await city.clicks(staff, "不予立项");
  await expect(city.clicks(staff, "提交")).rejects.toThrow("必填");
  const said = await city.clicks(staff, "提交", { form: { reason: "已列入省级专项，不再单独督办" } });
  expect(said).toBe("已决定不予立项，并告知提请单位。");
  expect(city.lastSeenBy(police)).toContain("决定不予立项，理由：已列入省级专项，不再单独督办");
  expect(city.heardBy(police).at(-1)).toBe("提请的事项不予立项");
  expect([await statuses(city), await issued(city)]).toEqual([["电诈高发区域整治 turnedDown"], []]);

  await city.says("市公安局 副联络员", "/待立项");
  expect(city.lastSeenBy("市公安局 副联络员")).toContain("全部共 1 项：单位提请 1。");
  await city.says(hanbin, training);
  expect(city.lastSeenBy(hanbin)).toContain("您没有下达督导事项的权限。有此权限的是平安办工作人员、平安办负责人");
  await city.says("市公安局 第一责任人", training);
  expect(city.lastSeenBy("市公安局 第一责任人")).toContain("您没有下达督导事项的权限");
  expect(await minutesOf(city)).toEqual([
    "甄公安 propose 四",
    "甄明 turnDown 四",
    "甄汉滨 command:督办 四 notAllowed",
    "容公安 command:督办 四 notAllowed",
  ]);
});

test("04-1 两人同时决定：后到的得到更新后的卡片，事项只有一件、编号只占一个，停机重启也一样", async () => {
  const city = await world(NOW);
  await city.says(county, training);
  await city.clicks(county, "提交");
  await city.says(county, "/督办 石泉县 综治中心建设 12月4日前");
  await city.clicks(county, "提交");
  await expect(city.clicks(county, "提交")).rejects.toThrow("no card");
  await city.says(county, "/督办 石泉县 重复的一件 12月4日前");
  expect(await city.clicks(county, "取消")).toBe("已取消，没有提请。");
  expect(await statuses(city)).toHaveLength(2);

  await city.clicks(staff, "立项", { on: "网格员培训" });
  await city.clicks(staffTwo, "立项", { on: "网格员培训" });
  await city.restarts();
  const both = { on: "网格员培训" };
  expect(await city.clicksInHaste(staff, "确认下达", both)).toContain("督〔2026〕1号");
  expect(await city.clicksInHaste(staffTwo, "确认下达", both)).toContain("结果为“已立项”，无需再办");
  await city.settled();
  expect(city.cardAbout(staffTwo, "网格员培训")).toContain("立项，编号督〔2026〕1号");
  expect(city.heardBy(staffTwo)).not.toContain("督导事项已下达");

  const centre = { on: "综治中心建设" };
  await city.clicks(staff, "立项", centre);
  await city.clicks(staff, "立项", { on: "单位提请立项" });
  expect(city.heardBy(staff).filter((title) => title === "督办预览")).toHaveLength(2);
  await city.clicks(staffTwo, "不予立项", centre);
  await city.clicksInHaste(staffTwo, "提交", { ...centre, form: { reason: "已有安排" } });
  expect(await city.clicksInHaste(staff, "确认下达", centre)).toContain("结果为“不予立项”");
  await city.settled();
  expect(city.cardAbout(staff, "综治中心建设")).toContain("理由：已有安排");
  expect(await issued(city)).toEqual(["网格员培训"]);
  expect((await city.db.select().from(numberSeries)).map(({ last }) => last)).toEqual([1]);
  expect(await statuses(city)).toEqual(["综治中心建设 turnedDown", "网格员培训 registered"]);
});

test("04-1 别的县区平安办、别的组长单位什么也看不到；卡片发出以后收回角色的，也看不到", async () => {
  const city = await world(NOW);
  await city.says(county, training);
  await city.clicks(county, "提交");
  const [ziyang] = await city.db.select().from(unit).where(eq(unit.name, "紫阳县平安办"));
  const [clerk] = await city.db.select().from(person).where(eq(person.name, "甄紫阳"));
  const held = { personId: clerk?.id as never, unitId: ziyang?.id as never, role: "officeStaff" as const };
  await city.db.insert(personRole).values(held);
  for (const who of ["紫阳县 联络员", "市司法局 联络员"]) {
    for (const line of ["/待立项", "/待立项 单位提请", "/待办", "/台账", "/查 网格员", "/我"]) {
      await city.says(who, line);
      expect([who, line, city.lastSeenBy(who).includes("网格员培训")]).toEqual([who, line, false]);
    }
    await city.says(who, "/待立项");
    expect(city.lastSeenBy(who)).toContain("全部共 0 项");
  }
  for (const who of [hanbin, "市委平安办 系统管理员", "市委平安办 审计员"]) {
    await city.says(who, "/待立项");
    expect(city.lastSeenBy(who)).toContain("您没有查看待立项清单的权限");
  }
  const [sender] = await city.db.select().from(person).where(eq(person.name, "平示例"));
  await city.db
    .delete(personRole)
    .where(and(eq(personRole.personId, sender?.id as never), eq(personRole.role, "officeStaff")));
  await city.clicks(county, "待立项清单");
  expect(city.cardAbout(county, "网格员培训")).toBe("");
});
