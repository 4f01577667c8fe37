import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { answerClick } from "../../src/bot/clicks/answer.ts";
import { raise } from "../../src/db/follow-ups.ts";
import { promise } from "../../src/db/outbox.ts";
import { evidence, evidenceRequest } from "../../src/db/schema/evidence.ts";
import { assignment, itemDraft, supervisionItem } from "../../src/db/schema/item.ts";
import { outboxMessage } from "../../src/db/schema/messages.ts";
import { chatGroup, person, personRole } from "../../src/db/schema/roster.ts";
import { createDraft } from "../../src/usecases/item/draft.ts";
import { cardWords } from "../support/read-card.ts";
import { actorOf, issuedItem, openIdOf, shareOf, unitNamed } from "../support/town.ts";
import { table, toastOf } from "./clicks-table.ts";

type Table = Awaited<ReturnType<typeof table>>;

async function issued(options?: Parameters<typeof issuedItem>[1]) {
  const city = await table();
  const item = await issuedItem(city.app, options);
  await city.give("staff", { view: "item", itemId: item.id });
  return { city, item };
}

const statusIn = async ({ db }: Table) => (await db.select().from(assignment)).map(({ status }) => status);
const wordsOn = (answer: { card?: { data: unknown } }) => cardWords(answer.card?.data);

async function signed(options?: Parameters<typeof issuedItem>[1]) {
  const made = await issued(options);
  await made.city.press("hanbinLiaison", "签收");
  return made;
}

async function submitted() {
  const made = await signed();
  await made.city.press("hanbinLiaison", "申请办结");
  await made.city.press("hanbinLiaison", "提交", { form: { result: "全部修复" } });
  return made;
}

test("签收：记下谁在何时，卡片变成回执", async () => {
  const { city } = await issued();
  const answer = await city.press("hanbinLiaison", "签收");
  expect(answer.toast).toEqual({ type: "success", content: "已签收。" });
  expect(wordsOn(answer)).toContain("汉联络");
  expect(wordsOn(answer)).toContain("反馈进展");
  expect(await statusIn(city)).toEqual(["inProgress"]);
  expect(await city.acts()).toEqual(["issue", "acknowledge"]);
});

test("同一次点击送来两遍，只办一次，答以新卡片", async () => {
  const { city } = await issued();
  const { value, messageId } = city.valueOf("hanbinLiaison", "签收");
  const press = { who: "", as: "hanbinLiaison", messageId, eventId: "evt-1" } as const;
  await city.click(value, press);
  const again = await city.click(value, press);
  expect(toastOf(again)).toContain("已经办理");
  expect(wordsOn(again)).toContain("反馈进展");
  expect(await city.acts()).toEqual(["issue", "acknowledge"]);
});

test("第二次点签收无害：什么都不变，得到新卡片", async () => {
  const { city } = await issued();
  const { value, messageId } = city.valueOf("hanbinLiaison", "签收");
  await city.press("hanbinLiaison", "签收");
  const again = await city.click(value, { who: "", as: "hanbinLiaison", messageId });
  expect(again.toast).toEqual({ type: "info", content: "本事项已有新的进展，请按更新后的卡片办理。" });
  expect(wordsOn(again)).toContain("反馈进展");
  expect(await city.acts()).toEqual(["issue", "acknowledge"]);
  expect(await city.refusals()).toEqual([]);
});

test("一张卡片上可以多次反馈进展，每次都算", async () => {
  const { city } = await signed();
  for (const progress of ["勘查完成", "更换镜头"]) {
    await city.press("hanbinLiaison", "反馈进展");
    const answer = await city.press("hanbinLiaison", "提交", { form: { progress, percent: "50%", nextStep: "" } });
    expect(toastOf(answer)).toBe("进展已记入台账。");
    expect(wordsOn(answer)).toContain(progress);
  }
  expect(await city.acts()).toEqual(["issue", "acknowledge", "reportProgress", "reportProgress"]);
});

