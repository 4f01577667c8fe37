import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { personRole, unit } from "../../src/db/schema/roster.ts";
import { hanbin, leaders, momentsOf, staff } from "../support/scenes.ts";
import { world } from "../support/world.ts";

test("06-1 就绪：缺科室、缺人、收不到的单位列给平安办，单位只看本单位，分页", async () => {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  await city.says(staff, "/就绪");
  expect(city.lastSeenBy(staff)).toContain("均已明确，都能收到消息");
  await city.db.update(unit).set({ section: null });
  await city.sandbox.resigns(city.openId(hanbin));
  await city.settled();
  await city.db.delete(personRole).where(eq(personRole.role, "principalOfficer"));

  await city.says(staff, "/就绪");
  const seen = city.cardOf(staff, "就绪情况");
  expect(seen).toContain("个单位需要补齐");
  expect(seen).toContain("未明确督导科室（第六条）；未登记第一责任人；联络员甄汉滨收不到消息（已离职）。");
  await city.clicks(staff, "交接", { on: "就绪情况" });
  expect(city.cardOf(staff, "办理交接")).toContain("汉滨区联络员");
  await city.clicks(staff, "下一页", { on: "就绪情况" });
  expect(city.cardOf(staff, "就绪情况")).toContain("上一页");

  await city.says("石泉县 联络员", "/就绪");
  const own = city.cardOf("石泉县 联络员", "就绪情况");
  expect(own).toContain("共有 1 个单位需要补齐");
  expect(own).not.toContain("汉滨区");
  await city.says("市委平安办 审计员", "/就绪");
  expect(city.lastSeenBy("市委平安办 审计员")).toContain("您没有查看就绪情况的权限");
});

test("06-1 每周一次，晨间私聊报平安办，不进领导群；不缺的一周不报；重复运行、停机补报都只一次", async () => {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  const notes = () => momentsOf(city, staff, "就绪情况");
  await city.timePasses("2026-03-09T10:00+08:00");
  expect(notes()).toEqual([]);
  await city.db.update(unit).set({ section: null });
  await city.timePasses("2026-03-16T10:00+08:00");
  await city.settled();
  expect(notes().map((at) => at.slice(0, 8))).toEqual(["03-16T09"]);
  expect(momentsOf(city, "市委平安办 贾示例", "就绪情况")).toHaveLength(1);
  expect(city.heardBy(hanbin)).not.toContain("就绪情况");
  expect(city.heardIn(leaders)).not.toContain("就绪情况");
  await city.clockStrikes("2026-03-25T10:00+08:00");
  await city.timePasses("2026-03-25T10:10+08:00");
  expect(notes()).toHaveLength(2);
});
