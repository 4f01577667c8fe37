import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { commands } from "../../src/bot/commands/index.ts";
import { itemById } from "../../src/db/items.ts";
import { evidenceRequest } from "../../src/db/schema/evidence.ts";
import { assignment, itemDraft, supervisionItem } from "../../src/db/schema/item.ts";
import type { SupervisionItem } from "../../src/domain/item/item.ts";
import { act } from "../../src/usecases/item/act.ts";
import type { Who } from "../support/town.ts";
import { actorOf, issuedItem, shareOf, unitNamed } from "../support/town.ts";
import { desk, text } from "./desk.ts";

type Desk = Awaited<ReturnType<typeof desk>>;

/** What a person hears privately after typing one line. */
async function typed({ says, receive, heard }: Desk, who: Who, line: string) {
  await heard();
  await says(who, line);
  await receive();
  return (await heard()).filter(({ to }) => to === who).map(({ view }) => view);
}

const words = (said: string) => expect.objectContaining({ view: "text", text: expect.stringContaining(said) });

async function moved(
  { app, db }: Desk,
  who: Who,
  [item, unit, done]: [SupervisionItem, string, "acknowledge" | "submitCompletion" | "closeOut"],
) {
  const { id } = await shareOf(app, item, unit);
  const actor = await actorOf(db, who);
  if (done === "acknowledge") await act(app, actor, { assignmentId: id, act: done, words: {} });
  else await act(app, actor, { assignmentId: id, act: done, words: { result: "全部完成" } });
}

test("没有参数的命令各开各的卡片", async () => {
  const city = await desk();
  for (const [line, view] of [
    ["/待办", { view: "todo" }],
    ["／待办", { view: "todo" }],
    ["/台账", { view: "ledger", filter: { said: "" } }],
    ["/查", { view: "ledger", filter: { state: "open", said: "未办结" } }],
    ["/帮助", { view: "help" }],
    ["/", { view: "help" }],
    ["/帮助 /反馈", { view: "help", command: "反馈" }],
    ["/我", { view: "me" }],
    ["/状态", { view: "status" }],
    ["/设置", { view: "settings" }],
    ["/设置 逾期提醒次数", { view: "settings", key: "overdueCeiling" }],
    ["/设置 修改记录", { view: "settings", history: 1 }],
  ] as const) {
    expect(await typed(city, "staff", line), line).toEqual([view]);
  }
  expect(await typed(city, "hanbinLiaison", "/状态")).toEqual([words("您没有查看系统状态的权限")]);
  expect(await typed(city, "hanbinLiaison", "/设置")).toEqual([words("您没有查看设置的权限")]);
});

test("写错的命令得到相近的，没有相近的指向帮助", async () => {
  const city = await desk();
  const said = "没有“/督半”这个命令，您是否要：/督办";
  expect(await typed(city, "staff", "/督半 汉滨区")).toEqual([words(said)]);
  expect(await typed(city, "staff", "/abc")).toEqual([words("没有“/abc”这个命令。发送 /帮助 查看全部命令。")]);
  expect(await typed(city, "staff", "/帮助 督半")).toEqual([words(said)]);
  expect(await typed(city, "hanbinLiaison", "/反馈 已完成一半")).toEqual([
    words("没有读出编号。写法：/反馈 <编号> [进展情况]"),
  ]);
});

test("给出的相近命令只有本人能用的，/帮助 也一样", async () => {
  const city = await desk();
  const known = [words("没有“/督半”这个命令。发送 /帮助 查看全部命令。")];
  for (const line of ["/督半 汉滨区", "/帮助 督半"]) expect(await typed(city, "hanbinLiaison", line)).toEqual(known);
  expect(await typed(city, "hanbinLiaison", "/消号 1")).toEqual([
    words("没有“/消号”这个命令。发送 /帮助 查看全部命令。"),
  ]);
  expect(await typed(city, "admin", "/台帐")).toEqual([
    words("没有“/台帐”这个命令，您是否要：/后台。发送 /帮助 查看全部命令。"),
  ]);
  expect(await typed(city, "staff", "/消号 1")).toEqual([words("没有“/消号”这个命令，您是否要：/销号")]);
});

test("没有写编号、又没有等着办的：一句顺口的话；从来不能办的说明没有权限", async () => {
  const city = await desk();
  for (const line of ["/审核", "/退回", "/销号"]) {
    expect(await typed(city, "staff", line)).toEqual([words("目前没有待审核的办结申请。发送 /待办 查看当前事项。")]);
  }
  expect(await typed(city, "staff", "/改派")).toEqual([words("目前没有待改派或维持的事项")]);
  expect(await typed(city, "hanbinLiaison", "/审核")).toEqual([words("您没有审核办结申请的权限")]);
  expect(await typed(city, "leader", "/撤销")).toEqual([words("您没有撤销事项的权限")]);
});

