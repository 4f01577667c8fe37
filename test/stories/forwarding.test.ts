import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { person, unit } from "../../src/db/schema/roster.ts";
import type { PersonId } from "../../src/domain/roster/unit.ts";
import { newId } from "../../src/ids.ts";
import { minutesOf } from "../support/minutes.ts";
import type { City } from "../support/scenes.ts";
import { hanbin, hanbinPrincipal, issues, morningsOf, staff } from "../support/scenes.ts";
import { world } from "../support/world.ts";

const colleague = "不在通讯录中 路过人";

/** 汉滨区 gets one more colleague, who holds no role at all. */
async function joins(city: City, name = "汉滨区"): Promise<void> {
  const [home] = await city.db.select().from(unit).where(eq(unit.name, name));
  if (!home) throw new Error(`no ${name}`);
  await city.db
    .insert(person)
    .values({ id: newId<PersonId>(), name: "路过人", unitId: home.id, openId: city.openId(colleague) });
}

const where = (city: City) => eq(person.openId, city.openId(colleague));

test("06-2 转办：同事得到卡片，能反馈、传佐证，不能申请办结；单位责任不变，联络员照样看得到、办得了，双方姓名都在", async () => {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  await joins(city);
  await issues(city, "汉滨区 雪亮工程点位整改 3月13日前");
  await issues(city, "汉滨区 综治中心建设 3月13日前");
  await city.says(hanbin, "/转办 1 路过人");
  expect(city.lastSeenBy(hanbin)).toContain("不能办理“转办”");
  await city.says(hanbin, "/签收 1");
  await city.says(hanbin, "/转办 1 路过人 请牵头办理");
  expect(await city.clicks(hanbin, "提交")).toBe("已转办，并告知经办人员。");
  expect(city.lastSeenBy(hanbin)).toContain("转办给路过人：请牵头办理");
  const card = city.cardOf(colleague, "转办事项");
  for (const words of ["甄汉滨 3月2日 09:20 转办给路过人", "督导股", "**经办人**　路过人", "完成后由联络员申请办结"])
    expect(card).toContain(words);
  await expect(city.clicks(colleague, "申请办结")).rejects.toThrow("has no card");

  await city.says(colleague, "/待办");
  expect(city.lastSeenBy(colleague)).toContain("雪亮工程点位整改");
  await city.says(colleague, "/台账");
  expect(city.lastSeenBy(colleague)).toContain("共 1 条");
  await city.says(colleague, "/我");
  expect(city.lastSeenBy(colleague)).toContain("**转办给本人的事项**　查看、反馈进展、上传佐证");
  await city.says(colleague, "/查 2");
  expect(city.lastSeenBy(colleague)).toContain("没有找到您可以查看的这件事项");
  await city.says(colleague, "/反馈 1 已装三处 30%");
  await city.says(colleague, "/办结 1 全部完成");
  expect(city.lastSeenBy(colleague)).toContain("不能办理“申请办结”");
  await city.says(staff, "/查 1");
  expect(city.lastSeenBy(staff)).toContain("路过人（甄汉滨转办）");
  expect(city.lastSeenBy(staff)).toContain("汉滨区");
  await city.says(hanbin, "/反馈 1 又装两处");
  await city.says(hanbin, "/办结 1 全部完成");
  expect(city.lastSeenBy(hanbin)).toContain("等待平安办审核");
  expect((await minutesOf(city)).filter((row) => row.includes("forward"))).toEqual(["甄汉滨 forward 六"]);
  await city.says(staff, "/销号 1");
  await city.clicks(staff, "提交");
  expect(city.cardOf(colleague, "事项已销号")).toContain("雪亮工程点位整改");
});

