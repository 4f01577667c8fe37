import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { listen, receiveOne } from "../../src/bot/receive/one.ts";
import { receiveDue } from "../../src/bot/receive/receive.ts";
import { claimEvents } from "../../src/db/inbox.ts";
import { itemById } from "../../src/db/items.ts";
import { evidence } from "../../src/db/schema/evidence.ts";
import { followUp, journal } from "../../src/db/schema/journal.ts";
import { inboxEvent, outboxMessage } from "../../src/db/schema/messages.ts";
import { chatGroup, person } from "../../src/db/schema/roster.ts";
import { newId } from "../../src/ids.ts";
import { replay } from "../../src/usecases/follow-up/replay.ts";
import { act } from "../../src/usecases/item/act.ts";
import { actorOf, issuedItem, shareOf } from "../support/town.ts";
import { desk, GROUP, privateChat, text } from "./desk.ts";

const HOUR_MS = 3_600_000;
const NEUTRAL = { to: GROUP, view: { view: "text", text: "请私聊我办理。" } };

test("私聊里随便说一句，得到菜单", async () => {
  const { says, receive, heard, statuses } = await desk();
  await says("hanbinLiaison", "你好");
  expect(await receive()).toBe(1);
  expect(await heard()).toEqual([{ to: "hanbinLiaison", view: { view: "menu" } }]);
  expect(await statuses()).toEqual(["done"]);
  expect(await receive()).toBe(0);
});

test("同一条消息来两次，只办一次", async () => {
  const { says, receive, heard } = await desk();
  await says("hanbinLiaison", "/待办", { id: "om_same" });
  await says("hanbinLiaison", "/待办", { id: "om_same" });
  await receive();
  await receive();
  expect(await heard()).toHaveLength(1);
});

test("通讯录以外的人私聊，得到平安办的联系方式，不登记任何东西", async () => {
  const { says, sendsFile, receive, heard, db } = await desk();
  await says("nobody", "/待办");
  await sendsFile("nobody" as never, "材料.pdf");
  await receive();
  const stranger = { to: privateChat("nobody"), view: { view: "stranger" } };
  expect(await heard()).toEqual([stranger, stranger]);
  expect(await db.select().from(evidence)).toEqual([]);
});

test("其他机器人说话不回答，否则两个机器人会说个没完", async () => {
  const { says, receive, heard, statuses } = await desk();
  await says("hanbinLiaison", "/待办", { sender: "app" });
  await says("hanbinLiaison", "/待办", { sender: "anonymous" });
  await receive();
  expect(await heard()).toEqual([]);
  expect(await statuses()).toEqual(["ignored", "ignored"]);
});

test("群里点名办事，群里只说请私聊，结果发到私聊", async () => {
  const { says, receive, heard } = await desk();
  await says("hanbinLiaison", "@_user_1 /待办", { chatId: GROUP });
  await receive();
  expect(await heard()).toEqual(expect.arrayContaining([NEUTRAL, { to: "hanbinLiaison", view: { view: "todo" } }]));
});

test("群里的话不论事项有没有、能不能看，都一个样", async () => {
  const { says, receive, heard, app } = await desk();
  await issuedItem(app);
  await heard();
  await says("shiquanLiaison", "@_user_1 /查 1", { chatId: GROUP });
  await says("shiquanLiaison", "@_user_1 /查 999", { chatId: GROUP });
  await says("nobody", "@_user_1 /查 1", { chatId: GROUP });
  await receive();
  const said = await heard();
  expect(said.filter(({ to }) => to === GROUP)).toEqual([NEUTRAL, NEUTRAL, NEUTRAL]);
  const words = said.filter(({ to }) => to === "shiquanLiaison").map(({ view }) => JSON.stringify(view));
  expect(words).toHaveLength(2);
  expect(new Set(words).size).toBe(1);
});

test("群里没有点名的闲谈和文件，与督办无关", async () => {
  const { says, sendsFile, receive, heard, statuses } = await desk();
  await says("hanbinLiaison", "/待办", { chatId: GROUP });
  await sendsFile("hanbinLiaison", "会议通知.pdf", { chatId: GROUP });
  await receive();
  expect(await heard()).toEqual([]);
  expect(await statuses()).toEqual(["ignored", "ignored"]);
});

test("首次打开私聊得到菜单，以后不再打扰", async () => {
  const { happens, receive, heard } = await desk();
  const entered = (openId: string) =>
    happens("im.chat.access_event.bot_p2p_chat_entered_v1", { chat_id: "oc_x", operator_id: { open_id: openId } });
  await entered("ou_staff");
  await entered("ou_staff");
  await entered("ou_nobody");
  await receive();
  await entered("ou_staff");
  await receive();
  expect(await heard()).toEqual([{ to: "staff", view: { view: "menu" } }]);
});

