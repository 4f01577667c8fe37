import { expect, test } from "vitest";
import { chatGroup } from "../../src/db/schema/roster.ts";
import { minutesOf } from "../support/minutes.ts";
import { cardWords } from "../support/read-card.ts";
import type { City } from "../support/scenes.ts";
import { admin, hanbin, issues, leaders, staff } from "../support/scenes.ts";
import { world } from "../support/world.ts";

const boundIn = async ({ db }: City) =>
  (await db.select().from(chatGroup)).map(({ name, purposes, dead }) => ({ name, purposes, dead }));

/** Somebody opens a group with the bot and all who are named in it. */
async function opens(city: City, who: string, group: { chatId: string; name: string; with?: string[] }) {
  const { chatId, name } = group;
  const members = [who, ...(group.with ?? [])].map(city.openId);
  await city.sandbox.opensGroup(city.openId(who), { chatId, name, members });
  await city.settled();
}

const NEW = "机器人被加入新的群";

test("加入新群：管理员私下得到卡片，写明群名和添加人；绑定周报、定范围，周一只发范围内的事", async () => {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  await opens(city, hanbin, { chatId: "oc_hanbin", name: "汉滨区平安建设群", with: [admin, staff] });
  expect(city.heardBy(staff)).toEqual([]);
  const card = city.cardOf(admin, `待处置：${NEW}`);
  for (const word of ["甄汉滨", "汉滨区平安建设群", "绑定周报", "绑定通知", "退出"]) expect(card).toContain(word);
  expect(await city.clicks(admin, "绑定周报")).toBe("");
  expect(city.lastSeenBy(admin)).toContain("范围单位（建议）");
  expect(await city.clicks(admin, "提交", { form: { scope: "东山区" } })).toContain("通讯录中没有“东山区”");
  expect(city.lastSeenBy(admin)).toContain("通讯录中没有“东山区”");
  expect(await city.clicks(admin, "提交", { form: { scope: "汉滨区" } })).toBe("已绑定周报，范围：汉滨区。");
  expect(city.lastSeenBy(admin)).toContain("处置完毕：已绑定周报，范围：汉滨区。");
  expect(await minutesOf(city)).toContainEqual(expect.stringContaining("bindGroup 四"));
  await issues(city, "汉滨区、汉阴县 雪亮工程点位整改 3月5日前");
  await city.clockStrikes("2026-03-09T08:20+08:00");
  await city.timePasses("2026-03-09T08:45+08:00");
  expect(city.heardIn("汉滨区平安建设群")).toEqual(["督办周报"]);
  const digest = cardWords(city.messagesIn("汉滨区平安建设群").at(-1)?.card);
  expect(digest).toContain("范围：汉滨区");
  expect(digest).not.toContain("汉阴县");
  expect(cardWords(city.messagesIn(leaders).at(-1)?.card)).toContain("汉阴县");
  expect(city.sandbox.problems()).toEqual([]);
});

test("周报之前再看一遍群成员：有通讯录以外的人，只列数字，并告知管理员", async () => {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  await opens(city, admin, { chatId: "oc_mixed", name: "工作群" });
  const outsider = city.sandbox.people().find(({ title = "" }) => !title.includes(" · "));
  if (!outsider) throw new Error("the sample city has nobody outside the roster");
  await city.clicks(admin, "绑定周报");
  await city.clicks(admin, "提交");
  await issues(city, "汉滨区 雪亮工程点位整改 3月5日前");
  city.sandbox.joins(outsider.openId, "oc_mixed");
  await city.clockStrikes("2026-03-09T08:20+08:00");
  await city.timePasses("2026-03-09T08:45+08:00");
  const digest = cardWords(city.messagesIn("工作群").at(-1)?.card);
  expect(digest).toContain("仅列数字");
  expect(digest).not.toContain("雪亮工程");
});

test("两个群同名：各有各的卡片，从不猜是哪一个，绑哪张就是哪个群", async () => {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  await opens(city, hanbin, { chatId: "oc_one", name: "工作群" });
  await opens(city, staff, { chatId: "oc_two", name: "工作群" });
  expect(city.heardBy(admin)).toEqual([`待处置：${NEW}`, `待处置：${NEW}`]);
  expect(city.lastSeenBy(admin)).toContain("另有 1 个同名的群");
  await city.clicks(admin, "绑定通知", { on: "甄汉滨" });
  await city.clicks(admin, "提交", { on: "甄汉滨" });
  const rows = (await city.db.select().from(chatGroup)).filter(({ name }) => name === "工作群");
  expect(rows).toMatchObject([{ chatId: "oc_one", purposes: ["notice"], scopeUnitId: null, dead: null }]);
  await city.clicks(admin, "绑定周报", { on: "甄明" });
  expect(city.lastSeenBy(admin)).toContain("另有 1 个同名的群");
});