test("命令名、别名和菜单键互不相同，写法都以命令名开头", () => {
  const names = commands.flatMap((each) => each.names);
  expect(new Set(names).size).toBe(names.length);
  const keys = commands.flatMap(({ key }) => key ?? []);
  expect(new Set(keys).size).toBe(keys.length);
  for (const each of commands) expect(each.usage().startsWith(`/${each.name}`)).toBe(true);
});

test("/督办 一句话成草稿，不带编号；没有话的打开空表单", async () => {
  const city = await desk();
  const [view] = await typed(city, "staff", "/督办汉滨区 雪亮工程点位整改 11月30日前");
  const [draft] = await city.db.select().from(itemDraft);
  expect(view).toEqual({ view: "draft", draftId: draft?.id });
  expect(draft?.content).toMatchObject({ units: "汉滨区", due: "2026-11-30", matter: "雪亮工程点位整改" });
  expect(await typed(city, "staff", "/督办")).toEqual([expect.objectContaining({ view: "draft" })]);
  expect(await city.db.select().from(supervisionItem)).toEqual([]);
});

test("/台账 的条件读成筛选，并原样说回", async () => {
  const city = await desk();
  const hanbin = await unitNamed(city.db, "汉滨区");
  expect(await typed(city, "staff", "/台账 汉滨区 逾期 本月 雪亮")).toEqual([
    {
      view: "ledger",
      filter: {
        unitIds: [hanbin.id],
        state: "overdue",
        from: "2026-11-01",
        to: "2026-11-30",
        words: "雪亮",
        said: "汉滨区、逾期、本月下达、含“雪亮”",
      },
    },
  ]);
});

test("联络员用命令从签收办到申请办结，每一步的回执就是卡片", async () => {
  const city = await desk();
  const item = await issuedItem(city.app);
  const share = await shareOf(city.app, item, "汉滨区");
  const card = { view: "assignment", assignmentId: share.id };
  const status = async () => (await itemById(city.db, item.id))?.assignments[0];
  expect(await typed(city, "hanbinLiaison", "/查1")).toEqual([card]);
  expect(await typed(city, "hanbinLiaison", "/签收 督〔2026〕1号")).toEqual([card]);
  expect(await typed(city, "hanbinLiaison", "/签收 1")).toEqual([words("本事项目前为“办理中”，不能办理“签收”")]);
  expect(await typed(city, "hanbinLiaison", "/反馈 1")).toEqual([{ ...card, form: "reportProgress", filled: {} }]);
  expect(await typed(city, "hanbinLiaison", "/反馈 1 点位已装 130%")).toEqual([words("完成比例“130”应为 0 至 100")]);
  expect(await typed(city, "hanbinDeputy", "/反馈1点位已装 60%，下一步：联调")).toEqual([card]);
  expect(await status()).toMatchObject({ status: "inProgress", percent: 60 });
  expect(await typed(city, "hanbinLiaison", "/办结 1 已全部完成并自查")).toEqual([card]);
  expect(await status()).toMatchObject({ status: "submitted" });
});

test("没写编号的，只有一件就开这一件，有几件请本人选，没有就说没有", async () => {
  const city = await desk();
  expect(await typed(city, "hanbinLiaison", "/签收")).toEqual([
    words("目前没有待签收的事项。发送 /待办 查看当前事项。"),
  ]);
  const one = await issuedItem(city.app);
  const first = await shareOf(city.app, one, "汉滨区");
  expect(await typed(city, "hanbinLiaison", "/签收")).toEqual([{ view: "assignment", assignmentId: first.id }]);
  expect(await typed(city, "hanbinLiaison", "/不属")).toEqual([
    { view: "assignment", assignmentId: first.id, form: "decline", filled: {} },
  ]);
  const two = await issuedItem(city.app, { matter: "网格员配备", due: "2026-12-01" });
  const second = await shareOf(city.app, two, "汉滨区");
  expect(await typed(city, "hanbinLiaison", "/签收")).toEqual([
    { view: "choice", act: "acknowledge", assignmentIds: [second.id, first.id], words: "" },
  ]);
  expect(await typed(city, "shiquanLiaison", "/签收")).toEqual([
    words("目前没有待签收的事项。发送 /待办 查看当前事项。"),
  ]);
});

