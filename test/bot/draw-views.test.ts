import { expect, test } from "vitest";
import { noteEvidence } from "../../src/db/evidence.ts";
import { raise } from "../../src/db/follow-ups.ts";
import type { ViewInput } from "../../src/db/view.ts";
import { createDraft } from "../../src/usecases/item/draft.ts";
import { seededApp } from "../support/database.ts";
import type { Who } from "../support/town.ts";
import { actorOf, personIdOf, unitNamed } from "../support/town.ts";
import { buttonsOn, seenBy } from "./drawn.ts";
import { does, issued } from "./post.ts";

const everybody = [
  "staff",
  "head",
  "leader",
  "admin",
  "auditor",
  "hanbinLiaison",
  "hanbinDeputy",
  "hanbinPrincipal",
  "shiquanLiaison",
] as const;

async function seers(make: (about: Awaited<ReturnType<typeof issued>>) => ViewInput): Promise<Who[]> {
  const { app } = await seededApp();
  const view = make(await issued(app));
  const seen: Who[] = [];
  for (const who of everybody) if (await seenBy(app, [who, view])) seen.push(who);
  return seen;
}

test("一件承办只有本办和承办单位的人看得见，别人一张卡片也没有", async () => {
  const seen = await seers(({ assignment }) => ({ view: "assignment", assignmentId: assignment.id }));
  expect(seen).toEqual(["staff", "head", "leader", "hanbinLiaison", "hanbinDeputy", "hanbinPrincipal"]);
});

test("总卡只给本办", async () => {
  expect(await seers(({ item }) => ({ view: "item", itemId: item.id }))).toEqual(["staff", "head", "leader"]);
});

test("运行状态给平安办和系统管理员，不含事项", async () => {
  expect(await seers(() => ({ view: "status" }))).toEqual(["staff", "head", "admin"]);
  const { app } = await seededApp();
  await issued(app);
  const face = await seenBy(app, ["admin", { view: "status" }]);
  expect(face?.said).toContain("待发消息");
  expect(face?.said).toContain("2027 年未公布");
  expect(face?.said).not.toContain("雪亮工程");
});

test("待处置：平安办的给平安办，管理员的给管理员，管理员看不到事项内容", async () => {
  const { app } = await seededApp();
  const { assignment } = await issued(app);
  const office = await unitNamed(app.db, "市委平安办");
  const detail = { assignmentId: assignment.id, personId: await personIdOf(app.db, "hanbinLiaison") };
  const made = { subject: "x", detail, at: app.clock.now() };
  const forOffice = await raise(app.db, { ...made, kind: "unreachable", owner: "office", officeId: office.id });
  const forAdmin = await raise(app.db, { ...made, kind: "refusedCard", owner: "systemAdmin", officeId: null });
  if (!forOffice || !forAdmin) throw new Error("待处置没有记下");
  const asked = (id: typeof forOffice, form?: "end") => ({ view: "followUp", followUpId: id, form }) as const;
  const staff = await seenBy(app, ["staff", asked(forOffice)]);
  expect(staff?.said).toContain("汉联络收不到消息");
  expect(staff?.said).toContain("雪亮工程点位整改");
  expect(buttonsOn(staff?.drawn.card)).toEqual(["交接", "处置完毕"]);
  expect(buttonsOn((await seenBy(app, ["staff", asked(forOffice, "end")]))?.drawn.card)).toEqual(["提交", "返回"]);
  const admin = await seenBy(app, ["admin", asked(forAdmin)]);
  expect(admin?.said).toContain("卡片被平台拒收");
  expect(admin?.said).not.toContain("雪亮工程");
  expect(await seenBy(app, ["hanbinLiaison", asked(forOffice)])).toBeNull();
  expect(await seenBy(app, ["staff", asked(forAdmin)])).toBeNull();
});

test("帮助只列看的人能用的命令，查一条给出写法", async () => {
  const { app } = await seededApp();
  const office = await seenBy(app, ["staff", { view: "help" }]);
  const liaison = await seenBy(app, ["hanbinLiaison", { view: "help" }]);
  expect(office?.said).toContain("/督办");
  expect(office?.said).not.toContain("/签收");
  expect(liaison?.said).toContain("/签收");
  expect(liaison?.said).not.toContain("/督办");
  expect((await seenBy(app, ["hanbinLiaison", { view: "help", command: "反馈" }]))?.said).toContain("命令：反馈");
  expect((await seenBy(app, ["hanbinLiaison", { view: "help", command: "督办" }]))?.said).toContain("可用命令");
});

test("我的身份：姓名、单位、角色和可以办理的事", async () => {
  const { app } = await seededApp();
  const face = await seenBy(app, ["policeLiaison", { view: "me" }]);
  for (const words of ["警联络", "市公安局", "联络员", "申请办结"]) expect(face?.said).toContain(words);
  expect(face?.said).not.toContain("通过并销号");
});

