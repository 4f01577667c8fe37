import { expect, test } from "vitest";
import { intakeEntry } from "../../src/db/schema/intake.ts";
import { supervisionItem } from "../../src/db/schema/item.ts";
import { minutesOf } from "../support/minutes.ts";
import type { City } from "../support/scenes.ts";
import { hanbin, staff } from "../support/scenes.ts";
import { world } from "../support/world.ts";

const county = "汉滨区平安办 平安办工作人员";
const leader = "市委平安办 领导";
const NOW = { now: "2026-11-24T09:20+08:00" };

/** 登记 by command and 提交, with the source typed into the form. */
async function enters(city: City, words: string, source: string): Promise<string> {
  await city.says(staff, `/待立项 ${words}`);
  return city.clicks(staff, "提交", { on: "登记待立项事项", form: { source } });
}

/** Every matter on the pages of the list, by turning them. */
async function pagesOf(city: City, who: string, line: string): Promise<{ lead: string; matters: string[] }> {
  await city.says(who, line);
  const [lead = ""] = /.*共 \d+ 项.*/.exec(city.lastSeenBy(who)) ?? [];
  const found = new Set<string>();
  for (let turned = true; turned; ) {
    for (const [matter] of city.cardOf(who, "待立项清单").matchAll(/事项第\d+件/g)) found.add(matter);
    turned = /\n下一页\n/.test(city.cardOf(who, "待立项清单"));
    if (turned) await city.clicks(who, "下一页");
  }
  return { lead, matters: [...found].sort() };
}

test("04-4 平安办登记待立项：命令带出来源、单位、期限，缺来源指明；从清单立项、不予立项", async () => {
  const city = await world(NOW);
  await city.says(staff, "/待立项");
  expect(city.lastSeenBy(staff)).toContain("待立项共 0 项");
  expect(await city.clicks(staff, "登记")).toBe("已在新卡片中打开。");
  await expect(city.clicks(staff, "提交", { form: { matter: "校园周边治安整治" } })).rejects.toThrow("必填");
  const typed = { kind: "document", matter: "校园周边治安整治", source: "市委办〔2026〕18号文件" };
  const wrong = { ...typed, units: "平安办", requirement: "逐校建账" };
  expect(await city.clicks(staff, "提交", { form: wrong })).toContain("不是可以承办的责任单位");
  expect(city.lastSeenBy(staff)).toContain("逐校建账");
  expect(await city.clicks(staff, "提交", { form: { units: "" } })).toBe("已列入待立项清单。");

  expect(await enters(city, "领导批示 汉滨区 电诈高发区域整治 12月11日前", "李示例同志 11月20日批示")).toContain(
    "已列入",
  );
  expect(city.lastSeenBy(staff)).toContain("12月11日（周五）");
  await enters(city, "群众反映 夜间噪声扰民", "市长热线，11月22日");
  expect(city.heardBy("市委平安办 贾示例")).toEqual([]);
  await city.says(staff, "/待立项 领导批示");
  expect(city.lastSeenBy(staff)).toContain("待立项、领导批示共 1 项：领导批示 1。");
  await city.clicks(staff, "立项", { on: "待立项、领导批示" });
  expect(city.lastSeenBy(staff)).toContain("类别（建议）");
  const basis = { form: { basis: "otherBasis", workstreams: ["peaceBuilding"] } };
  expect(await city.clicks(staff, "确认下达", { on: "督办预览", ...basis })).toContain("督〔2026〕1号");
  expect(city.heardBy(hanbin)).toEqual(["督导事项交办"]);
  expect(city.lastSeenBy(hanbin)).toContain("李示例同志 11月20日批示");

  await city.says(staff, "/待立项");
  expect(city.lastSeenBy(staff)).toContain("待立项共 2 项：文件 1，群众反映 1。");
  await city.clicks(staff, "不予立项", { on: "待立项共 2 项" });
  const reason = { reason: "已由部门按程序办理" };
  expect(await city.clicks(staff, "提交", { on: "不予立项的理由", form: reason })).toBe("已决定不予立项。");
  await city.says(staff, "/待立项 全部");
  expect(city.lastSeenBy(staff)).toContain("全部共 3 项：领导批示 1，文件 1，群众反映 1。");
  const [item] = await city.db.select().from(supervisionItem);
  expect(item).toMatchObject({ category: "leaderInstructions", source: "李示例同志 11月20日批示" });
  const kept = await city.db.select().from(intakeEntry);
  expect(kept.find(({ status }) => status === "registered")?.itemId).toBe(item?.id);
  expect(await minutesOf(city)).toEqual([
    "甄明 enterIntake 四",
    "甄明 enterIntake 四",
    "甄明 enterIntake 四",
    "甄明 issue 八(二)",
    "甄明 registerItem 四",
    "甄明 turnDown 四",
  ]);
  expect(city.sandbox.problems()).toEqual([]);
});

test("04-4 合计等于本人能看到的行：平安办翻完各页一件不少，县区平安办只见自己提请的", async () => {
  const city = await world(NOW);
  for (let n = 1; n <= 11; n += 1) {
    await enters(city, `${n % 3 === 0 ? "会议" : "领导批示"} 事项第${n}件`, "11月20日会议");
  }
  await city.says(county, "/督办 汉滨区 事项第12件 12月4日前");
  await city.clicks(county, "提交");
  const office = await pagesOf(city, staff, "/待立项");
  expect(office.lead).toBe("待立项共 12 项：领导批示 8，会议 3，单位提请 1。");
  expect(office.matters).toHaveLength(12);
  const meetings = await pagesOf(city, staff, "/待立项 会议");
  expect(meetings).toEqual({ lead: "待立项、会议共 3 项：会议 3。", matters: ["事项第3件", "事项第6件", "事项第9件"] });
  const own = await pagesOf(city, county, "/待立项");
  expect(own).toEqual({ lead: "全部共 1 项：单位提请 1。", matters: ["事项第12件"] });
  expect((await pagesOf(city, county, "/待立项 领导批示")).matters).toEqual([]);
});

test("04-4 领导可以看清单，不能决定；县区平安办不能登记，得到该怎样办的话", async () => {
  const city = await world(NOW);
  await enters(city, "领导批示 电诈高发区域整治", "11月20日批示");
  await city.says(leader, "/待立项");
  expect(city.lastSeenBy(leader)).toContain("电诈高发区域整治");
  expect(city.lastSeenBy(leader)).not.toContain("登记\n");
  await expect(city.clicks(leader, "立项")).rejects.toThrow("no card");
  await city.clicks(leader, "查看");
  expect(city.lastSeenBy(leader)).toContain("由市委平安办工作人员决定是否立项");
  await city.says(leader, "/待立项 会议 新的一件");
  expect(city.lastSeenBy(leader)).toContain("您没有登记待立项事项的权限");
  await city.says(county, "/待立项 会议 新的一件");
  expect(city.lastSeenBy(county)).toContain("需要提请立项的，请发送 /督办");
  await city.says(county, "/帮助");
  for (const usage of ["/督办 [单位 事项 期限]", "/待立项 [来源 事项]"])
    expect(city.lastSeenBy(county)).toContain(usage);
  await city.says(hanbin, "/帮助");
  for (const usage of ["/督办", "/待立项"]) expect(city.lastSeenBy(hanbin)).not.toContain(usage);
  expect((await minutesOf(city)).slice(1)).toEqual([
    "凌示例 command:待立项 四 notAllowed",
    "平示例 command:待立项 四 proposeInstead",
  ]);
});