test("06-2 提醒同时发给联络员和经办人；收回后经办人不再看到，一次转办代替前一次", async () => {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  await joins(city);
  await issues(city, "汉滨区 雪亮工程点位整改 3月13日前");
  await city.says(hanbin, "/签收 1");
  await city.says(hanbin, "/转办 路过人");
  await city.clicks(hanbin, "提交");
  await city.timePasses("2026-03-10T12:00+08:00");
  expect(morningsOf(city, colleague)).toEqual(["03-10"]);
  expect(morningsOf(city, hanbin)).toEqual(["03-10"]);
  await city.says(staff, "/催办 1");
  await city.clicks(staff, "催办", { on: "催办预览" });
  expect(city.heardBy(colleague)).toContain("催办");
  expect(city.heardBy(hanbin)).toContain("催办");

  await city.says(hanbin, "/转办 1 容汉滨");
  await city.clicks(hanbin, "提交");
  expect(city.heardBy(hanbinPrincipal)).toContain("转办事项");
  expect(city.lastSeenBy(colleague)).toContain("您无需再办");
  await city.says(colleague, "/反馈 1 进展");
  expect(city.lastSeenBy(colleague)).toContain("没有找到");
  await city.says(hanbinPrincipal, "/反馈 1 已完成一半");
  await city.says(hanbin, "/查 1");
  expect(city.lastSeenBy(hanbin)).toContain("容汉滨（甄汉滨转办）");
  await city.says(hanbin, "/转办 1 收回");
  expect(city.lastSeenBy(hanbin)).toContain("收回转办（原由容汉滨经办）");
  await city.says(hanbinPrincipal, "/反馈 1 进展");
  expect(city.lastSeenBy(hanbinPrincipal)).toContain("不能办理“反馈进展”");
  await city.says(hanbin, "/转办 1 收回");
  expect(city.lastSeenBy(hanbin)).toContain("本事项没有转办");
});

test("06-2 只能转给本单位、收得到消息的人；经办人调离或离开，当即看不到也办不了", async () => {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  await joins(city);
  await issues(city, "汉滨区 雪亮工程点位整改 3月13日前");
  await city.says(hanbin, "/签收 1");
  await city.says(hanbin, "/转办 1 甄石泉");
  expect(city.lastSeenBy(hanbin)).toContain("没有读出可以选择的人员");
  await city.says(hanbin, "/转办 1");
  const [outsider] = await city.db.select().from(person).where(eq(person.name, "甄石泉"));
  const form = { person: outsider?.id ?? "" };
  await expect(city.clicks(hanbin, "提交", { form })).rejects.toThrow("person");
  await city.says(hanbin, "/转办 1 甄汉滨");
  expect(await city.clicks(hanbin, "提交", { form: {} }).catch(() => "必填")).toBe("必填");
  await city.says(hanbin, "/转办 1 路过人");
  await city.clicks(hanbin, "提交");
  const [shiquan] = await city.db.select().from(unit).where(eq(unit.name, "石泉县"));
  await city.db
    .update(person)
    .set({ unitId: shiquan?.id as never })
    .where(where(city));
  await city.says(colleague, "/反馈 1 进展");
  expect(city.lastSeenBy(colleague)).toContain("没有找到");
  await city.says(hanbin, "/查 1");
  expect(city.lastSeenBy(hanbin)).not.toContain("**经办人**");
  await city.timePasses("2026-03-13T12:00+08:00");
  expect(morningsOf(city, colleague)).toEqual([]);
});

test("07-2b 承诺完成时限：记在台账上，晚于期限的当面说明；过了承诺日晨间卡写明，不另发消息", async () => {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  await issues(city, "汉滨区 雪亮工程点位整改 3月13日前");
  await city.says(hanbin, "/签收 1");
  await city.says(hanbin, "/反馈 1 点位已装六成，60% 承诺3月9日前完成 下一步：联调");
  expect(city.lastSeenBy(hanbin)).toContain("承诺3月9日（周一）前完成");
  await city.says(staff, "/查 1");
  expect(city.lastSeenBy(staff)).toContain("承诺3月9日（周一）");
  await city.timePasses("2026-03-10T12:00+08:00");
  expect(morningsOf(city, hanbin)).toEqual(["03-10"]);
  expect(city.cardOf(hanbin, "今日督办提醒")).toContain("已过承诺时限（3月9日（周一））");
  await city.says(hanbin, "/反馈 1");
  await city.clicks(hanbin, "提交", { form: { progress: "设备迟到", promise: "2026-03-20" } });
  expect(city.lastSeenBy(hanbin)).toContain("3月20日（周五），晚于办理期限");
  await city.says(staff, "/台账");
  await city.clicks(staff, "查看", { on: "督导事项台账" });
  expect(city.lastSeenBy(staff)).toContain("承诺完成时限");
});
