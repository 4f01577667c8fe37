import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { chatGroup, unit } from "../../src/db/schema/roster.ts";
import { cardWords } from "../support/read-card.ts";
import type { City } from "../support/scenes.ts";
import { admin, hanbin, issues, leaders, staff } from "../support/scenes.ts";
import { world } from "../support/world.ts";

const leader = "市委平安办 领导";
const TITLE = "上级和领导交办事项";

async function handsDown(city: City, words: string): Promise<void> {
  await city.says(staff, `/督办 ${words}`);
  const form = { category: "leaderInstructions", basis: "otherBasis", source: "省委领导 2 月 25 日批示" };
  await city.clicks(staff, "确认下达", { form: { ...form, workstreams: ["peaceBuilding"] } });
}

const digestOf = (city: City): string => cardWords(city.messagesIn(leaders).at(-1)?.card);
const totalOf = (city: City, who: string): string | undefined => /共 (\d+) 条/.exec(city.lastSeenBy(who))?.[1];

async function fiveMatters(): Promise<City> {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  await handsDown(city, "汉滨区、石泉县 命案隐患排查 3月5日前");
  await handsDown(city, "市公安局 涉黑线索核查 3月20日前");
  await issues(city, "宁陕县 雪亮工程点位整改 3月5日前");
  await city.says("市公安局 联络员", "/签收 2");
  return city;
}

test("05-3 06-3 08-2 周报：上级和领导交办的另列一栏，件数、逾期、各件状态，与台账筛出的一致", async () => {
  const city = await fiveMatters();
  await city.timePasses("2026-03-09T08:45+08:00");
  const words = digestOf(city);
  expect(words).toContain(`**${TITLE}**　在办 3，逾期 2，本期办结 0`);
  const apart = words.slice(words.indexOf(TITLE), words.indexOf("逾期未办结"));
  expect(apart).toContain("督〔2026〕1号　命案隐患排查　汉滨区　待签收，3月5日（周四），已逾期 2 个工作日");
  expect(apart).toContain("督〔2026〕2号　涉黑线索核查　公安局　办理中，3月20日（周五），还有 9 个工作日");
  expect(apart).not.toContain("雪亮工程");
  await city.says(staff, "/台账 上级交办 未办结");
  expect(totalOf(city, staff)).toBe("3");
  await city.says(staff, "/台账 上级交办 逾期");
  expect(totalOf(city, staff)).toBe("2");
  expect(city.sandbox.problems()).toEqual([]);
});

test("05-3 周报只列群的范围单位看得到的；有外人在群里的只有数字；没有这类事项的不列这一栏", async () => {
  const city = await fiveMatters();
  const [shiquan] = await city.db.select().from(unit).where(eq(unit.name, "石泉县"));
  await city.db.update(chatGroup).set({ scopeUnitId: shiquan?.id }).where(eq(chatGroup.name, leaders));
  await city.timePasses("2026-03-09T08:45+08:00");
  expect(digestOf(city)).toContain(`**${TITLE}**　在办 1，逾期 1`);
  expect(digestOf(city)).not.toContain("汉滨区");
  city.sandbox.joins("ou_stranger", "oc_leaders");
  await city.timePasses("2026-03-16T08:45+08:00");
  expect(digestOf(city)).toContain(`**${TITLE}**　在办 1，逾期 1`);
  expect(digestOf(city)).not.toContain("命案隐患");
  const [ningshan] = await city.db.select().from(unit).where(eq(unit.name, "宁陕县"));
  await city.db.update(chatGroup).set({ scopeUnitId: ningshan?.id }).where(eq(chatGroup.name, leaders));
  await city.timePasses("2026-03-23T08:45+08:00");
  expect(digestOf(city)).toContain("在办\u00a0**1**");
  expect(digestOf(city)).not.toContain(TITLE);
});

test("05-3 待办：平安办和领导另列上级和领导交办事项，点查看就是台账；单位人员、系统管理员没有这一栏", async () => {
  const city = await fiveMatters();
  await city.clockStrikes("2026-03-09T14:00+08:00");
  for (const who of [staff, leader]) {
    await city.says(who, "/待办");
    const words = city.cardOf(who, "我的待办");
    expect(words).toContain(`**${TITLE}**　在办 3，逾期 2`);
    expect(words).toContain("督〔2026〕1号　命案隐患排查　石泉县　待签收，3月5日（周四），已逾期 2 个工作日");
    await city.clicks(who, "查看", { on: TITLE });
  }
  expect(totalOf(city, leader)).toBe("3");
  expect(city.lastSeenBy(leader)).toContain("条件：上级和领导交办、未办结；共 3 条");
  for (const who of [hanbin, admin]) {
    await city.says(who, "/待办");
    expect(city.cardOf(who, "我的待办")).not.toContain(TITLE);
  }
  expect(city.sandbox.problems()).toEqual([]);
});