test("连点两次提交：第二次不再打开表单，只给新卡片", async () => {
  const { city } = await signed();
  await city.press("hanbinLiaison", "反馈进展");
  const { value, messageId } = city.valueOf("hanbinLiaison", "提交");
  const press = { who: "", as: "hanbinLiaison", messageId, form: { progress: "勘查完成" } } as const;
  await city.click(value, press);
  const again = await city.click(value, press);
  expect(again.toast?.type).toBe("info");
  expect(wordsOn(again)).not.toContain("请核对后再提交");
  expect(await city.acts()).toEqual(["issue", "acknowledge", "reportProgress"]);
});

test("表单在原卡片打开，返回后关闭，什么都没办", async () => {
  const { city } = await signed();
  const opened = await city.press("hanbinLiaison", "申请办结");
  expect(wordsOn(opened)).toContain("办结说明");
  const closed = await city.press("hanbinLiaison", "返回");
  expect(wordsOn(closed)).not.toContain("办结说明");
  expect(wordsOn(closed)).toContain("申请办结");
  expect(city.cardsOf("hanbinLiaison")).toHaveLength(1);
});

test("没写或写不对的表单原样打开，指明问题，已写的都在", async () => {
  const { city } = await signed();
  await city.press("hanbinLiaison", "反馈进展");
  const form = { progress: "更换镜头 12 处", percent: "一百二", nextStep: "调试" };
  const wrong = await city.press("hanbinLiaison", "提交", { form });
  expect(wrong.toast?.type).toBe("warning");
  expect(wordsOn(wrong)).toContain("0 至 100 的整数");
  for (const typed of Object.values(form)) expect(wordsOn(wrong)).toContain(typed);
  const empty = await city.press("hanbinLiaison", "提交", { form: { progress: " ", nextStep: "调试" } });
  expect(toastOf(empty)).toBe("请补充：进展情况。");
  expect(await city.acts()).toEqual(["issue", "acknowledge"]);
});

test("表单里多余的名字、不是文字的值、过长的文字都不算数", async () => {
  const { city } = await signed();
  await city.press("hanbinLiaison", "反馈进展");
  const hostile = { progress: ["a", "b"], percent: true, status: "closed", __proto__: "x", constructor: "y" };
  expect(toastOf(await city.press("hanbinLiaison", "提交", { form: hostile }))).toBe("请补充：进展情况。");
  const long = await city.press("hanbinLiaison", "提交", { form: { progress: "长".repeat(200_000) } });
  expect(toastOf(long)).toContain("1000 字以内");
  expect(await city.acts()).toEqual(["issue", "acknowledge"]);
});

test("表单打开期间事项有了新进展：写好的还在，提醒核对，再提交就办成", async () => {
  const { city, item } = await signed();
  await city.press("hanbinLiaison", "反馈进展");
  const { id } = await shareOf(city.app, item, "汉滨区");
  await city.give("hanbinDeputy", { view: "assignment", assignmentId: id });
  await city.press("hanbinDeputy", "反馈进展");
  await city.press("hanbinDeputy", "提交", { form: { progress: "副联络员先报" } });
  const late = await city.press("hanbinLiaison", "提交", { form: { progress: "我写的进展" } });
  expect(late.toast?.type).toBe("info");
  expect(wordsOn(late)).toContain("请核对后再提交");
  expect(wordsOn(late)).toContain("我写的进展");
  expect(toastOf(await city.press("hanbinLiaison", "提交", { form: { progress: "我写的进展" } }))).toBe(
    "进展已记入台账。",
  );
});

test("办结、退回、再办结、销号，各有回执", async () => {
  const { city } = await submitted();
  await city.press("staff", "退回", { on: "全部修复" });
  expect(toastOf(await city.press("staff", "提交", { form: { reason: "缺测试记录" } }))).toBe("已退回。");
  expect(city.wordsOf("hanbinLiaison")).toContain("缺测试记录");
  await city.press("hanbinLiaison", "申请办结");
  await city.press("hanbinLiaison", "提交", { form: { result: "记录已补" } });
  const closed = await city.press("staff", "通过并销号", { on: "记录已补" });
  expect(closed.toast).toEqual({ type: "success", content: "已通过并销号。" });
  expect(await statusIn(city)).toEqual(["closed"]);
  expect((await city.db.select().from(supervisionItem)).map(({ status }) => status)).toEqual(["closed"]);
});

