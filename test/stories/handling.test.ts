import { expect, test } from "vitest";
import { minutesOf } from "../support/minutes.ts";
import { hanbin, hanbinDeputy, issues, staff } from "../support/scenes.ts";
import { world } from "../support/world.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const pdf = (name: string) => ({ name, bytes: bytes(`材料 ${name}`) });

test("07-2a 07-2d：逾时签收留痕，连反馈两次两次都记，第二次点击不再生效", async () => {
  const city = await world({ now: "2026-11-24T09:20+08:00" });
  await issues(city, "汉滨区 雪亮工程点位整改 12月4日前");
  await city.timePasses("2026-11-26T10:00+08:00");
  await city.says(hanbin, "/查 1");
  expect(await city.clicksInHaste(hanbin, "签收", { on: "督导事项 · 待签收" })).toBe("已签收。");
  expect(await city.clicksInHaste(hanbin, "签收", { on: "督导事项交办" })).toContain("本事项已有新的进展");
  await city.settled();
  expect(city.cardAbout(hanbin, "督导事项 · 办理中")).toContain("晚于签收时限");
  await city.says(hanbin, "/签收 1");
  expect(city.lastSeenBy(hanbin)).toContain("本事项目前为“办理中”，不能办理“签收”");

  for (const progress of ["已勘查 12 处", "已修复 5 处"]) {
    await city.clicks(hanbin, "反馈进展", { on: "督导事项 · 办理中" });
    expect(await city.clicks(hanbin, "提交", { form: { progress } })).toBe("进展已记入台账。");
  }
  const card = city.cardAbout(hanbin, "督导事项 · 办理中");
  expect(card).toContain("已勘查 12 处");
  expect(card).toContain("已修复 5 处");
  await city.clicks(hanbin, "反馈进展", { on: "督导事项 · 办理中" });
  expect(await city.clicks(hanbin, "提交", { form: { progress: "又修 2 处", percent: "一半" } })).toContain("0 至 100");
  expect(city.cardAbout(hanbin, "请更正")).toContain("又修 2 处");
  await city.clicks(hanbin, "返回");
  expect((await minutesOf(city)).slice(1)).toEqual([
    "甄汉滨 acknowledge 七",
    "甄汉滨 reportProgress 七",
    "甄汉滨 reportProgress 七",
  ]);
});

test("R7：办理期间期限变了，旧卡片上的提交不生效，换上新卡片，写好的字还在", async () => {
  const city = await world({ now: "2026-11-24T09:20+08:00" });
  await issues(city, "汉滨区 雪亮工程点位整改 12月4日前");
  await city.clicks(hanbin, "签收");
  await city.clicks(hanbin, "反馈进展");
  await city.says(staff, "/改期 1 12月10日 设备到货延迟");
  await city.clicksInHaste(staff, "提交");
  const toast = await city.clicksInHaste(hanbin, "提交", { form: { progress: "已修复 5 处" } });
  expect(toast).toBe("本事项已有新的进展，请按更新后的卡片办理。");
  await city.settled();
  expect(await minutesOf(city)).not.toContain("甄汉滨 reportProgress 七");
  const kept = city.cardAbout(hanbin, "已修复 5 处");
  expect(kept).toContain("请核对后再提交");
  expect(await city.clicks(hanbin, "提交", { on: "已修复 5 处" })).toBe("进展已记入台账。");
  expect(city.cardAbout(hanbin, "已修复 5 处")).toContain("12月10日");

  await city.clicks(hanbin, "申请办结", { on: "已修复 5 处" });
  await city.says(staff, "/撤销 1 项目并入省级工程，不再单独督办");
  await city.clicksInHaste(staff, "提交");
  expect(await city.clicksInHaste(hanbin, "提交", { form: { result: "全部修复" } })).toContain("已有新的进展");
  await city.settled();
  expect(city.heardBy(hanbin).at(-1)).toBe("事项已撤销");
  expect(city.lastSeenBy(hanbin)).toContain("项目并入省级工程，不再单独督办");
  expect((await minutesOf(city)).at(-1)).toBe("甄明 cancel 三");
  expect(city.sandbox.problems()).toEqual([]);
});

