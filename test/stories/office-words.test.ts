import { expect, test } from "vitest";
import { commands } from "../../src/bot/commands/index.ts";
import { admin, hanbin, hanbinPrincipal, issues, staff } from "../support/scenes.ts";
import { world } from "../support/world.ts";

const leader = "市委平安办 领导";
const auditor = "市委平安办 审计员";
const hanyin = "汉阴县 联络员";
const NOW = { now: "2026-11-24T09:20+08:00" };

test("选择卡片在别处办理以后随之更新：办了的成为回执，没办的仍可选", async () => {
  const city = await world(NOW);
  await issues(city, "汉滨区 雪亮工程点位整改 12月4日前");
  await issues(city, "汉滨区 综治中心建设 12月4日前");
  await city.says(hanbin, "/签收");
  expect(city.cardOf(hanbin, "请选择事项")).toContain("符合条件的有 2 项");
  await city.clicks(hanbin, "签收", { on: "督导事项交办" });
  const list = city.cardOf(hanbin, "请选择事项");
  expect(list).toMatch(/甄汉滨 11月24日 09:2\d 签收。/);
  expect(list).toContain("待签收");
  await city.says(hanbin, "/签收");
  expect(city.lastSeenBy(hanbin)).toContain("督导事项 · 待签收");
  await city.clicks(hanbin, "签收");
  expect(city.cardOf(hanbin, "事项已办理")).not.toContain("符合条件");
});

test("编号后的汉阴就是汉阴县：撤销、改派只对这一家，别家照常办理", async () => {
  const city = await world(NOW);
  await issues(city, "汉滨区、汉阴县 雪亮工程点位整改 12月4日前");
  await city.says(staff, "/撤销 1 汉阴 点位已移交市局，不再办理");
  expect(city.lastSeenBy(staff)).toContain("提交后将告知汉阴县联络员停止办理");
  await city.clicks(staff, "提交");
  expect(city.heardBy(hanyin).at(-1)).toBe("事项已撤销");
  expect(city.heardBy(hanbin)).toEqual(["督导事项交办"]);
  await city.says(hanbin, "/不属 1 属公安职责");
  await city.says(staff, "/改派 1 汉滨 公安 12月10日 由建设单位整改");
  await city.clicks(staff, "提交");
  expect(city.heardBy("市公安局 联络员")).toEqual(["督导事项交办"]);
});

test("总卡的标题说的是现在的情况：待签收、办理中、有待审核、有逾期、已办结", async () => {
  const city = await world(NOW);
  await issues(city, "汉滨区 雪亮工程点位整改 12月4日前");
  const title = () => city.cardAbout(staff, "个承办单位").split("\n")[1];
  expect(title()).toBe("督导事项已下达，待签收");
  await city.clicks(hanbin, "签收");
  expect(title()).toBe("督导事项 · 办理中");
  await city.says(hanbin, "/办结 1 已整改到位");
  expect(title()).toBe("督导事项 · 有办结申请待审核");
  await city.clicks(staff, "退回", { on: "办结申请待审核" });
  await city.clicks(staff, "提交", { form: { reason: "请补充验收记录" } });
  await city.clockStrikes("2026-12-07T10:00+08:00");
  await city.clicks(staff, "刷新", { on: "个承办单位" });
  expect(title()).toBe("督导事项 · 办理中（有逾期）");
  await city.says(hanbin, "/查 1");
  expect(city.lastSeenBy(hanbin)).toContain("督导事项 · 办理中（已逾期）");
  await city.says(hanbin, "/办结 1 已补充");
  await city.says(staff, "/销号 1 同意");
  await city.clicks(staff, "提交");
  expect(title()).toBe("督导事项已办结");
});

test("领导、第一责任人看到的是请其督促，不是请其签收、反馈", async () => {
  const city = await world(NOW);
  await issues(city, "汉滨区 雪亮工程点位整改 11月25日前");
  await city.clockStrikes("2026-12-02T10:00+08:00");
  for (const who of [leader, hanbinPrincipal]) {
    await city.says(who, "/待办");
    expect(city.lastSeenBy(who)).toContain("请督促承办单位立即签收办理");
    expect(city.lastSeenBy(who)).not.toContain("请立即签收办理。");
  }
  await city.says(hanbinPrincipal, "/查 1");
  expect(city.lastSeenBy(hanbinPrincipal)).toContain("请督促联络员及时签收、按期办结");
});

test("台账先说未办结和逾期各有多少；全部就是不加条件；没有的说明怎么办", async () => {
  const city = await world(NOW);
  await city.says(staff, "/台账");
  expect(city.lastSeenBy(staff)).toContain("目前没有您可以查看的督导事项");
  expect(city.lastSeenBy(staff)).toContain("督导事项下达后即列入台账");
  await issues(city, "汉滨区、汉阴县 雪亮工程点位整改 11月25日前");
  await issues(city, "汉滨区 综治中心建设 12月10日前");
  await city.says(staff, "/撤销 1 汉阴 不再办理");
  await city.clicks(staff, "提交");
  await city.clockStrikes("2026-12-02T10:00+08:00");
  for (const line of ["/台账", "/台账 全部"]) {
    await city.says(staff, line);
    expect(city.lastSeenBy(staff)).toContain("共 3 条（未办结 2 条，其中逾期 1 条）");
  }
  await city.says(staff, "/台账 石泉县");
  expect(city.lastSeenBy(staff)).toContain("请减少条件再查，或发送 /台账 查看全部");
});

test("没有权限的，说明谁有、自己的在哪里看；拒绝的卡片标题就是未能办理", async () => {
  const city = await world(NOW);
  for (const who of [admin, auditor]) {
    for (const line of ["/台账", "/查"]) {
      await city.says(who, line);
      expect(city.lastSeenBy(who)).toContain("未能办理");
      expect(city.lastSeenBy(who)).toContain("您没有查阅台账的权限。有此权限的是平安办工作人员、平安办负责人、领导，");
      expect(city.lastSeenBy(who)).toContain("您的权限可发送 /我 查看");
    }
  }
  await city.says(staff, "/自检");
  expect(city.lastSeenBy(staff)).toContain("有此权限的是系统管理员；如工作需要，请与其联系");
  await issues(city, "汉滨区 雪亮工程点位整改 12月4日前");
  await city.says(staff, "/签收 1");
  expect(city.lastSeenBy(staff)).toContain("可以办理的是承办单位的联络员、副联络员");
});

test("每条命令的帮助都有一个例子，例子写的就是这条命令", async () => {
  const city = await world(NOW);
  for (const { name, example } of commands) expect(example.split(" ")[0]).toBe(`/${name}`);
  await city.says(staff, "/帮助 改派");
  expect(city.lastSeenBy(staff)).toContain("/改派 12 汉滨区 市公安局 12月10日 由建设管理单位整改");
});