test("平安办对几个单位的同一编号：写明单位的直接办，没写的请选", async () => {
  const city = await desk();
  const item = await issuedItem(city.app, { units: ["汉滨区", "石泉县"] });
  const [hanbin, shiquan] = [await shareOf(city.app, item, "汉滨区"), await shareOf(city.app, item, "石泉县")];
  for (const [who, unit] of [
    ["hanbinLiaison", "汉滨区"],
    ["shiquanLiaison", "石泉县"],
  ] as const) {
    await moved(city, who, [item, unit, "acknowledge"]);
    await moved(city, who, [item, unit, "submitCompletion"]);
  }
  const both = [hanbin.id, shiquan.id];
  expect(await typed(city, "staff", "/查 1")).toEqual([{ view: "item", itemId: item.id }]);
  expect(await typed(city, "staff", "/查 1 石泉县")).toEqual([{ view: "assignment", assignmentId: shiquan.id }]);
  expect(await typed(city, "staff", "/销号 1")).toEqual([
    { view: "choice", act: "closeOut", assignmentIds: both, words: "" },
  ]);
  expect(await typed(city, "staff", "/审核 1")).toEqual([
    { view: "choice", act: "goto", assignmentIds: both, words: "" },
  ]);
  expect(await typed(city, "staff", "/审核")).toEqual([
    { view: "choice", act: "goto", assignmentIds: both, words: "" },
  ]);
  expect(await typed(city, "staff", "/退回 1 石泉县照片不清")).toEqual([
    { view: "assignment", assignmentId: shiquan.id, form: "returnForRework", filled: { reason: "照片不清" } },
  ]);
  expect(await typed(city, "head", "/销号 1 汉滨区 情况属实")).toEqual([
    { view: "assignment", assignmentId: hanbin.id, form: "closeOut", filled: { result: "情况属实" } },
  ]);
  await moved(city, "head", [item, "汉滨区", "closeOut"]);
  const after = await itemById(city.db, item.id);
  expect(after?.assignments.map(({ status }) => status)).toEqual(["closed", "submitted"]);
  expect(await typed(city, "staff", "/退回 1 汉滨区 照片不清")).toEqual([words("本事项目前为“已销号”")]);
  expect(await typed(city, "staff", "/审核 1")).toEqual([{ view: "assignment", assignmentId: shiquan.id }]);
});

test("撤销和改期先给填好的表单，提交才生效；几个单位的是整件", async () => {
  const city = await desk();
  const item = await issuedItem(city.app, { units: ["汉滨区", "石泉县"] });
  const shiquan = await shareOf(city.app, item, "石泉县");
  expect(await typed(city, "staff", "/改期 1 12月18日 雨季影响施工")).toEqual([
    { view: "item", itemId: item.id, form: "redate", filled: { due: "2026-12-18", reason: "雨季影响施工" } },
  ]);
  expect(await typed(city, "staff", "/改期 1 石泉县 12月18日 雨季影响施工")).toEqual([
    {
      view: "assignment",
      assignmentId: shiquan.id,
      form: "redate",
      filled: { due: "2026-12-18", reason: "雨季影响施工" },
    },
  ]);
  expect(await typed(city, "staff", "/撤销 1 与上级部署重复")).toEqual([
    { view: "item", itemId: item.id, form: "cancel", filled: { result: "与上级部署重复" } },
  ]);
  expect(await typed(city, "hanbinLiaison", "/撤销 1 不想办")).toEqual([words("不能办理“撤销”")]);
  const after = await itemById(city.db, item.id);
  expect(after?.assignments.map(({ status }) => status)).toEqual(["issued", "issued"]);
});

test("不属本单位以后：维持和改派的表单按命令填好", async () => {
  const city = await desk();
  const item = await issuedItem(city.app);
  const share = await shareOf(city.app, item, "汉滨区");
  expect(await typed(city, "hanbinLiaison", "/不属 1 职责在公安")).toEqual([
    { view: "assignment", assignmentId: share.id },
  ]);
  const form = (name: string, filled: object) => [{ view: "assignment", assignmentId: share.id, form: name, filled }];
  expect(await typed(city, "staff", "/维持 1 职责清单已明确")).toEqual(form("uphold", { reason: "职责清单已明确" }));
  expect(await typed(city, "staff", "/改派 1 公安局 12月10日前 职责在公安")).toEqual(
    form("reassign", { unit: "市公安局", due: "2026-12-10", reason: "职责在公安" }),
  );
  expect(await typed(city, "staff", "/改派 1 汉滨区 公安局")).toEqual(form("reassign", { unit: "市公安局" }));
  expect(await typed(city, "staff", "/改派")).toEqual([
    { view: "assignment", assignmentId: share.id, form: "reassign", filled: {} },
  ]);
});