test("底部菜单等于发命令，没有对应命令的给菜单卡片", async () => {
  const { happens, receive, heard } = await desk();
  for (const key of ["todo", "ledger", "help", "me", "whatever"]) {
    await happens("application.bot.menu_v6", { operator: { operator_id: { open_id: "ou_staff" } }, event_key: key });
  }
  await receive();
  const views = (await heard()).map(({ view }) => view.view);
  expect(views.sort()).toEqual(["help", "ledger", "me", "menu", "todo"]);
});

test("通讯录以外的人点底部菜单，得到平安办的联系方式，别的什么也没有", async () => {
  const { happens, receive, db } = await desk();
  await happens("application.bot.menu_v6", {
    operator: { operator_id: { open_id: "ou_nobody" } },
    event_key: "ledger",
  });
  await receive();
  const sent = await db.select().from(outboxMessage);
  expect(sent).toMatchObject([{ strangerId: "ou_nobody", personId: null, chatId: null, view: { view: "stranger" } }]);
});

test("机器人进新群，管理员得到待处置：写明谁加的、是不是外部群；再次进群不重复", async () => {
  const { happens, receive, heard, db } = await desk();
  const operator_id = { open_id: "ou_hanbinLiaison" };
  const event = { chat_id: "oc_new", name: "平安建设工作群", operator_id, external: true };
  for (let n = 0; n < 2; n += 1) {
    await happens("im.chat.member.bot.added_v1", event);
    await receive();
  }
  expect(await heard()).toEqual([{ to: "admin", view: expect.objectContaining({ view: "followUp" }) }]);
  const [raised] = await db.select().from(followUp);
  const adder = (await actorOf(db, "hanbinLiaison")).id;
  const detail = { name: "平安建设工作群", chatId: "oc_new", personId: adder, why: expect.stringContaining("外部群") };
  expect(raised).toMatchObject({ kind: "unboundGroup", owner: "systemAdmin", subject: "oc_new", detail });
});

test("还没有绑定的群，机器人又被移出：那条待处置自行了结，别的不说", async () => {
  const { happens, receive, heard, db } = await desk();
  await happens("im.chat.member.bot.added_v1", { chat_id: "oc_new", name: "平安建设工作群" });
  await receive();
  await heard();
  await happens("im.chat.member.bot.deleted_v1", { chat_id: "oc_new", name: "平安建设工作群" });
  await receive();
  expect(await heard()).toEqual([]);
  const [raised] = await db.select().from(followUp);
  expect(raised).toMatchObject({ endedBy: null, remark: "机器人已被移出，无需处理。" });
  expect(raised?.endedAt).not.toBeNull();
});

test.each([
  ["im.chat.member.bot.deleted_v1", "机器人已被移出"],
  ["im.chat.disbanded_v1", "群已解散"],
])("已登记的群 %s：绑定终止并报管理员一次；再次入群重新请管理员定", async (eventType, why) => {
  const { happens, receive, heard, db } = await desk();
  const event = { chat_id: GROUP, name: "领导群" };
  await happens(eventType, event);
  await happens(eventType, { chat_id: "oc_other", name: "别的群" });
  await receive();
  await happens(eventType, event);
  await receive();
  const group = async () => (await db.select().from(chatGroup).where(eq(chatGroup.chatId, GROUP)))[0];
  expect(await group()).toMatchObject({ dead: why, purposes: [], digestAt: null });
  expect(await heard()).toEqual([{ to: "admin", view: expect.objectContaining({ view: "followUp" }) }]);
  const [raised] = await db.select().from(followUp);
  expect(raised).toMatchObject({ kind: "deadGroup", detail: { why: `${why}，周报的绑定已终止` } });
  await happens("im.chat.member.bot.added_v1", event);
  await receive();
  expect(await group()).toMatchObject({ dead: why, purposes: [] });
  const [, unbound] = await db.select().from(followUp).orderBy(followUp.createdAt, followUp.kind);
  expect(unbound).toMatchObject({ kind: "unboundGroup", subject: GROUP });
  expect(await heard()).toHaveLength(1);
});

test("禁言后机器人又被加入的群，绑定还在，恢复发送", async () => {
  const { happens, receive, heard, db } = await desk();
  await db.update(chatGroup).set({ dead: "平台返回代码 230018" }).where(eq(chatGroup.chatId, GROUP));
  await happens("im.chat.member.bot.added_v1", { chat_id: GROUP, name: "领导群" });
  await receive();
  const [group] = await db.select().from(chatGroup).where(eq(chatGroup.chatId, GROUP));
  expect(group).toMatchObject({ dead: null, purposes: ["digest"] });
  expect(await heard()).toEqual([]);
});