test("退出：机器人几秒之内离群，待处置了结；再点旧卡片不起作用", async () => {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  await opens(city, hanbin, { chatId: "oc_stray", name: "闲聊群" });
  expect(await city.clicks(admin, "退出")).toBe("机器人即将退出该群。");
  expect(city.sandbox.chats().find(({ chatId }) => chatId === "oc_stray")).toMatchObject({ botIn: false });
  expect(city.lastSeenBy(admin)).toContain("机器人退出该群");
  expect(await boundIn(city)).toHaveLength(2);
  expect(await minutesOf(city)).toContainEqual(expect.stringContaining("leaveGroup 四"));
  expect(city.sandbox.problems()).toEqual([]);
});

test("平台没有应答时过后再退", async () => {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  await opens(city, hanbin, { chatId: "oc_stray", name: "闲聊群" });
  await city.clicksInHaste(admin, "退出");
  await city.sandbox.faults.down("error");
  await city.product.jobs.find(({ name }) => name === "leave-groups")?.run();
  expect(city.sandbox.chats().find(({ chatId }) => chatId === "oc_stray")).toMatchObject({ botIn: true });
  await city.sandbox.faults.down(null);
  await city.clockStrikes("2026-03-02T09:22+08:00");
  expect(city.sandbox.chats().find(({ chatId }) => chatId === "oc_stray")).toMatchObject({ botIn: false });
});

test("应用没有退群权限：机器人留在群里，管理员得到待处置，写明怎么办；移出以后处置完毕", async () => {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  await opens(city, hanbin, { chatId: "oc_stray", name: "闲聊群" });
  city.sandbox.faults.withdrawScope("im:chat.members:write_only");
  await city.clicks(admin, "退出");
  expect(city.sandbox.chats().find(({ chatId }) => chatId === "oc_stray")).toMatchObject({ botIn: true });
  const stuck = city.cardOf(admin, "待处置：机器人没有退出群");
  expect(stuck).toContain("机器人没有能够退出群“闲聊群”。原因：应用没有退群的权限");
  expect(stuck).toContain("请在该群的设置中将机器人移出");
  expect(stuck).toContain("im:chat.members:write_only");
  await city.says(admin, "/待办");
  expect(city.lastSeenBy(admin)).toContain("机器人没有退出群：闲聊群");
  await city.sandbox.movesBot(city.openId(hanbin), "oc_stray", false);
  await city.settled();
  await city.clicks(admin, "处置完毕", { on: "待处置：机器人没有退出群" });
  await city.clicks(admin, "提交", { form: { remark: "已请群主将机器人移出。" } });
  expect(city.cardOf(admin, "已处置：机器人没有退出群")).toContain("已请群主将机器人移出");
  expect(city.sandbox.problems()).toEqual([]);
});

test("移出或解散：绑定终止，管理员得到待处置，以后不再发；再加入时重新绑定", async () => {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  const chatId = city.sandbox.chats().find(({ name }) => name === leaders)?.chatId ?? "";
  await city.sandbox.movesBot(city.openId(staff), chatId, false);
  await city.settled();
  expect(city.cardOf(admin, "待处置：群组无法发送")).toContain("机器人已被移出，周报的绑定已终止");
  expect(await boundIn(city)).toContainEqual({ name: leaders, purposes: [], dead: "机器人已被移出" });
  await city.clockStrikes("2026-03-09T08:20+08:00");
  await city.timePasses("2026-03-09T08:45+08:00");
  expect(city.heardIn(leaders)).toEqual([]);
  await city.sandbox.movesBot(city.openId(staff), chatId, true);
  await city.settled();
  await city.clicks(admin, "绑定周报", { on: leaders });
  await city.clicks(admin, "提交", { on: leaders });
  expect(await boundIn(city)).toContainEqual({ name: leaders, purposes: ["digest"], dead: null });
  await city.clockStrikes("2026-03-16T08:20+08:00");
  await city.timePasses("2026-03-16T08:45+08:00");
  expect(city.heardIn(leaders)).toEqual(["督办周报"]);
  await city.sandbox.disbands(city.openId(staff), chatId);
  await city.settled();
  expect(city.lastSeenBy(admin)).toContain("群已解散，周报的绑定已终止");
});
