import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { assignment, supervisionItem } from "../../src/db/schema/item.ts";
import { cardWords } from "../support/read-card.ts";
import type { City } from "../support/scenes.ts";
import { admin, hanbin, issues, leaders, staff } from "../support/scenes.ts";
import { world } from "../support/world.ts";

const wordsIn = (city: City): string => cardWords(city.messagesIn(leaders).at(-1)?.card);

test("无事也报：周一八点半过几分，每群每周一份；清点再多次也只有一份；通知群没有", async () => {
  const city = await world({ now: "2026-03-06T09:20+08:00" });
  await city.timePasses("2026-03-09T08:30+08:00");
  expect(city.heardIn(leaders)).toEqual([]);
  await city.timePasses("2026-03-09T08:40+08:00");
  await city.settled();
  expect(city.heardIn(leaders)).toEqual(["督办周报"]);
  const [digest] = city.messagesIn(leaders);
  expect(digest?.createdAt.toISOString()).toMatch(/^2026-03-09T00:3[1-9]:00/);
  const words = wordsIn(city);
  for (const quiet of ["本期没有逾期事项", "本期没有办结事项", "本周没有到期事项"]) expect(words).toContain(quiet);
  expect(words).toContain("3月2日（周一）至3月8日（周日）");
  expect(words).not.toContain("补发");
  await city.timePasses("2026-03-15T23:59+08:00");
  expect(city.heardIn(leaders)).toHaveLength(1);
  expect(city.heardIn("联络员工作群")).toEqual([]);
  expect(city.sandbox.problems()).toEqual([]);
});

const states = ["issued", "inProgress", "submitted", "declined", "onHold"];

/** Counted by hand from all rows, without any query of the product. */
async function countedByHand(
  city: City,
  { monday, sunday, from, to }: Record<"monday" | "sunday" | "from" | "to", string>,
) {
  const all = await city.db
    .select()
    .from(assignment)
    .innerJoin(supervisionItem, eq(supervisionItem.id, assignment.itemId));
  const seen = all.filter((row) => !row.supervision_item.restricted).map((row) => row.assignment);
  const open = seen.filter(({ status }) => states.includes(status));
  const late = open.filter(({ status, due }) => ["issued", "inProgress"].includes(status) && due < monday);
  const within = (at: Date | null) => at !== null && at >= new Date(from) && at < new Date(to);
  return {
    在办: open.length,
    逾期: late.length,
    待签收: open.filter((a) => a.status === "issued").length,
    待审核: open.filter(({ status }) => status === "submitted").length,
    本期办结: seen.filter(({ status, endedAt }) => status === "closed" && within(endedAt)).length,
    本周到期: open.filter(({ due }) => due >= monday && due <= sunday).length,
  };
}

test("各项数字与逐条清点一致；逾期、办结、到期各列其事；限定范围的事项一字不见", async () => {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  await issues(city, "各县区 雪亮工程点位整改 3月5日前");
  await issues(city, "汉滨区、汉阴县、市公安局 综治中心建设 3月12日前");
  await issues(city, "石泉县 网格员培训 3月20日前");
  await issues(city, "宁陕县 心理服务站建设 3月5日前");
  await city.db.update(supervisionItem).set({ restricted: true }).where(eq(supervisionItem.serial, 4));
  await city.says(hanbin, "/签收 1");
  await city.says(hanbin, "/办结 1 点位已修复");
  await city.says(staff, "/销号 1 汉滨区");
  await city.clicks(staff, "提交");
  await city.says("汉阴县 联络员", "/签收 1");
  await city.says("汉阴县 联络员", "/办结 1 点位已修复");
  await city.says("石泉县 联络员", "/签收 3");
  await city.says("市公安局 联络员", "/不属 2 由市委政法委牵头");
  await city.clockStrikes("2026-03-09T08:20+08:00");
  await city.timePasses("2026-03-09T08:45+08:00");
  const week = { monday: "2026-03-09", sunday: "2026-03-15" };
  const counted = await countedByHand(city, {
    ...week,
    from: "2026-03-02T00:00+08:00",
    to: "2026-03-09T00:00+08:00",
  });
  expect(counted).toEqual({ 在办: 13, 逾期: 8, 待签收: 10, 待审核: 1, 本期办结: 1, 本周到期: 3 });
  const words = wordsIn(city);
  for (const [label, count] of Object.entries(counted)) expect(words).toContain(`${label}\u00a0**${count}**`);
  expect(words).toContain("督〔2026〕1号　雪亮工程点位整改　白河县　已逾期 2 个工作日");
  expect(words).toMatch(/\*\*本期办结\*\*\n督〔2026〕1号　雪亮工程点位整改　汉滨区/);
  expect(words).toContain("督〔2026〕2号　综治中心建设　汉滨区　3月12日（周四）");
  expect(words).not.toContain("心理服务站");
  expect(words).not.toContain("督〔2026〕4号");
  expect(words.indexOf("石泉县　已逾期")).toBeLessThan(words.indexOf("白河县　已逾期"));
  expect(city.sandbox.problems()).toEqual([]);
});

test("停机两周：开机当天补发一份并注明，前后期限相接，不漏不重", async () => {
  const city = await world({ now: "2026-03-06T09:20+08:00" });
  await city.timePasses("2026-03-09T09:00+08:00");
  await city.clockStrikes("2026-03-25T10:00+08:00");
  await city.settled();
  expect(city.heardIn(leaders)).toHaveLength(2);
  expect(wordsIn(city)).toContain("3月9日（周一）至3月22日（周日）");
  expect(wordsIn(city)).toContain("未能按时发出，现予补发");
  await city.timePasses("2026-03-30T09:00+08:00");
  expect(city.heardIn(leaders)).toHaveLength(3);
  expect(wordsIn(city)).toContain("3月23日（周一）至3月29日（周日）");
});

test("群里有通讯录以外的人：只发数字，告知平安办；群解散了：告知系统管理员，待处置在待办最前", async () => {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  await issues(city, "汉滨区 雪亮工程点位整改 3月5日前");
  city.sandbox.joins("ou_stranger", "oc_leaders");
  await city.timePasses("2026-03-09T09:30+08:00");
  expect(wordsIn(city)).toContain("在办\u00a0**1**");
  expect(wordsIn(city)).toContain("本群有通讯录以外人员，仅列数字");
  expect(wordsIn(city)).not.toContain("雪亮工程");
  expect(city.heardBy(staff)).toContain("待处置：群内有通讯录以外的人员");
  expect(city.cardOf(staff, "待处置：群内有通讯录以外的人员")).toContain(leaders);

  city.sandbox.leaves("ou_stranger", "oc_leaders");
  city.faults.dissolve("oc_leaders");
  await city.timePasses("2026-03-24T09:30+08:00");
  expect(city.sandbox.messages("oc_leaders")).toHaveLength(1);
  expect(city.sandbox.counts().refused).toEqual({ 232009: 1 });
  expect(city.heardBy(admin)).toEqual(["待处置：群组无法发送"]);
  expect(city.lastSeenBy(admin)).toContain(leaders);
  await city.says(admin, "/待办");
  expect(city.lastSeenBy(admin)).toContain("群组无法发送");
  expect(city.lastSeenBy(admin)).not.toContain("雪亮工程");
});
