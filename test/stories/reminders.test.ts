import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import type { City } from "../support/scenes.ts";
import { hanbin, hanbinDeputy, issues, momentsOf, morningsOf, staff } from "../support/scenes.ts";
import { world } from "../support/world.ts";

const reminder = "今日督办提醒";

test("到期前三个、一个工作日，当日，逾期逐日各一张，五张为止；此后仍在待办", async () => {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  await issues(city, "汉滨区 雪亮工程点位整改 3月9日前");
  await city.clicks(hanbin, "签收");
  await city.timePasses("2026-03-09T18:00+08:00");
  expect(morningsOf(city, hanbin)).toEqual(["03-04", "03-06", "03-09"]);
  expect(city.cardOf(hanbin, reminder)).toContain("3月9日（周一），今天到期");
  await city.timePasses("2026-03-26T18:00+08:00");
  const overdue = ["03-10", "03-11", "03-12", "03-13", "03-16"];
  expect(morningsOf(city, hanbin)).toEqual(["03-04", "03-06", "03-09", ...overdue]);
  for (const at of momentsOf(city, hanbin, reminder)) expect(at.slice(6)).toMatch(/^09:(0[1-9]|10)$/);
  expect(city.cardOf(hanbin, reminder)).toContain("已逾期 5 个工作日");
  expect(city.heardBy(hanbinDeputy)).toEqual([]);

  await city.says(hanbin, "/待办");
  expect(city.lastSeenBy(hanbin)).toContain("已逾期 13 个工作日");
  await city.timePasses("2026-04-07T18:00+08:00");
  expect(morningsOf(city, hanbin).slice(8)).toEqual(["03-27"]);
  expect(city.sandbox.problems()).toEqual([]);
});

test("每人每日一张晨间卡，逐行办理；办了哪一行，只有那一行成为回执", async () => {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  await issues(city, "汉滨区 雪亮工程点位整改 3月5日前");
  await issues(city, "汉滨区 综治中心建设 3月6日前");
  await issues(city, "汉滨区 网格员培训 3月6日前");
  await city.clicks(hanbin, "签收", { on: "综治中心建设" });
  await city.timePasses("2026-03-04T09:30+08:00");
  expect(momentsOf(city, hanbin, reminder)).toHaveLength(2);
  const card = city.cardOf(hanbin, reminder);
  expect(card).toContain("您有 2 项督导事项需要办理");
  expect(card).toContain("本事项尚未签收");
  expect(card).not.toContain("综治中心建设");

  await city.timePasses("2026-03-05T09:30+08:00");
  expect(momentsOf(city, hanbin, reminder)).toHaveLength(3);
  expect(await city.clicks(hanbin, "签收", { on: reminder })).toBe("已签收。");
  const after = city.cardOf(hanbin, reminder);
  expect(after.match(/已处理/g)).toHaveLength(1);
  expect(after).toContain("甄汉滨 3月5日 09:30 签收");
  expect(after.match(/反馈进展/g)?.length).toBeGreaterThan(0);
  expect(await city.clicks(hanbin, "反馈进展", { on: reminder })).toBe("已在新卡片中打开。");
  expect(city.sandbox.problems()).toEqual([]);
});

test("同一时刻的清点重复几次，只提醒一次；停机一周后开机，只说当天的实情，并注明补发", async () => {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  await issues(city, "汉滨区 雪亮工程点位整改 3月6日前");
  await city.clicks(hanbin, "签收");
  await city.clockStrikes("2026-03-13T10:00+08:00");
  await city.settled();
  await city.clockStrikes("2026-03-13T10:01+08:00");
  expect(morningsOf(city, hanbin)).toEqual(["03-13"]);
  expect(city.cardOf(hanbin, reminder)).toContain("3月6日（周五），已逾期 5 个工作日");
  expect(city.cardOf(hanbin, reminder)).toContain("未能按时发出，现予补发");
  expect(momentsOf(city, staff, "长期逾期事项告知")).toHaveLength(1);
});

test("停机后要补的事项再多，也是一人一张", async () => {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  await issues(city, "各县区 雪亮工程点位整改 3月5日前");
  const copies = sql`insert into assignment
    select (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(), 'item_id', i.id))).* from assignment a
    cross join supervision_item i where i.serial > 1 and a.item_id <> i.id`;
  await city.db.execute(sql`insert into supervision_item
    select (jsonb_populate_record(i, jsonb_build_object('id', gen_random_uuid(), 'serial', n))).*
    from supervision_item i cross join generate_series(2, 13) n`);
  await city.db.execute(copies);
  await city.clockStrikes("2026-03-06T10:00+08:00");
  await city.clockStrikes("2026-03-06T10:01+08:00");
  expect(morningsOf(city, hanbin)).toEqual(["03-06"]);
  expect(city.cardOf(hanbin, reminder)).toContain("您有 13 项督导事项需要办理");
  expect(city.cardOf(hanbin, reminder)).toContain("另有 3 项");
});

test("下达当日的提醒不再发；同日几个时点并为一行", async () => {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  await issues(city, "汉滨区 雪亮工程点位整改 3月3日前");
  await city.timePasses("2026-03-02T23:59+08:00");
  expect(morningsOf(city, hanbin)).toEqual([]);
  await city.timePasses("2026-03-03T23:59+08:00");
  expect(morningsOf(city, hanbin)).toEqual(["03-03"]);
  await city.timePasses("2026-03-04T23:59+08:00");
  expect(morningsOf(city, hanbin)).toEqual(["03-03", "03-04"]);
  const card = city.cardOf(hanbin, reminder);
  expect(card.match(/雪亮工程/g)).toHaveLength(1);
  expect(card).toContain("已逾期 1 个工作日");
});

/** Everything the clock might still say, heard within the next fortnight. */
async function staysSilent(city: City, to: string) {
  const before = morningsOf(city, hanbin);
  await city.timePasses(to);
  expect(morningsOf(city, hanbin)).toEqual(before);
}

test("十三天没有新卡的，当日晨间卡换发一张", async () => {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  await issues(city, "汉滨区 雪亮工程点位整改 4月30日前");
  await city.clicks(hanbin, "签收");
  await staysSilent(city, "2026-03-12T23:00+08:00");
  await city.timePasses("2026-03-16T23:00+08:00");
  expect(morningsOf(city, hanbin)).toEqual(["03-13"]);
  expect(city.cardOf(hanbin, reminder)).toContain("请按要求办理，及时反馈进展");
  await city.timePasses("2026-04-10T23:00+08:00");
  expect(morningsOf(city, hanbin)).toEqual(["03-13", "03-26", "04-08"]);
});