test("菜单给平安办督办入口，给联络员帮助入口", async () => {
  const { app } = await seededApp();
  expect(buttonsOn((await seenBy(app, ["staff", { view: "menu" }]))?.drawn.card)).toEqual(["督办", "待办", "台账"]);
  expect(buttonsOn((await seenBy(app, ["hanbinLiaison", { view: "menu" }]))?.drawn.card)).toEqual([
    "待办",
    "台账",
    "帮助",
  ]);
});

test("专项组的承办卡写明组长单位，由组长单位联络员办理", async () => {
  const { app } = await seededApp();
  const { assignment } = await issued(app, { units: "社会治安专项组" });
  const face = await seenBy(app, ["policeLiaison", { view: "assignment", assignmentId: assignment.id, why: "issued" }]);
  expect(face?.said).toContain("社会治安专项组（组长单位：市公安局）");
  expect(buttonsOn(face?.drawn.card)).toEqual(["签收", "不属本单位"]);
});

test("打开的表单在该办理事项不再可行时收起", async () => {
  const { app } = await seededApp();
  const { assignment } = await issued(app);
  const view = {
    view: "assignment",
    assignmentId: assignment.id,
    form: "decline",
    filled: { reason: "不属我区" },
  } as const;
  expect(buttonsOn((await seenBy(app, ["hanbinLiaison", view]))?.drawn.card)).toEqual(["提交", "返回"]);
  await does(app, "hanbinLiaison", { assignmentId: assignment.id, act: "acknowledge", words: {} });
  expect(buttonsOn((await seenBy(app, ["hanbinLiaison", view]))?.drawn.card)).toContain("反馈进展");
});

test("无人认领的文件：列出可归入的事项，选定后成为回执", async () => {
  const { app } = await seededApp();
  const { assignment } = await issued(app);
  await does(app, "hanbinLiaison", { assignmentId: assignment.id, act: "acknowledge", words: {} });
  const personId = await personIdOf(app.db, "hanbinLiaison");
  const file = {
    personId,
    chatId: "oc_1",
    messageId: "om_9",
    fileKey: "f_1",
    fileType: "file",
    fileName: "勘查表.xlsx",
  } as const;
  const evidenceId = await noteEvidence(app.db, { ...file, assignmentId: null, at: app.clock.now() });
  if (!evidenceId) throw new Error("没有记下");
  const view = { view: "evidenceChoice", evidenceId } as const;
  const open = await seenBy(app, ["hanbinLiaison", view]);
  expect(open?.said).toContain("勘查表.xlsx");
  expect(buttonsOn(open?.drawn.card)).toEqual(["上传佐证"]);
  expect(await seenBy(app, ["shiquanLiaison", view])).toBeNull();
});

test("草稿只有起草人看得见；预览写明送达何人、期限和缺项", async () => {
  const { app } = await seededApp();
  const draftId = await createDraft(app, await actorOf(app.db, "staff"), "紫阳县 雪亮工程点位整改 11月28日前");
  const view = { view: "draft", draftId } as const;
  const face = await seenBy(app, ["staff", view]);
  for (const words of [
    "紫阳县（副联络员 紫副联）",
    "11月28日（周六）",
    "不是工作日",
    "未登记第一责任人",
    "类别（建议）",
    "基层基础专题（建议）",
  ]) {
    expect(face?.said).toContain(words);
  }
  expect(buttonsOn(face?.drawn.card)).toEqual(["确认下达", "取消"]);
  expect(await seenBy(app, ["head", view])).toBeNull();
});

test("同一单位已有同类未办结事项的，预览提醒并要求写明理由（04-2）", async () => {
  const { app } = await seededApp();
  await issued(app);
  const draftId = await createDraft(app, await actorOf(app.db, "staff"), "汉滨区 雪亮工程点位整改 12月4日前");
  const face = await seenBy(app, ["staff", { view: "draft", draftId }]);
  expect(face?.said).toContain("督〔2026〕1号");
  expect(face?.said).toContain("重复下达理由");
});

test("台账按各人所见分页，总数与所见一致", async () => {
  const { app } = await seededApp();
  const topics = Array.from({ length: 12 }, (_, i) => `事项${i + 1}`);
  for (const matter of topics) await issued(app, { matter });
  await issued(app, { matter: "石泉的事", units: "石泉县" });
  const view = (page: number) => ({ view: "ledger", filter: {}, page }) as const;
  const staff = await seenBy(app, ["staff", view(1)]);
  expect(staff?.drawn.text).toContain("13");
  const second = await seenBy(app, ["hanbinLiaison", view(2)]);
  expect(second?.said).toContain("事项2");
  expect(second?.said).not.toContain("石泉的事");
  expect(buttonsOn(second?.drawn.card)).toContain("上一页");
  expect((await seenBy(app, ["hanbinLiaison", view(9)]))?.said).toContain("事项1");
  expect((await seenBy(app, ["auditor", view(1)]))?.said).not.toContain("督〔2026〕");
});
