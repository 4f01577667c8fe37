import { expect, test } from "vitest";
import { insightOf } from "../../src/trial-insight.ts";
import { world } from "../support/world.ts";

const staff = "市委平安办 甄明";
const liaison = "汉滨区 联络员";

test("试用页面的命令清单与 /帮助 同一来源：各人只有自己能用的，通讯录以外的人一个也没有", async () => {
  const city = await world({ now: "2026-03-02T09:00+08:00" });
  const { commandsFor } = insightOf(() => city.product);
  const names = async (openId: string) => (await commandsFor(openId)).map(({ name }) => name);
  expect(await names(city.openId(staff))).toContain("督办");
  expect(await names(city.openId(liaison))).toContain("反馈");
  expect(await names(city.openId(liaison))).not.toContain("督办");
  expect(await names("ou_stranger")).toEqual([]);
  expect(await insightOf(() => null).commandsFor(city.openId(staff))).toEqual([]);
});

test("收件、发件、日志看得到种类和状态，看不到内容和姓名；同一次点击再送一遍，数目不变", async () => {
  const city = await world({ now: "2026-03-02T09:00+08:00" });
  const insight = insightOf(() => city.product);
  await city.says(staff, "/督办 汉滨区 雪亮工程点位整改 三天内");
  await city.clicks(staff, "确认下达");
  await city.clicks(liaison, "签收");
  const before = await insight.glance();
  expect(before?.inbox).toMatchObject({ counts: { done: before?.inbox.total } });
  expect(before?.inbox.rows.map(({ label }) => label)).toEqual(expect.arrayContaining(["收到消息", "点击卡片"]));
  expect(before?.outbox.rows.map(({ kind }) => kind)).toContain("assignment");
  expect(before?.journal.rows.map(({ label }) => label)).toEqual(expect.arrayContaining(["下达", "签收"]));
  expect(JSON.stringify(before)).not.toMatch(/雪亮|汉滨|甄/);
  const heard = city.heardBy(staff).length;
  expect(await city.sandbox.repeatsLast()).toMatchObject({ eventType: "card.action.trigger", status: 200 });
  await city.settled();
  expect(await insight.glance()).toEqual(before);
  expect(city.heardBy(staff)).toHaveLength(heard);
  expect(await insightOf(() => null).glance()).toBeNull();
});
