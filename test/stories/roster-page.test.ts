import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { person, unit } from "../../src/db/schema/roster.ts";
import type { City } from "../support/scenes.ts";
import { admin, hanbin, hanbinPrincipal, issues, staff } from "../support/scenes.ts";
import { world } from "../support/world.ts";

const leader = "市委平安办 领导";
const shiquan = "石泉县 联络员";
const police = "市公安局 联络员";

const recordIn = (words: string): string | undefined => /办理情况\*\*　(.*)/.exec(words)?.[1]?.replaceAll("*", "");

async function totalOf(city: City, who: string, words: string): Promise<string | undefined> {
  await city.says(who, `/台账 ${words}`);
  return /共 (\d+) 条/.exec(city.lastSeenBy(who))?.[1];
}

test("04-6 通讯录：单位按类别列出，分页，缺什么逐个标明；查看是单位情况", async () => {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  await city.db.update(unit).set({ section: null }).where(eq(unit.name, "汉滨区"));
  await city.says(staff, "/通讯录");
  const first = city.cardOf(staff, "通讯录");
  expect(first).toContain("共 40 个单位，其中 1 个有待补齐");
  expect(first).toContain("县区</text_tag> **汉滨区**\n待补齐：未明确督导科室（第六条）。");
  await city.says(staff, "/通讯录 汉滨区");
  const page = city.cardOf(staff, "单位情况");
  for (const said of [
    "汉滨区",
    "**类别**　县区",
    "**督导科室**　未明确",
    "**第一责任人**　容汉滨（主要负责同志）",
    "**联络员**　甄汉滨（督导科科长）",
    "未明确督导科室（第六条）",
  ])
    expect(page).toContain(said);
  expect(page).not.toMatch(/ou_|@|1[3-9]\d{9}/);
  await city.clicks(staff, "下一页", { on: "共 40 个单位" });
  expect(city.cardOf(staff, "通讯录")).toContain("上一页");
  await city.clicks(staff, "查看", { on: "共 40 个单位" });
  expect(city.heardBy(staff).filter((title) => title === "单位情况")).toHaveLength(2);
  expect(city.sandbox.problems()).toEqual([]);
});

test("04-6 单位情况里的办理数字，正是本人台账里筛得到的条数；按期、退回如实，点台账就是那些事项", async () => {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  await issues(city, "汉滨区、石泉县 雪亮工程点位整改 3月4日前");
  await issues(city, "汉滨区 网格员培训 3月20日前");
  await issues(city, "汉滨区 综治中心建设 3月5日前");
  for (const number of ["2", "3"]) await city.says(hanbin, `/签收 ${number}`);
  await city.says(hanbin, "/办结 2 已培训");
  await city.says(staff, "/退回 2 汉滨区 请附签到表");
  await city.clicks(staff, "提交");
  await city.says(hanbin, "/办结 2 已培训，签到表另附");
  await city.says(staff, "/销号 2 汉滨区");
  await city.clicks(staff, "提交");
  await city.clockStrikes("2026-03-10T09:30+08:00");
  await city.says(hanbin, "/办结 3 已建成");
  await city.says(staff, "/销号 3 汉滨区");
  await city.clicks(staff, "提交");
  for (const who of [staff, leader, hanbin, hanbinPrincipal]) {
    await city.says(who, "/通讯录 汉滨区");
    expect(recordIn(city.cardOf(who, "单位情况"))).toBe("在办 1　逾期 1　今年销号 2　其中按期 1　曾被退回 1");
    expect(await totalOf(city, who, "汉滨区 未办结")).toBe("1");
    expect(await totalOf(city, who, "汉滨区 逾期")).toBe("1");
    expect(await totalOf(city, who, "汉滨区 已销号")).toBe("2");
  }
  await city.clicks(staff, "台账", { on: "单位情况" });
  expect(city.lastSeenBy(staff)).toContain("条件：汉滨区；共 3 条（未办结 1 条，其中逾期 1 条）");
});

test("04-6 C5 单位人员只查本单位，别的单位和没有的单位一个说法；系统管理员看得到人员，看不到一件事的数字", async () => {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  await issues(city, "汉滨区 雪亮工程点位整改 3月4日前");
  await city.says(shiquan, "/通讯录");
  expect(city.cardOf(shiquan, "单位情况")).toContain("甄石泉");
  for (const word of ["汉滨区", "甄汉滨", "没有区"]) {
    await city.says(shiquan, `/通讯录 ${word}`);
    expect(city.lastSeenBy(shiquan)).toContain(
      `通讯录中没有您可以查阅的“${word}”。请核对单位名称或姓名；发送 /通讯录 列出单位。`,
    );
  }
  expect(JSON.stringify(city.messagesOf(shiquan).filter(({ sender }) => sender === "bot"))).not.toContain("容汉滨");
  await city.says(police, "/通讯录");
  const own = city.cardOf(police, "通讯录");
  expect(own).toContain("共 2 个单位");
  expect(own).toContain("组长单位：市公安局");
  await city.says(admin, "/通讯录 汉滨区");
  const seen = city.cardOf(admin, "单位情况");
  expect(seen).toContain("甄汉滨");
  for (const hidden of ["办理情况", "在办", "台账", "雪亮"]) expect(seen).not.toContain(hidden);
  await city.says("市委平安办 审计员", "/通讯录");
  expect(city.lastSeenBy("市委平安办 审计员")).toContain("您没有查阅通讯录的权限");
  expect(city.sandbox.problems()).toEqual([]);
});

test("查人：职务、单位、角色、代理；重名的让人选，写错的给出相近的；不写手机号和邮箱", async () => {
  const city = await world({ now: "2026-03-02T09:20+08:00" });
  await city.db.update(person).set({ mobileHash: "5a5a", emailHash: "6b6b" });
  await city.says(hanbin, "/代理 贾汉滨 3月2日 至 3月6日");
  await city.clicks(hanbin, "提交");
  await city.says(staff, "/通讯录 甄汉滨");
  const page = city.cardOf(staff, "人员情况");
  for (const said of ["甄汉滨", "督导科科长", "联络员（汉滨区）", "外出，由贾汉滨代理，至3月6日（周五）", "能收到"])
    expect(page).toContain(said);
  expect(page).not.toMatch(/5a5a|6b6b|ou_/);
  await city.clicks(staff, "查看", { on: "人员情况" });
  expect(city.cardOf(staff, "单位情况")).toContain("甄汉滨外出，由贾汉滨代理，至3月6日（周五）");
  await city.says(staff, "/通讯录 贾汉滨");
  expect(city.cardOf(staff, "人员情况")).toContain("代甄汉滨办理，至3月6日（周五）");
  await city.says(staff, "/通讯录 汉滨");
  const choice = city.cardOf(staff, "请选择单位或人员");
  for (const said of ["汉滨区", "汉滨区平安办", "甄汉滨"]) expect(choice).toContain(said);
  await city.clicks(staff, "查看", { on: "请选择单位或人员" });
  await city.says(staff, "/通讯录 甄汉兵");
  expect(city.lastSeenBy(staff)).toContain("您是否要找：甄汉滨");
  await city.says(staff, "/通讯录 汉缤区");
  expect(city.lastSeenBy(staff)).toContain("您是否要找：汉滨区");
  await city.db.update(person).set({ name: "甄汉滨" }).where(eq(person.name, "甄石泉"));
  await city.says(staff, "/通讯录 甄汉滨");
  expect(city.cardOf(staff, "请选择单位或人员")).toContain("石泉县。");
  expect(city.sandbox.problems()).toEqual([]);
});