test("不属本单位：写明理由，平安办改派，原单位结束，新单位接到", async () => {
  const { city } = await issued();
  await city.press("hanbinLiaison", "不属本单位");
  await city.press("hanbinLiaison", "提交", { form: { reason: "点位在石泉境内" } });
  await city.press("staff", "改派", { on: "点位在石泉境内" });
  const wrong = await city.press("staff", "提交", {
    form: { unit: "汉滨区", due: "2026-12-15 +0800", reason: "属地" },
  });
  expect(wrong.toast?.type).toBe("warning");
  expect(wordsOn(wrong)).toContain("原由汉滨区承办");
  const done = await city.press("staff", "提交", { form: { unit: "石泉县", due: "2026-12-15 +0800", reason: "属地" } });
  expect(toastOf(done)).toBe("已改派。");
  expect((await statusIn(city)).sort()).toEqual(["issued", "reassigned"]);
  expect(city.wordsOf("shiquanLiaison")).toContain("雪亮工程点位整改");
});

test("改派给没有联络员的单位被拒，事项不动（03-2）", async () => {
  const { city } = await issued();
  const { id } = await actorOf(city.db, "educationLiaison");
  await city.db.delete(personRole).where(eq(personRole.personId, id));
  await city.press("hanbinLiaison", "不属本单位");
  await city.press("hanbinLiaison", "提交", { form: { reason: "属教育系统" } });
  await city.press("staff", "改派", { on: "属教育系统" });
  const refused = await city.press("staff", "提交", { form: { unit: "市教体局", due: "2026-12-15", reason: "职责" } });
  expect(wordsOn(refused)).toContain("尚未明确联络员");
  expect(await statusIn(city)).toEqual(["declined"]);
});

test("总卡上的改期、撤销对所有未办结单位一并生效", async () => {
  const { city } = await issued({ units: ["汉滨区", "石泉县"] });
  await city.press("staff", "改期");
  const past = await city.press("staff", "提交", { form: { due: "2026-11-01 +0800", reason: "统筹" } });
  expect(past.toast?.type).toBe("warning");
  expect(wordsOn(past)).toContain("统筹");
  expect(toastOf(await city.press("staff", "提交", { form: { due: "2026-12-20 +0800", reason: "统筹" } }))).toBe(
    "期限已调整。",
  );
  expect((await city.db.select().from(assignment)).map(({ due }) => due)).toEqual(["2026-12-20", "2026-12-20"]);
  await city.press("staff", "撤销");
  expect(toastOf(await city.press("staff", "提交", { form: { result: "上级统一部署" } }))).toBe("已撤销。");
  expect(await statusIn(city)).toEqual(["cancelled", "cancelled"]);
});

async function drafted(line: string) {
  const city = await table();
  const draftId = await createDraft(city.app, await actorOf(city.db, "staff"), line);
  await city.give("staff", { view: "draft", draftId });
  return { city, draftId };
}

const grassroots = { workstreams: ["peaceBuilding"], category: "grassrootsFoundations", priority: "normal" };

test("确认下达：取得编号，草稿卡变成总卡，联络员接到", async () => {
  const { city, draftId } = await drafted("汉滨区 石泉县 平安宣传 12月10日前");
  const answer = await city.press("staff", "确认下达", { form: { ...grassroots, source: "" } });
  expect(toastOf(answer)).toBe("已下达，编号督〔2026〕1号，承办单位 2 个。");
  expect(wordsOn(answer)).toContain("共 2 个承办单位");
  expect(city.wordsOf("hanbinLiaison")).toContain("平安宣传");
  expect(city.wordsOf("shiquanLiaison")).toContain("平安宣传");
  const again = await city.give("staff", { view: "draft", draftId }).then(() => city.wordsOf("staff"));
  expect(again).toContain("督〔2026〕1号");
});