test("不存在的、别的单位的编号，说法一样；今年没有而去年有的，请本人确认", async () => {
  const city = await desk();
  const item = await issuedItem(city.app);
  const share = await shareOf(city.app, item, "汉滨区");
  const unknown = await typed(city, "shiquanLiaison", "/签收 1");
  expect(unknown).toEqual(await typed(city, "shiquanLiaison", "/签收 99"));
  expect(unknown).toEqual(await typed(city, "auditor", "/查 1"));
  await city.db.update(supervisionItem).set({ year: 2025 });
  expect(await typed(city, "hanbinLiaison", "/签收 1")).toEqual([
    { view: "choice", act: "acknowledge", assignmentIds: [share.id], words: "" },
  ]);
  expect(await typed(city, "hanbinLiaison", "/查 1")).toEqual([
    { view: "choice", act: "goto", assignmentIds: [share.id], words: "" },
  ]);
  expect(await typed(city, "hanbinLiaison", "/签收 2026-1")).toEqual([words("没有找到")]);
  expect(await typed(city, "hanbinLiaison", "/签收 2025-1")).toEqual([{ view: "assignment", assignmentId: share.id }]);
});

test("按词查：一件开卡片，几件成台账，没有也不泄露", async () => {
  const city = await desk();
  const item = await issuedItem(city.app);
  const share = await shareOf(city.app, item, "汉滨区");
  expect(await typed(city, "hanbinLiaison", "/查 雪亮")).toEqual([{ view: "assignment", assignmentId: share.id }]);
  await issuedItem(city.app, { matter: "雪亮工程联网", units: ["石泉县"] });
  const filter = { words: "雪亮", said: "含“雪亮”" };
  expect(await typed(city, "staff", "/查雪亮")).toEqual([{ view: "ledger", filter }]);
  expect(await typed(city, "hanbinLiaison", "/查 雪亮")).toEqual([{ view: "assignment", assignmentId: share.id }]);
  expect(await typed(city, "educationLiaison", "/查 雪亮")).toEqual([{ view: "ledger", filter }]);
});

test("专项组的一份由组长单位的联络员办", async () => {
  const city = await desk();
  const item = await issuedItem(city.app, { units: ["社会治安专项组", "市公安局"] });
  const [group, own] = [await shareOf(city.app, item, "社会治安专项组"), await shareOf(city.app, item, "市公安局")];
  const [choice] = await typed(city, "policeLiaison", "/签收 1");
  expect(choice).toMatchObject({ view: "choice", act: "acknowledge" });
  expect((choice as { assignmentIds: string[] }).assignmentIds.sort()).toEqual([group.id, own.id].sort());
  await moved(city, "policeLiaison", [item, "市公安局", "acknowledge"]);
  expect(await typed(city, "policeLiaison", "/签收 1")).toEqual([{ view: "assignment", assignmentId: group.id }]);
  const [row] = await city.db.select().from(assignment).where(eq(assignment.id, group.id));
  expect(row?.status).toBe("inProgress");
});

test("/佐证 开一个三十分钟的上传请求，后一个代替前一个", async () => {
  const city = await desk();
  const item = await issuedItem(city.app);
  expect(await typed(city, "hanbinLiaison", "/佐证 1")).toEqual([words("目前为“待签收”，不能办理“上传佐证”")]);
  await moved(city, "hanbinLiaison", [item, "汉滨区", "acknowledge"]);
  expect(await typed(city, "hanbinLiaison", "/佐证 1")).toEqual([words("请在 30 分钟内把督〔2026〕1号的佐证材料")]);
  const other = await issuedItem(city.app, { matter: "网格员配备" });
  await moved(city, "hanbinLiaison", [other, "汉滨区", "acknowledge"]);
  city.clock.set("2026-11-24T09:01+08:00");
  expect(await typed(city, "hanbinLiaison", "/佐证 2")).toEqual([words("此前另一事项的上传请求已由本次代替")]);
  expect(await city.db.select().from(evidenceRequest)).toHaveLength(2);
  expect(await typed(city, "hanbinLiaison", "照片随后发")).toEqual([
    words("正在等待督〔2026〕2号的佐证材料，请直接发送文件或图片"),
    { view: "menu" },
  ]);
  city.clock.set("2026-11-24T09:32+08:00");
  expect(await typed(city, "hanbinLiaison", "照片随后发")).toEqual([{ view: "menu" }]);
  expect(await typed(city, "staff", "/佐证 1")).toEqual([text("", "不能办理“上传佐证”").view]);
});