test("上传佐证：三十分钟内的文件、回复卡片的文件归入事项，没人要的文件先问归属", async () => {
  const city = await world({ now: "2026-11-24T09:20+08:00" });
  await issues(city, "汉滨区 雪亮工程点位整改 12月4日前");
  await issues(city, "汉滨区 网格员培训 12月8日前");
  await city.clicks(hanbin, "签收", { on: "雪亮工程" });
  await city.clicks(hanbin, "签收", { on: "网格员培训" });
  await city.sendsFile(hanbin, pdf("说不清.pdf"));
  expect(city.heardBy(hanbin).at(-1)).toBe("请选择佐证材料所属事项");
  await city.clicks(hanbin, "上传佐证", { on: "请选择佐证材料所属事项" });
  expect(city.cardAbout(hanbin, "已收到“说不清.pdf”")).toContain("列入督〔2026〕1号");

  await city.clicks(hanbin, "上传佐证", { on: "督导事项 · 办理中\n督〔2026〕1号" });
  const second = await city.clicks(hanbin, "上传佐证", { on: "督导事项 · 办理中\n督〔2026〕2号" });
  expect(second).toContain("此前另一事项的上传请求已由本次代替");
  await city.sendsFile(hanbin, pdf("签到表.pdf"));
  expect(city.cardAbout(hanbin, "已收到“签到表.pdf”")).toContain("列入督〔2026〕2号");

  const issued = city.messagesOf(hanbin).find(({ card }) => JSON.stringify(card ?? "").includes("雪亮工程"));
  await city.sendsFile(hanbin, pdf("修复前后.pdf"), { replyTo: issued?.messageId ?? "" });
  expect(city.cardAbout(hanbin, "已收到“修复前后.pdf”")).toContain("列入督〔2026〕1号");
  await city.clockStrikes("2026-11-24T09:55+08:00");
  await city.sendsFile(hanbin, pdf("迟到.pdf"));
  expect(city.heardBy(hanbin).at(-1)).toBe("请选择佐证材料所属事项");
  await city.sendsFile(
    hanbin,
    { name: "又一份.pdf", bytes: bytes("材料 修复前后.pdf") },
    { replyTo: issued?.messageId ?? "" },
  );
  expect(city.lastSeenBy(hanbin)).toContain("没有重复列入");
  await city.says(staff, "/查 1 汉滨区");
  expect(city.lastSeenBy(staff)).toContain("修复前后.pdf");
  expect(city.lastSeenBy(staff)).toContain("说不清.pdf");
  expect(city.lastSeenBy(staff)).not.toContain("签到表.pdf");
  await city.sendsFile("石泉县 联络员", pdf("空.pdf"));
  expect(city.heardBy("石泉县 联络员")).toHaveLength(1);
});

test("副联络员也可以办，办完联络员的卡片跟着变；本单位以外的人看不到", async () => {
  const city = await world({ now: "2026-11-24T09:20+08:00" });
  await issues(city, "汉滨区 雪亮工程点位整改 12月4日前");
  expect(city.heardBy(hanbinDeputy)).toEqual([]);
  await city.says(hanbinDeputy, "/签收 1");
  expect(city.lastSeenBy(hanbinDeputy)).toContain("贾汉滨 11月24日 09:20 签收");
  expect(city.lastSeenBy(hanbin)).toContain("贾汉滨 11月24日 09:20 签收");
  await expect(city.clicks(hanbin, "签收")).rejects.toThrow("no card");
  await city.says(hanbinDeputy, "/办结 1 点位全部修复");
  expect(city.heardBy(staff).at(-1)).toBe("办结申请待审核");
  const other = "市委平安办 平安办工作人员";
  await city.timePasses("2026-11-26T10:00+08:00");
  const colleague = city.sandbox.people().find(({ openId }) => openId === "ou_office_staff_two")?.name ?? "";
  const chat = city.sandbox
    .chats()
    .find(({ members, type }) => type === "p2p" && members.includes("ou_office_staff_two"));
  expect(colleague).toBe("贾示例");
  const cardsOfColleague = () => JSON.stringify(city.sandbox.messages(chat?.chatId ?? "").map(({ card }) => card));
  expect(cardsOfColleague()).toContain("雪亮工程点位整改");
  await city.clicks(other, "退回", { on: "办结申请待审核" });
  await city.clicks(other, "提交", { form: { reason: "缺测试记录" } });
  expect(cardsOfColleague()).toContain("甄明 11月26日 10:00 退回");
  expect(city.lastSeenBy(hanbin)).toContain("缺测试记录");
  expect(city.sandbox.problems()).toEqual([]);
});
