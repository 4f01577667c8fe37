import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { groupNotice } from "../../src/db/schema/group-notice.ts";
import { supervisionItem } from "../../src/db/schema/item.ts";
import { chatGroup, unit } from "../../src/db/schema/roster.ts";
import { cardWords, titleOf } from "../support/read-card.ts";
import type { City } from "../support/scenes.ts";
import { admin, hanbin, issues, leaders, staff } from "../support/scenes.ts";
import { world } from "../support/world.ts";

const LIAISONS = "联络员工作群";

const noticesIn = (city: City, name = LIAISONS) =>
  city.messagesIn(name).filter((message) => titleOf(message) === "督办动态");
const lastIn = (city: City, name = LIAISONS): string => cardWords(noticesIn(city, name).at(-1)?.card);
const minuteOf = (at: Date | undefined): string => new Date((at?.getTime() ?? 0) + 8 * 3_600_000).toISOString();

async function closes(city: City, words: string): Promise<void> {
  await city.says(hanbin, `/签收 ${words}`);
  await city.says(hanbin, `/办结 ${words} 点位已修复`);
  await city.says(staff, `/销号 ${words} 汉滨区`);
  await city.clicks(staff, "提交");
}

test("通知群：工作日上午一张，只说新下达、销号、撤销；没有新情况的日子不发；扫多少遍都只有一张", async () => {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  await issues(city, "各县区 雪亮工程点位整改 3月20日前");
  await issues(city, "汉滨区 网格员培训 3月20日前");
  await city.timePasses("2026-03-02T12:00+08:00");
  await city.settled();
  expect(noticesIn(city)).toHaveLength(1);
  expect(minuteOf(noticesIn(city)[0]?.createdAt)).toMatch(/^2026-03-02T10:0[1-9]:00/);
  const first = lastIn(city);
  expect(first).toContain("新下达 2 件");
  expect(first).toContain("督〔2026〕1号　雪亮工程点位整改　汉滨区、汉阴县、石泉县等 10 个单位　期限3月20日（周五）");
  expect(first).not.toContain("已销号");
  await closes(city, "2");
  await city.says(staff, "/撤销 1 石泉县 职责已调整，并入日常工作");
  await city.clicks(staff, "提交");
  await city.timePasses("2026-03-03T23:00+08:00");
  expect(noticesIn(city)).toHaveLength(2);
  const second = lastIn(city);
  expect(second).toContain("已销号 1 件，已撤销 1 件");
  expect(second).toMatch(/\*\*已销号\*\*\n督〔2026〕2号　网格员培训　汉滨区/);
  expect(second).toMatch(/\*\*已撤销\*\*\n督〔2026〕1号　雪亮工程点位整改　石泉县/);
  expect(second).toContain("私聊督办助手发送 /待办");
  await city.timePasses("2026-03-06T23:00+08:00");
  expect(noticesIn(city)).toHaveLength(2);
  expect(noticesIn(city, leaders)).toEqual([]);
  expect(await city.db.select().from(groupNotice)).toHaveLength(2);
  expect(city.sandbox.problems()).toEqual([]);
});

test("周五下午下达的，周一上午才发；停机几天，开机当天补一张，不漏不重；下班后开机的，次日上午发", async () => {
  const city = await world({ now: "2026-03-06T16:20+08:00" });
  await issues(city, "汉滨区 雪亮工程点位整改 3月20日前");
  await city.timePasses("2026-03-09T09:55+08:00");
  expect(noticesIn(city)).toEqual([]);
  await city.timePasses("2026-03-09T10:10+08:00");
  expect(lastIn(city)).toContain("雪亮工程点位整改");
  await issues(city, "汉滨区 网格员培训 3月20日前");
  await city.clockStrikes("2026-03-12T15:00+08:00");
  expect(noticesIn(city)).toHaveLength(2);
  expect(lastIn(city)).toContain("新下达 1 件");
  expect(lastIn(city)).toContain("网格员培训");
  await issues(city, "汉滨区 心理服务站建设 3月20日前");
  await city.clockStrikes("2026-03-13T20:00+08:00");
  expect(noticesIn(city)).toHaveLength(2);
  await city.timePasses("2026-03-16T10:10+08:00");
  expect(noticesIn(city)).toHaveLength(3);
  expect(lastIn(city)).toContain("心理服务站建设");
});

