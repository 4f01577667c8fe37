import { expect, test } from "vitest";
import { hanbin, hanbinDeputy, issues, staff } from "../support/scenes.ts";
import { world } from "../support/world.ts";

test("打字和点卡片办的是同一件事：签收、反馈、佐证、办结、退回、销号", async () => {
  const city = await world({ now: "2026-11-24T09:20+08:00" });
  await issues(city, "汉滨区、石泉县 雪亮工程点位整改 12月4日前");
  await city.says(hanbin, "／签收督〔2026〕1号");
  expect(city.lastSeenBy(hanbin)).toContain("甄汉滨 11月24日 09:20 签收");
  await city.says(hanbin, "/反馈 2026-1 已修复 5 处，60% 下一步：联调");
  expect(city.lastSeenBy(hanbin)).toContain("已修复 5 处；下一步：联调；完成 60%");
  await city.says(hanbin, "/佐证 督[2026]1号");
  expect(city.lastSeenBy(hanbin)).toContain("请在 30 分钟内把督〔2026〕1号的佐证材料");
  await city.says(hanbin, "这就发");
  expect(city.cardAbout(hanbin, "正在等待")).toContain("文字不会作为佐证收存");
  await city.says(hanbinDeputy, "/办结 1 全部修复");
  await city.says(staff, "/审核");
  expect(city.lastSeenBy(staff)).toContain("全部修复");
  await city.says(staff, "/退回 1 汉滨区 缺测试记录");
  await city.clicks(staff, "提交");
  expect(city.lastSeenBy(hanbin)).toContain("缺测试记录");
  await city.says(hanbin, "/办结 1 测试记录已补");
  await city.says(staff, "/销号 督202611号");
  expect(city.lastSeenBy(staff)).toContain("没有找到您可以查看的这件事项");
  await city.says(staff, "/销号 1 汉滨区");
  await city.clicks(staff, "提交");
  expect(city.heardBy(hanbin).at(-1)).toBe("事项已销号");
  await city.says(hanbin, "/反馈 1 还有补充");
  expect(city.lastSeenBy(hanbin)).toContain("本事项目前为“已销号”，不能办理“反馈进展”");
  await city.says(hanbin, "/反馈");
  expect(city.lastSeenBy(hanbin)).toContain("目前没有可以反馈进展的事项");
});

test("去年的编号先问一句；没有的命令给出最近的；群里只说请私聊我办理", async () => {
  const city = await world({ now: "2026-12-30T09:20+08:00" });
  await issues(city, "汉滨区 雪亮工程点位整改 2027年1月15日前");
  expect(city.lastSeenBy(hanbin)).toContain("2027 年节假日安排未公布");
  await city.clockStrikes("2027-01-04T14:00+08:00");
  await city.says(hanbin, "/签收 1");
  expect(city.lastSeenBy(hanbin)).toContain("督〔2026〕1号");
  expect(city.lastSeenBy(hanbin)).toContain("待签收");
  await city.clicks(hanbin, "签收", { on: city.heardBy(hanbin).at(-1) ?? "" });
  expect(city.lastSeenBy(hanbin)).toContain("甄汉滨 1月4日 14:00 签收");
  await city.says(hanbin, "/反溃 1 已修复");
  expect(city.lastSeenBy(hanbin)).toContain("您是否要：/反馈");
  await city.says(hanbin, "/反馈 已修复");
  expect(city.lastSeenBy(hanbin)).toContain("没有读出编号。写法：/反馈 <编号> [进展情况]");

  const group = city.sandbox.chats().find(({ name }) => name === "联络员工作群")?.chatId ?? "";
  for (const words of ["/查 2026-1", "/查 2026-99", "/台账", "在吗"]) {
    const before = city.messagesIn("联络员工作群").length;
    await city.says(hanbin, `@督办助手 ${words}`, { chatId: group });
    expect(city.messagesIn("联络员工作群").length - before).toBe(2);
    expect(JSON.stringify(city.messagesIn("联络员工作群").at(-1)?.card)).toContain("请私聊我办理。");
  }
  const answers = city
    .messagesIn("联络员工作群")
    .filter(({ card }) => !JSON.stringify(card ?? "").includes("督办动态"));
  expect(JSON.stringify(answers)).not.toContain("雪亮工程");
  await city.says(hanbin, "下班了", { chatId: group });
  expect(city.messagesIn("联络员工作群").at(-1)?.sender).not.toBe("bot");
});

test("销号先看一眼再提交：看得到办结说明，意见可以改；返回就什么也没有发生", async () => {
  const city = await world({ now: "2026-11-24T09:20+08:00" });
  await issues(city, "汉滨区 雪亮工程点位整改 12月4日前");
  await city.says(hanbin, "/签收 1");
  await city.says(hanbin, "/办结 1 全部修复");
  await city.says(staff, "/销号 1 情况属实");
  expect(city.lastSeenBy(staff)).toContain("全部修复。提交后予以销号，并告知汉滨区联络员。");
  await city.clicks(staff, "返回");
  expect(city.heardBy(hanbin)).not.toContain("事项已销号");
  await city.says(staff, "/销号");
  await city.clicks(staff, "提交", { form: { result: "现场核实无误" } });
  expect(city.heardBy(hanbin).at(-1)).toBe("事项已销号");
  expect(city.lastSeenBy(hanbin)).toContain("现场核实无误");
  expect(city.sandbox.problems()).toEqual([]);
});

test("写得比表单长的，明说没有填入多少，一个字也不悄悄丢", async () => {
  const city = await world({ now: "2026-11-24T09:20+08:00" });
  await issues(city, "汉滨区 雪亮工程点位整改 12月4日前");
  await city.says(hanbin, "/签收 1");
  const [card] = city.messagesOf(hanbin);
  await city.says(hanbin, "点".repeat(1300), { replyTo: card?.messageId ?? "" });
  expect(city.lastSeenBy(hanbin)).toContain("“进展情况”原文 1300 字，表单只容 1000 字");
  await city.says(staff, `/撤销 1 ${"并".repeat(700)}`);
  expect(city.lastSeenBy(staff)).toContain("原文 700 字，表单只容 500 字");
  await city.says(staff, `/督办 汉滨区 ${"整".repeat(250)} 12月4日前`);
  expect(city.lastSeenBy(staff)).toContain("“事项”原文 250 字，表单只容 200 字");
});