test("有人离职，标为无法送达，平安办得到待处置", async () => {
  const { happens, receive, heard, db } = await desk();
  await happens("contact.user.deleted_v3", { object: { open_id: "ou_hanbinLiaison" } });
  await receive();
  const [left] = await db.select().from(person).where(eq(person.openId, "ou_hanbinLiaison"));
  expect(left?.unreachable).toBe("已离职");
  const told = (await heard()).map(({ to }) => to);
  expect(told.sort()).toEqual(["staff", "staffTwo"]);
});

test("说了无法送达的人又来说话，就是能送达", async () => {
  const { says, receive, db } = await desk();
  await db.update(person).set({ unreachable: "停用了机器人" }).where(eq(person.openId, "ou_hanbinLiaison"));
  await says("hanbinLiaison", "/待办");
  await receive();
  const [back] = await db.select().from(person).where(eq(person.openId, "ou_hanbinLiaison"));
  expect(back?.unreachable).toBeNull();
});

test("已读、撤回、不认识的和不合格式的事件，记为不需办理", async () => {
  const { happens, receive, heard, statuses } = await desk();
  await happens("im.message.recalled_v1", { message_id: "om_x", chat_id: "oc_x" });
  await happens("im.message.message_read_v1", {
    reader: { reader_id: { open_id: "ou_staff" } },
    message_id_list: ["om_x"],
  });
  await happens("contact.user.updated_v3", { object: { open_id: "ou_staff" } });
  await happens("something.new_v9", { what: 1 });
  await happens("im.message.receive_v1", { message: 7 });
  await happens("card.action.trigger", {});
  await receive();
  expect(await heard()).toEqual([]);
  expect(new Set(await statuses())).toEqual(new Set(["ignored"]));
});

test("拒绝也是答复：什么都没改，只有一句话，权利被拒的记入日志", async () => {
  const { says, receive, heard, app, db, statuses } = await desk();
  const item = await issuedItem(app);
  await heard();
  await says("hanbinLiaison", "/销号 1");
  await says("shiquanLiaison", "/签收 1");
  await says("hanbinLiaison", "/督办 石泉县 私自下达 明天");
  await receive();
  expect(await heard()).toEqual(
    expect.arrayContaining([
      text("hanbinLiaison", "您不是本事项的责任人，不能办理“通过并销号”"),
      text("shiquanLiaison", "没有找到您可以查看的这件事项"),
      text("hanbinLiaison", "您没有下达督导事项的权限"),
    ]),
  );
  const refused = (await db.select().from(journal)).filter((row) => row.refusal !== null);
  const shown = refused.map(({ act: tried, refusal, itemId }) => [tried, refusal, itemId]).sort();
  expect(shown).toEqual([
    ["closeOut", "notYours", item.id],
    ["command:督办", "notAllowed", null],
    ["command:签收", "notFound", null],
  ]);
  expect(await statuses()).toEqual(["done", "done", "done"]);
});

test("同一个人的几件事按先后办：先签收再反馈", async () => {
  const { says, receive, app } = await desk();
  const item = await issuedItem(app);
  await says("hanbinLiaison", "/签收 1");
  await says("hanbinLiaison", "/反馈 1 已完成一半 50%");
  await says("hanbinLiaison", "/办结 1 全部完成");
  await receive();
  const share = (await itemById(app.db, item.id))?.assignments[0];
  expect(share).toMatchObject({ status: "submitted", percent: 50 });
});

test("两个进程同时收，每件只办一次", async () => {
  const { says, bot, heard } = await desk();
  for (let n = 0; n < 12; n += 1) await says(n % 2 ? "staff" : "hanbinLiaison", "/我");
  const counts = await Promise.all([receiveDue(bot), receiveDue(bot)]);
  expect(counts[0] + counts[1]).toBe(12);
  expect(await heard()).toHaveLength(12);
});

test("租约过期后两个进程都在办同一件，后完成的一个不留任何痕迹", async () => {
  const { says, bot, app, db, heard } = await desk();
  await issuedItem(app);
  await heard();
  await says("hanbinLiaison", "/签收 1");
  const [event] = await claimEvents(db, app.clock.now(), 1);
  if (!event) throw new Error("nothing was claimed");
  await Promise.all([receiveOne(bot, listen(bot, event)), receiveOne(bot, listen(bot, event))]);
  const signed = (await db.select().from(journal)).filter(({ act: done }) => done === "acknowledge");
  expect(signed).toHaveLength(1);
  expect((await heard()).filter(({ to }) => to === "hanbinLiaison")).toHaveLength(1);
});