test("没填完的下达被拒并逐项指明，写过的都留在草稿里，没有占用编号", async () => {
  const { city } = await drafted("平安宣传");
  const form = { units: "汉滨区", category: "leaderInstructions", requirement: "每村一场", workstreams: [] };
  const answer = await city.press("staff", "确认下达", { form });
  expect(answer.toast?.type).toBe("warning");
  for (const label of ["办理期限", "工作领域", "依据", "来源"]) expect(toastOf(answer)).toContain(label);
  for (const typed of ["平安宣传", "汉滨区", "每村一场"]) expect(wordsOn(answer)).toContain(typed);
  expect((await city.db.select().from(itemDraft))[0]?.content).toMatchObject({
    requirement: "每村一场",
    units: "汉滨区",
  });
  const done = await city.press("staff", "确认下达", { form: { ...grassroots, due: "2026-12-10 +0800", source: "" } });
  expect(toastOf(done)).toContain("督〔2026〕1号");
});

test("确认下达连点两次只下达一次", async () => {
  const { city } = await drafted("汉滨区 平安宣传 12月10日前");
  const { value, messageId } = city.valueOf("staff", "确认下达");
  const press = { who: "", as: "staff", messageId, form: grassroots } as const;
  await city.click(value, press);
  const again = await city.click(value, press);
  expect(again.toast?.type).toBe("info");
  expect(toastOf(again)).toContain("督〔2026〕1号");
  expect(await city.db.select().from(supervisionItem)).toHaveLength(1);
});

test("取消草稿：没有下达，卡片变灰，再点确认下达无效", async () => {
  const { city } = await drafted("汉滨区 平安宣传 12月10日前");
  const { value, messageId } = city.valueOf("staff", "确认下达");
  expect(toastOf(await city.press("staff", "取消"))).toBe("已取消，没有下达。");
  const late = await city.click(value, { who: "", as: "staff", messageId, form: grassroots });
  expect(late.toast?.type).toBe("info");
  expect(await city.db.select().from(supervisionItem)).toEqual([]);
});

test("不在通讯录的人点击，礼貌答复，什么都不看不办", async () => {
  const { city } = await issued();
  const answer = await city.press("hanbinLiaison", "签收", { as: "stranger" });
  expect(answer.toast?.type).toBe("error");
  expect(answer.card).toBeUndefined();
  expect(await statusIn(city)).toEqual(["issued"]);
});

test("别人的私卡、别的消息、捏造的按钮，答复完全一样，并记入日志", async () => {
  const { city } = await issued();
  const { value, messageId } = city.valueOf("hanbinLiaison", "签收");
  const answers = [
    await city.click(value, { who: "", as: "shiquanLiaison", messageId }),
    await city.click(value, { who: "", as: "hanbinLiaison", messageId: "om_other" }),
    await city.click({ act: "acknowledge", ref: "made-up", version: 1 }, { who: "", as: "hanbinLiaison", messageId }),
    await city.click({ act: { $ne: 1 }, ref: ["x"] }, { who: "", as: "hanbinLiaison", messageId }),
    await city.click({ ...(value as object), act: "constructor" }, { who: "", as: "hanbinLiaison", messageId }),
  ];
  const words = new Set(answers.map(toastOf));
  expect([...words]).toEqual([expect.stringContaining("没有找到您可以查看的这件事项")]);
  expect(answers.slice(0, 4).map(({ card }) => card)).toEqual([undefined, undefined, undefined, undefined]);
  expect(await statusIn(city)).toEqual(["issued"]);
  expect(await city.refusals()).toHaveLength(5);
});

test("按钮里换一个动作骗不到权：由记录和规则决定", async () => {
  const { city } = await submitted();
  const { value, messageId } = city.valueOf("hanbinLiaison", "上传佐证");
  const forged = await city.click(
    { ...(value as object), act: "closeOut" },
    { who: "", as: "hanbinLiaison", messageId },
  );
  expect(toastOf(forged)).toContain("您不是本事项的责任人");
  expect(await statusIn(city)).toEqual(["submitted"]);
  expect(await city.refusals()).toEqual(["closeOut:notYours"]);
});

