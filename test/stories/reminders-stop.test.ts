import { expect, test } from "vitest";
import { hanbin, issues, momentsOf, morningsOf, staff } from "../support/scenes.ts";
import { world } from "../support/world.ts";

const reminder = "今日督办提醒";

test("申请办结、不属本单位、撤销、销号的，当即不再提醒；承诺了还没发出的也不发", async () => {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  await issues(city, "汉滨区 雪亮工程点位整改 3月5日前");
  await issues(city, "汉滨区 综治中心建设 3月5日前");
  await issues(city, "汉滨区 网格员培训 3月5日前");
  await issues(city, "汉滨区 心理服务站建设 3月5日前");
  for (const number of [1, 2, 3]) await city.says(hanbin, `/签收 ${number}`);
  await city.clockStrikes("2026-03-04T09:00+08:00");
  expect(morningsOf(city, hanbin)).toEqual([]);
  await city.says(hanbin, "/办结 1 点位已修复");
  await city.says(hanbin, "/不属 4 该站由卫健部门管理");
  await city.says(staff, "/撤销 2 已并入市级项目");
  await city.clicks(staff, "提交");
  await city.timePasses("2026-03-04T12:00+08:00");
  const card = city.cardOf(hanbin, reminder);
  expect(card).toContain("您有 1 项督导事项需要办理");
  expect(card).toContain("网格员培训");

  await city.clockStrikes("2026-03-05T09:00+08:00");
  await city.says(hanbin, "/办结 3 培训已完成");
  await city.timePasses("2026-03-05T12:00+08:00");
  expect(morningsOf(city, hanbin)).toEqual(["03-04"]);
  await city.says(staff, "/销号 1");
  await city.clicks(staff, "提交");
  await city.says(staff, "/销号 3");
  await city.clicks(staff, "提交");
  await city.says(staff, "/改派 4");
  await city.clicks(staff, "提交", { form: { unit: "市卫健委", due: "2026-03-27", reason: "职责在卫健部门" } });
  await city.timePasses("2026-03-20T12:00+08:00");
  expect(morningsOf(city, hanbin)).toEqual(["03-04"]);
  expect(city.sandbox.problems()).toEqual([]);
});

const second = "ou_office_staff_two";

test("申请办结满一个工作日无人审核，次晨提醒平安办全体工作人员，一次为止", async () => {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  await issues(city, "汉滨区 雪亮工程点位整改 3月20日前");
  await city.clicks(hanbin, "签收");
  await city.clockStrikes("2026-03-04T10:00+08:00");
  await city.says(hanbin, "/办结 1 点位已修复");
  const heard = () => {
    const chat = city.sandbox.chats().find(({ type, members }) => type === "p2p" && members.includes(second));
    return city.sandbox.messages(chat?.chatId ?? "");
  };
  await city.timePasses("2026-03-05T23:00+08:00");
  expect(heard()).toEqual([]);
  await city.timePasses("2026-03-13T23:00+08:00");
  expect(heard()).toHaveLength(1);
  expect(JSON.stringify(heard()[0]?.card)).toMatch(/3月4日（周三）申请办结，[^，]+，请审核/);
  expect(momentsOf(city, staff, reminder).map((at) => at.slice(0, 5))).toEqual(["03-06"]);
  await city.clicks(staff, "通过并销号", { on: reminder });
  expect(city.cardOf(staff, reminder)).toContain("已处理");
  expect(JSON.stringify(heard()[0]?.card)).toContain("审核通过并销号");
});
