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

test("改派写明从哪家到哪家，新单位看得到来由；逾期办结的留下记号，句号不重复", async () => {
  const city = await world({ now: "2026-11-24T09:20+08:00" });
  await issues(city, "汉滨区 雪亮工程点位整改 11月30日前");
  await city.says(hanbin, "/不属 1 由市公安局牵头。");
  expect(city.lastSeenBy(staff)).toContain("由市公安局牵头。请决定");
  await city.says(staff, "/改派 1 市公安局 12月1日 属公安职责");
  await city.clicks(staff, "提交");
  expect(city.lastSeenBy("市公安局 联络员")).toContain("由汉滨区改派至市公安局");
  await city.clockStrikes("2026-12-04T10:00+08:00");
  await city.says("市公安局 联络员", "/查 1");
  expect(city.lastSeenBy("市公安局 联络员")).toContain("签收时限11月25日（周三）已过，请立即签收");
  await city.says("市公安局 联络员", "/签收 1");
  await city.says("市公安局 联络员", "/办结 1 已办结。");
  await city.clockStrikes("2026-12-08T10:00+08:00");
  await city.says(staff, "/查 1 市公安局");
  expect(city.lastSeenBy(staff)).toContain("12月1日（周二），逾期 3 个工作日申请办结");
  await city.says(staff, "/销号 1");
  await city.clicks(staff, "提交");
  await city.says(staff, "/查 1 市公安局");
  expect(city.lastSeenBy(staff)).toContain("12月1日（周二），逾期 3 个工作日办结");
  await city.clockStrikes("2027-01-05T10:00+08:00");
  await city.says(staff, "/查 1");
  expect(city.lastSeenBy(staff)).toContain("今年没有这个编号，往年的有 1 项");
  expect(city.lastSeenBy(staff)).toContain("全部承办单位");
  await city.clicks(staff, "查看", { on: "全部承办单位" });
  expect(city.lastSeenBy(staff)).toContain("督导事项已办结");
});
