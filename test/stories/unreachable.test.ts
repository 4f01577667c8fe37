import { expect, test } from "vitest";
import { hanbin, hanbinDeputy, issues, momentsOf, staff } from "../support/scenes.ts";
import { world } from "../support/world.ts";

const OUT_OF_REACH = 230013;

test("联络员收不到：副联络员接卡，平安办见待处置；联络员一开口即恢复", async () => {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  city.faults.unreachable(city.openId(hanbin), OUT_OF_REACH);
  await issues(city, "汉滨区 雪亮工程点位整改 3月5日前");
  expect(city.heardBy(hanbin)).toEqual([]);
  expect(city.heardBy(hanbinDeputy)).toEqual(["督导事项交办"]);
  expect(city.heardBy(staff)).toContain("待处置：人员无法送达");
  const raised = city.cardOf(staff, "待处置：人员无法送达");
  expect(raised).toContain("甄汉滨收不到消息");
  expect(raised).toContain("督〔2026〕1号");
  await city.clicks(hanbinDeputy, "签收");

  await city.timePasses("2026-03-04T09:30+08:00");
  expect(momentsOf(city, hanbinDeputy, "今日督办提醒")).toHaveLength(1);
  expect(city.heardBy(staff).filter((title) => title.startsWith("待处置"))).toHaveLength(1);

  city.faults.unreachable(city.openId(hanbin), null);
  await city.says(hanbin, "/待办");
  expect(city.lastSeenBy(hanbin)).toContain("雪亮工程点位整改");
  await city.timePasses("2026-03-05T09:30+08:00");
  expect(momentsOf(city, hanbin, "今日督办提醒")).toHaveLength(1);
  expect(momentsOf(city, hanbinDeputy, "今日督办提醒")).toHaveLength(1);
});

test("晨间卡才发现联络员收不到：当日由副联络员接着收到同样的一张", async () => {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  await issues(city, "汉滨区 雪亮工程点位整改 3月5日前");
  await issues(city, "汉滨区 综治中心建设 3月5日前");
  city.faults.unreachable(city.openId(hanbin), OUT_OF_REACH);
  await city.timePasses("2026-03-04T09:30+08:00");
  expect(momentsOf(city, hanbinDeputy, "今日督办提醒")).toHaveLength(1);
  expect(city.cardOf(hanbinDeputy, "今日督办提醒")).toContain("您有 2 项督导事项需要办理");
  expect(city.heardBy(staff)).toContain("待处置：人员无法送达");
});

test("正副联络员都收不到：平安办待处置，不悄无声息", async () => {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  for (const who of [hanbin, hanbinDeputy]) city.faults.unreachable(city.openId(who), OUT_OF_REACH);
  await issues(city, "汉滨区 雪亮工程点位整改 3月5日前");
  await city.timePasses("2026-03-06T09:30+08:00");
  expect(city.heardBy(hanbinDeputy)).toEqual([]);
  const raised = city.heardBy(staff).filter((title) => title === "待处置：人员无法送达");
  expect(raised.length).toBeGreaterThan(0);
  await city.says(staff, "/待办");
  expect(city.lastSeenBy(staff)).toContain("甄汉滨收不到消息，涉及督〔2026〕1号");
  expect(city.lastSeenBy(staff)).toContain("贾汉滨收不到消息，涉及督〔2026〕1号");
});