/** A database that breaks at the very last statement of an event. */
async function breakFinish(db: Awaited<ReturnType<typeof desk>>["db"]) {
  await db.execute(
    sql`create function broken() returns trigger as 'begin raise exception ''broken world''; end' language plpgsql`,
  );
  await db.execute(
    sql`create trigger broken before update of status on inbox_event for each row execute function broken()`,
  );
  return () => db.execute(sql`drop trigger broken on inbox_event`);
}

test("办到一半出错，事项、日志、消息都不留痕迹；恢复后照常办完一次", async () => {
  const { says, receive, heard, app, db, clock, counted } = await desk();
  const item = await issuedItem(app);
  await heard();
  await says("hanbinLiaison", "/签收 1");
  const mend = await breakFinish(db);
  await receive();
  expect(counted).toEqual(["retried"]);
  expect(await heard()).toEqual([]);
  expect((await db.select().from(journal)).filter(({ act: done }) => done === "acknowledge")).toEqual([]);
  const [row] = await db.select().from(inboxEvent);
  expect(row).toMatchObject({ status: "waiting", attempts: 1 });
  expect(row?.error).not.toContain("签收");
  expect(await receive()).toBe(0);
  await mend();
  clock.set("2026-11-24T09:00:02+08:00");
  await receive();
  const share = await shareOf(app, item, "汉滨区");
  expect((await heard()).filter(({ to }) => to === "hanbinLiaison")).toEqual([
    { to: "hanbinLiaison", view: expect.objectContaining({ view: "assignment", assignmentId: share.id }) },
  ]);
});

test("一直办不成的，到限度后转管理员处置，并请本人重发", async () => {
  const { says, receive, heard, app, db, clock, counted } = await desk();
  await says("hanbinLiaison", "/待办");
  await db.execute(
    sql`create function unlucky() returns trigger as 'begin raise exception ''broken world''; end' language plpgsql`,
  );
  await db.execute(
    sql`create trigger unlucky before insert on outbox_message for each row when (new.view->>'view' = 'todo') execute function unlucky()`,
  );
  for (let attempt = 0; attempt < 10; attempt += 1) {
    await receive();
    clock.set(new Date(clock.now().getTime() + 3 * HOUR_MS).toISOString());
  }
  await db.execute(sql`drop trigger unlucky on outbox_message`);
  expect(counted.filter((outcome) => outcome === "retried")).toHaveLength(8);
  expect(counted.at(-1)).toBe("dead");
  const [raised] = await db.select().from(followUp);
  expect(raised).toMatchObject({ kind: "deadLetter", owner: "systemAdmin" });
  expect(await heard()).toEqual(
    expect.arrayContaining([
      { to: "admin", view: expect.objectContaining({ view: "followUp" }) },
      text("hanbinLiaison", "您11月24日 09:00发来的消息没有办成"),
    ]),
  );
  const status = async () => (await db.select().from(inboxEvent))[0]?.status;
  expect(await status()).toBe("dead");

  const admin = await actorOf(db, "admin");
  await replay(app, admin, raised?.id ?? newId());
  await expect(replay(app, admin, raised?.id ?? newId())).rejects.toMatchObject({ reason: "followUpEnded" });
  await receive();
  await receive();
  expect(await status()).toBe("done");
  const todo = { to: "hanbinLiaison", view: expect.objectContaining({ view: "todo" }) };
  expect((await heard()).filter(({ to, view }) => to === todo.to && view.view === "todo")).toEqual([todo]);
});

test("回复承办卡片的一句话，打开填好的反馈表单，不代为提交", async () => {
  const { says, receive, heard, app, db } = await desk();
  const item = await issuedItem(app);
  const share = await shareOf(app, item, "汉滨区");
  const liaison = await actorOf(db, "hanbinLiaison");
  await act(app, liaison, { assignmentId: share.id, act: "acknowledge", words: {} });
  await db
    .update(outboxMessage)
    .set({ messageId: "om_card", status: "sent" })
    .where(eq(outboxMessage.personId, liaison.id));
  await heard();
  await says("hanbinLiaison", "点位已装，60%", { parent: "om_card" });
  await receive();
  expect(await heard()).toEqual([
    {
      to: "hanbinLiaison",
      view: expect.objectContaining({
        assignmentId: share.id,
        form: "reportProgress",
        filled: { progress: "点位已装", percent: "60" },
      }),
    },
  ]);
});