test("上传佐证：说明三十分钟内发文件；另一事项的请求被代替时说明", async () => {
  const { city } = await signed();
  await issuedItem(city.app, { matter: "消防通道整治" });
  await city.deliver();
  await city.press("hanbinLiaison", "签收", { on: "消防通道整治" });
  const first = await city.press("hanbinLiaison", "上传佐证", { on: "雪亮工程" });
  expect(toastOf(first)).toContain("请在 30 分钟内");
  expect(toastOf(first)).not.toContain("代替");
  expect(city.wordsOf("hanbinLiaison")).toContain("回复本卡片发送文件");
  const second = await city.press("hanbinLiaison", "上传佐证", { on: "消防通道整治" });
  expect(toastOf(second)).toContain("此前另一事项的上传请求已由本次代替");
  const asked = await city.db.select().from(evidenceRequest);
  expect(asked.map(({ chatId }) => chatId)).toEqual(["oc_with_hanbinLiaison", "oc_with_hanbinLiaison"]);
});

test("没人要的文件由发送人选归属，别人不能选，选过不再选", async () => {
  const { city, item } = await signed();
  const { id: personId } = await actorOf(city.db, "hanbinLiaison");
  const evidenceId = "11111111-1111-4111-8111-111111111111" as never;
  const now = city.clock.now();
  await city.db.insert(evidence).values({
    id: evidenceId,
    personId,
    chatId: "oc_with_hanbinLiaison",
    messageId: "om_file",
    fileKey: "file_1",
    fileType: "file",
    fileName: "照片.jpg",
    status: "unassigned",
    receivedAt: now,
    tryAt: now,
  });
  await city.give("hanbinLiaison", { view: "evidenceChoice", evidenceId });
  const { value, messageId } = city.valueOf("hanbinLiaison", "上传佐证", "照片.jpg");
  const foreign = await city.click(value, { who: "", as: "hanbinDeputy", messageId });
  expect(foreign.toast?.type).toBe("error");
  const chosen = await city.press("hanbinLiaison", "上传佐证", { on: "照片.jpg" });
  expect(toastOf(chosen)).toContain("已选定事项");
  const [file] = await city.db.select().from(evidence);
  expect(file).toMatchObject({ status: "pending", assignmentId: (await shareOf(city.app, item, "汉滨区")).id });
  expect(toastOf(await city.click(value, { who: "", as: "hanbinLiaison", messageId }))).toContain("已归入事项");
});

test("待办卡上：签收那一行变成回执；要写字的另开新私卡", async () => {
  const { city } = await issued();
  await issuedItem(city.app, { matter: "消防通道整治" });
  await city.deliver();
  await city.press("hanbinLiaison", "签收", { on: "消防通道整治" });
  await city.give("hanbinLiaison", { view: "todo" });
  const before = city.cardsOf("hanbinLiaison").length;
  const opened = await city.press("hanbinLiaison", "反馈进展", { on: "待办" });
  expect(toastOf(opened)).toBe("已在新卡片中打开。");
  expect(city.cardsOf("hanbinLiaison")).toHaveLength(before + 1);
  expect(city.wordsOf("hanbinLiaison")).toContain("进展情况");
  const looked = await city.press("hanbinLiaison", "查看", { on: "待办" });
  expect(toastOf(looked)).toBe("已在新卡片中打开。");
  expect(city.cardsOf("hanbinLiaison")).toHaveLength(before + 2);
});

test("刷新在原卡片上进行；菜单里的督办、待办各开新卡", async () => {
  const { city } = await issued();
  const cards = city.cardsOf("staff").length;
  const fresh = await city.press("staff", "刷新");
  expect(fresh.card).toBeDefined();
  expect(city.cardsOf("staff")).toHaveLength(cards);
  await city.give("staff", { view: "menu" });
  expect(toastOf(await city.press("staff", "督办"))).toBe("已在新卡片中打开。");
  expect(city.wordsOf("staff")).toContain("下达督导事项");
  await city.press("staff", "待办", { on: "督办助手" });
  expect(city.cardsOf("staff")).toHaveLength(cards + 3);
});

test("群里的卡片：点的人在私聊里得到自己的，群卡的答复不带任何人的内容", async () => {
  const { city } = await issued();
  const [group] = await city.db.select().from(chatGroup);
  if (!group) throw new Error("no group");
  const now = city.clock.now();
  await promise(city.db, [{ to: { groupId: group.id }, view: { view: "menu" }, sendAt: now }], now);
  await city.deliver();
  const { value, messageId } = city.valueOf(group.name, "待办");
  const before = city.cardsOf("hanbinLiaison").length;
  const answer = await city.click(value, { who: "", as: "hanbinLiaison", messageId });
  expect(answer).toEqual({ toast: { type: "info", content: "已在新卡片中打开。" } });
  expect(city.cardsOf("hanbinLiaison")).toHaveLength(before + 1);
  expect(city.cardsOf(group.name)).toHaveLength(1);
});