test("C4 只说范围单位看得到的；限定范围的事项一字不提；只剩这样的事项时不发；有外人的只列数字，并告知平安办", async () => {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  const [shiquan] = await city.db.select().from(unit).where(eq(unit.name, "石泉县"));
  await city.db.update(chatGroup).set({ scopeUnitId: shiquan?.id }).where(eq(chatGroup.name, LIAISONS));
  await issues(city, "汉滨区、石泉县 雪亮工程点位整改 3月20日前");
  await issues(city, "汉滨区 网格员培训 3月20日前");
  await issues(city, "石泉县 心理服务站建设 3月20日前");
  await city.db.update(supervisionItem).set({ restricted: true }).where(eq(supervisionItem.serial, 3));
  await city.timePasses("2026-03-02T10:30+08:00");
  const words = lastIn(city);
  expect(words).toContain("新下达 1 件");
  expect(words).toContain("范围：石泉县");
  for (const hidden of ["汉滨区", "网格员培训", "心理服务", "督〔2026〕3号"]) expect(words).not.toContain(hidden);
  await issues(city, "石泉县 矛盾纠纷排查化解 3月20日前");
  await city.db.update(supervisionItem).set({ restricted: true }).where(eq(supervisionItem.serial, 4));
  await city.timePasses("2026-03-03T10:30+08:00");
  expect(noticesIn(city)).toHaveLength(1);
  city.sandbox.joins("ou_stranger", "oc_liaisons");
  await issues(city, "石泉县 综治中心建设 3月20日前");
  await city.timePasses("2026-03-04T10:30+08:00");
  expect(lastIn(city)).toContain("新下达 1 件");
  expect(lastIn(city)).toContain("本群有通讯录以外人员，仅列数字");
  expect(lastIn(city)).not.toContain("综治中心建设");
  expect(city.heardBy(staff)).toContain("待处置：群内有通讯录以外的人员");
  expect(city.sandbox.problems()).toEqual([]);
});

test("绑定通知：卡片说明群里会听到什么；从绑定起算，以前的不补；时段是一项设置；移出后不再发，重新绑定的从头算起", async () => {
  const city = await world({ now: "2026-03-02T14:00+08:00" });
  await issues(city, "汉滨区 网格员培训 3月20日前");
  await city.clockStrikes("2026-03-02T14:05+08:00");
  const opened = { chatId: "oc_hanbin", name: "汉滨区平安建设群", members: [admin, hanbin].map(city.openId) };
  await city.sandbox.opensGroup(city.openId(admin), opened);
  await city.settled();
  await city.clicks(admin, "绑定通知");
  const asked = city.lastSeenBy(admin);
  for (const said of ["新下达、销号或撤销", "每天至多一张", "群内人员都能看到"]) expect(asked).toContain(said);
  expect(await city.clicks(admin, "提交", { form: { scope: "汉滨区" } })).toBe("已绑定通知，范围：汉滨区。");
  await city.timePasses("2026-03-03T10:30+08:00");
  expect(noticesIn(city, opened.name)).toEqual([]);
  await city.says(admin, "/设置 通知发出时段");
  await city.clicks(admin, "修改");
  const form = { value: "11:31–11:39", source: "安平办发〔2026〕8号", on: "2026-03-04" };
  await city.clicks(admin, "预览", { form });
  await city.clicks(admin, "提交");
  await issues(city, "汉滨区 综治中心建设 3月20日前");
  await city.timePasses("2026-03-04T11:30+08:00");
  expect(noticesIn(city, opened.name)).toEqual([]);
  await city.timePasses("2026-03-04T11:40+08:00");
  expect(lastIn(city, opened.name)).toContain("综治中心建设");
  expect(lastIn(city, opened.name)).not.toContain("网格员培训");
  await city.sandbox.movesBot(city.openId(admin), opened.chatId, false);
  await city.settled();
  await issues(city, "汉滨区 心理服务站建设 3月20日前");
  await city.timePasses("2026-03-06T12:00+08:00");
  expect(noticesIn(city, opened.name)).toHaveLength(1);
  await city.sandbox.movesBot(city.openId(admin), opened.chatId, true);
  await city.settled();
  await city.clicks(admin, "绑定通知", { on: opened.name });
  await city.clicks(admin, "提交", { on: opened.name });
  await city.timePasses("2026-03-09T12:00+08:00");
  expect(noticesIn(city, opened.name)).toHaveLength(1);
  expect(city.sandbox.problems()).toEqual([]);
});
