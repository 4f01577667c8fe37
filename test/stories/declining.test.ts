import { expect, test } from "vitest";
import { minutesOf } from "../support/minutes.ts";
import { hanbin, issues, staff } from "../support/scenes.ts";
import { world } from "../support/world.ts";

const shiquan = "石泉县 联络员";

test("05-1 07-2a：不属本单位可改派，新单位得到自己的卡片，原单位被告知且不能再办", async () => {
  const city = await world({ now: "2026-11-24T09:20+08:00" });
  await issues(city, "汉滨区 雪亮工程点位整改 12月4日前");
  await city.clicks(hanbin, "不属本单位");
  await expect(city.clicks(hanbin, "提交")).rejects.toThrow("必填");
  await city.clicks(hanbin, "提交", { form: { reason: "点位在石泉县境内" } });
  expect(city.lastSeenBy(hanbin)).toContain("等待平安办答复");
  expect(city.heardBy(staff).at(-1)).toBe("不属本单位，待处理");
  expect(city.lastSeenBy(staff)).toContain("点位在石泉县境内");

  await city.clicks(staff, "改派", { on: "不属本单位，待处理" });
  const typed = { unit: "汉滨", reason: "按属地办理" };
  expect(await city.clicks(staff, "提交", { form: typed })).toContain("请改派其他单位");
  expect(city.cardAbout(staff, "请更正")).toContain("按属地办理");
  expect(await city.clicks(staff, "提交", { form: { unit: "石泉县" } })).toBe("已改派。");
  expect(city.heardBy(hanbin).at(-1)).toBe("事项已改派");
  expect(city.lastSeenBy(hanbin)).toContain("无需再办");
  expect(city.heardBy(shiquan)).toEqual(["督导事项交办"]);
  expect(city.lastSeenBy(shiquan)).toContain("督〔2026〕1号");
  await city.says(hanbin, "/签收 1");
  expect(city.lastSeenBy(hanbin)).toContain("已改派");
  await city.clicks(shiquan, "签收");
  expect(city.cardAbout(staff, "个承办单位")).toContain("共 1 个承办单位：办理中 1；另有 1 个单位已改派");
  expect((await minutesOf(city)).slice(1)).toEqual(["甄汉滨 decline 七", "甄明 reassign 四", "甄石泉 acknowledge 七"]);
});

test("不属本单位可维持：写明理由，原单位重新签收，签收时限另计", async () => {
  const city = await world({ now: "2026-11-24T09:20+08:00" });
  await issues(city, "汉滨区 雪亮工程点位整改 12月4日前");
  await city.says(hanbin, "/不属 1 点位在石泉县境内");
  expect(city.lastSeenBy(hanbin)).toContain("等待平安办答复");
  await city.clockStrikes("2026-11-25T10:00+08:00");
  await city.says(staff, "/维持 1 点位在汉滨区界内，详见勘界图");
  await city.clicks(staff, "提交");
  expect(city.heardBy(hanbin).at(-1)).toBe("维持承办，请签收办理");
  expect(city.lastSeenBy(hanbin)).toContain("请于11月26日（周四）前签收");
  expect(city.lastSeenBy(hanbin)).toContain("详见勘界图");
  await city.clicks(hanbin, "签收");
  await city.says(staff, "/改派 1 石泉县 12月4日 调整");
  expect(city.lastSeenBy(staff)).toContain("不能办理“改派”");
});