test("几个单位的编号先选一个：选中的变成表单，带着已写的话", async () => {
  const { city, item } = await issued({ units: ["汉滨区", "石泉县"] });
  const ids = item.assignments.map(({ id }) => id);
  await city.give("staff", { view: "choice", act: "cancel", assignmentIds: ids, words: "上级统一部署" });
  const answer = await city.press("staff", "撤销", { on: "请选择事项" });
  expect(wordsOn(answer)).toContain("上级统一部署");
  expect(toastOf(await city.press("staff", "提交", { form: { result: "上级统一部署" } }))).toBe("已撤销。");
  expect((await statusIn(city)).sort()).toEqual(["cancelled", "issued"]);
});

test("刚发出还没记下消息号的卡片也能点，只认收件人", async () => {
  const { city } = await issued();
  const { value, messageId } = city.valueOf("hanbinLiaison", "签收");
  await city.db.update(outboxMessage).set({ messageId: null }).where(eq(outboxMessage.messageId, messageId));
  expect((await city.click(value, { who: "", as: "hanbinDeputy", messageId })).toast?.type).toBe("error");
  expect(toastOf(await city.click(value, { who: "", as: "hanbinLiaison", messageId }))).toBe("已签收。");
});

test("离开通讯录的人不能再点", async () => {
  const { city } = await issued();
  await city.db
    .update(person)
    .set({ endedAt: city.clock.now() })
    .where(eq(person.openId, openIdOf("hanbinLiaison")));
  const answer = await city.press("hanbinLiaison", "签收");
  expect(answer.toast?.type).toBe("error");
  expect(answer.card).toBeUndefined();
  expect(await statusIn(city)).toEqual(["issued"]);
});

test("待处置：打开表单、空着提交保留提示、写明后办结，卡片变成回执", async () => {
  const { city } = await issued();
  const office = (await unitNamed(city.db, "市委平安办")).id;
  const about = { kind: "noPrincipal", subject: "s", detail: {}, owner: "office", officeId: office } as const;
  const followUpId = await raise(city.db, { ...about, at: city.clock.now() });
  if (!followUpId) throw new Error("it was open already");
  await city.give("staff", { view: "followUp", followUpId });
  expect(wordsOn(await city.press("staff", "处置完毕"))).toContain("处置情况");
  const empty = await city.press("staff", "提交", { form: { remark: "" } });
  expect(wordsOn(empty)).toContain("请补充：处置情况。");
  const done = await city.press("staff", "提交", { form: { remark: "已补录通讯录" } });
  expect(toastOf(done)).toBe("已处置完毕。");
  expect(wordsOn(done)).toContain("已补录通讯录");
});

test("两人同时点同一件事，只办一次，都得到新卡片", async () => {
  const { city, item } = await issued();
  const { id } = await shareOf(city.app, item, "汉滨区");
  await city.give("hanbinDeputy", { view: "assignment", assignmentId: id });
  const presses = (["hanbinLiaison", "hanbinDeputy"] as const).map((as) => {
    const { value, messageId } = city.valueOf(as, "签收");
    return answerClick(city.bot, {
      eventId: `evt_${as}`,
      click: {
        kind: "click",
        openId: openIdOf(as),
        messageId,
        chatId: null,
        value: value as Record<string, unknown>,
        tag: "button",
        name: null,
        option: null,
        options: [],
        checked: null,
        form: {},
        inputValue: null,
        token: "c-1",
      },
    });
  });
  const answers = await Promise.all(presses);
  expect(answers.map(({ toast }) => toast?.type).sort()).toEqual(["info", "success"]);
  for (const answer of answers) expect(wordsOn(answer)).toContain("反馈进展");
  expect(await city.acts()).toEqual(["issue", "acknowledge"]);
});
