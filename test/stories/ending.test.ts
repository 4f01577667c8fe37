import { expect, test } from "vitest";
import { minutesOf } from "../support/minutes.ts";
import { hanbin, issues, morningsOf, staff } from "../support/scenes.ts";
import { world } from "../support/world.ts";

const shiquan = "石泉县 联络员";

test("03-5：撤销必须写明结果，单位被告知，编号保留；最后一个单位办完事项即办结", async () => {
  const city = await world({ now: "2026-11-24T09:20+08:00" });
  await issues(city, "汉滨区、石泉县 雪亮工程点位整改 12月4日前");
  await city.clicks(hanbin, "签收");
  await city.says(staff, "/撤销 1 石泉县");
  await expect(city.clicks(staff, "提交")).rejects.toThrow("必填");
  await city.clicks(staff, "提交", { form: { result: "点位已移交省级工程" } });
  expect(city.heardBy(shiquan).at(-1)).toBe("事项已撤销");
  expect(city.lastSeenBy(shiquan)).toContain("点位已移交省级工程");
  expect(city.heardBy(hanbin)).not.toContain("事项已撤销");
  await city.says(hanbin, "/办结 1 全部修复");
  await city.clicks(staff, "通过并销号");
  await city.says(staff, "/查 1");
  expect(city.lastSeenBy(staff)).toContain("督导事项已办结");
  expect(city.lastSeenBy(staff)).toContain("已销号 1，已撤销 1");
  expect(city.lastSeenBy(staff)).not.toContain("个工作日");
  await issues(city, "汉滨区 网格员培训 12月8日前");
  expect(city.lastSeenBy(staff)).toContain("督〔2026〕2号");
  await city.says(staff, "/销号 1 汉滨区");
  expect(city.lastSeenBy(staff)).toContain("本事项目前为“已销号”，不能办理“通过并销号”");
});

test("改期写明新旧期限和原因，提醒跟着走；从经办人的卡片可以整件改期、整件撤销", async () => {
  const city = await world({ now: "2026-11-24T09:20+08:00" });
  await issues(city, "汉滨区、石泉县 雪亮工程点位整改 11月30日前");
  await city.clicks(hanbin, "签收");
  await city.clicks(shiquan, "签收");
  await city.clicks(staff, "改期", { on: "共 2 个承办单位" });
  const same = { due: "2026-11-30 +0800", reason: "设备到货延迟" };
  expect(await city.clicks(staff, "提交", { form: same })).toContain("无需改期");
  expect(city.cardAbout(staff, "请更正")).toContain("设备到货延迟");
  expect(await city.clicks(staff, "提交", { form: { due: "2026-12-10 +0800" } })).toBe("期限已调整。");
  for (const liaison of [hanbin, shiquan]) {
    expect(city.heardBy(liaison).at(-1)).toBe("办理期限调整");
    expect(city.lastSeenBy(liaison)).toContain("期限由11月30日（周一）调整为12月10日（周四）");
    expect(city.lastSeenBy(liaison)).toContain("设备到货延迟");
  }
  await city.timePasses("2026-12-06T10:00+08:00");
  expect(morningsOf(city, hanbin)).toEqual([]);
  await city.timePasses("2026-12-07T10:00+08:00");
  expect(morningsOf(city, hanbin)).toEqual(["12-07"]);

  await city.clicks(staff, "撤销", { on: "共 2 个承办单位" });
  await city.clicks(staff, "提交", { form: { result: "并入省级工程，不再单独督办" } });
  for (const liaison of [hanbin, shiquan]) expect(city.heardBy(liaison).at(-1)).toBe("事项已撤销");
  expect(city.cardAbout(staff, "共 2 个承办单位")).toContain("督导事项已撤销");
  await city.timePasses("2026-12-12T10:00+08:00");
  expect(morningsOf(city, hanbin)).toEqual(["12-07"]);
  expect((await minutesOf(city)).slice(-4)).toEqual([
    "甄明 redate 十四",
    "甄明 redate 十四",
    "甄明 cancel 三",
    "甄明 cancel 三",
  ]);
  expect(city.sandbox.problems()).toEqual([]);
});
