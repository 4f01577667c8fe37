import { expect, test } from "vitest";
import { readEvent } from "../../src/feishu/events.ts";
import { botOpenId } from "../../src/sandbox/platform/options.ts";
import type { Heard } from "./platform-desk.ts";
import {
  desk,
  group,
  interactive,
  jia,
  keys,
  messageIn,
  outsider,
  temporary,
  text,
  to,
  zhen,
} from "./platform-desk.ts";

const newest = (heard: readonly Heard[]) => {
  const last = heard.at(-1);
  return last ? readEvent(last, botOpenId) : null;
};

test("私聊的话过得了真的门，读得出谁在哪里说了什么", async () => {
  const { sandbox, heard, clock } = await desk();
  await sandbox.says(zhen, "/待办");
  expect(heard[0]).toMatchObject({ path: "/feishu/events", tenantKey: keys.tenantKey, createdAt: clock.now() });
  expect(messageIn(heard)).toMatchObject({ openId: zhen, chatType: "p2p", senderType: "user", text: "/待办" });
});

test("群里不提到机器人，它就听不见；提到了，占位换成称呼", async () => {
  const { sandbox, heard } = await desk();
  await sandbox.says(zhen, "/台账 逾期", { chatId: group });
  await sandbox.says(zhen, "请@所有人 注意", { chatId: group });
  await sandbox.sendsFile(zhen, { name: "a.pdf", bytes: Buffer.from("x") }, { chatId: group });
  expect(heard).toHaveLength(0);
  await sandbox.says(zhen, "@督办助手 /台账 逾期 请 @甄明示例 和 @甄明 核对", { chatId: group });
  const content = expect.stringMatching(/^{"text":"@_user_\d \/台账 逾期 请 @_user_\d 和 @_user_\d 核对"}$/);
  expect(heard[0]?.event).toMatchObject({ message: { content } });
  expect(messageIn(heard)).toMatchObject({
    chatType: "group",
    mentionsBot: true,
    text: "/台账 逾期 请 @甄明示例 和 @甄明 核对",
  });
  expect(sandbox.messages(group).at(-1)?.content).toEqual({ text: expect.stringContaining("@督办助手") });
});

test("机器人不在群里，提到也听不见", async () => {
  const { sandbox, heard } = await desk();
  await sandbox.movesBot(zhen, group, false);
  await sandbox.says(zhen, "@督办助手 /待办", { chatId: group });
  expect(heard.map(({ eventType }) => eventType)).toEqual(["im.chat.member.bot.deleted_v1"]);
});

test("不在群里的人说不了话", async () => {
  const { sandbox } = await desk();
  expect(() => sandbox.says(outsider, "在吗", { chatId: group })).toThrow(RangeError);
});

test("回复带着被回复的和最早的那一条", async () => {
  const { sandbox, client, heard } = await desk();
  const { messageId: root } = await client.send(to(zhen), interactive, "u-1");
  const { messageId: parent } = await client.reply(root, text("请补充"), "u-2");
  await sandbox.says(zhen, "已补充", { replyTo: parent });
  expect(messageIn(heard)).toMatchObject({ parentId: parent, rootId: root, text: "已补充" });
});

test("表情、文件夹也送到，只是取不出文件", async () => {
  const { sandbox, heard } = await desk();
  await sandbox.sendsOther(zhen, "folder", { file_key: "file_v3_f", file_name: "材料" });
  expect(messageIn(heard)).toMatchObject({ messageType: "folder", file: null, text: null });
});

test("进入会话、点菜单、进群、撤回各成一个事件", async () => {
  const { sandbox, client, heard } = await desk();
  await sandbox.entersChat(zhen);
  expect(newest(heard)).toMatchObject({ kind: "entered", openId: zhen });
  await sandbox.chooses(zhen, "todo");
  expect(newest(heard)).toEqual({ kind: "menu", openId: zhen, eventKey: "todo" });
  await sandbox.opensGroup(jia, { chatId: "oc_new", name: "新群", members: [jia, outsider] });
  expect(newest(heard)).toEqual({ kind: "botAdded", chatId: "oc_new", name: "新群", openId: jia, external: true });
  await sandbox.disbands(jia, "oc_new");
  expect(newest(heard)).toMatchObject({ kind: "disbanded", chatId: "oc_new", openId: jia });
  const { messageId, chatId } = await client.send(to(zhen), text("一"), "u-1");
  await sandbox.recalls(messageId);
  expect(newest(heard)).toEqual({ kind: "recalled", messageId, chatId });
  expect(sandbox.messages(chatId)[0]?.recalled).toBe(true);
});

test("重复投递是同一个事件号，有时也换一个号", async () => {
  const { sandbox, heard } = await desk();
  expect(await sandbox.repeatsLastEvent()).toBeNull();
  await sandbox.says(zhen, "/待办");
  await sandbox.repeatsLastEvent();
  await sandbox.repeatsLastEvent({ freshId: true });
  const [first, second, third] = heard;
  expect(second).toEqual(first);
  expect(third?.eventId).not.toBe(first?.eventId);
  expect(third?.event).toEqual(first?.event);
});

test("没有收下的事件留着，再投时按当时的时间签名", async () => {
  let status = 503;
  const { sandbox, heard, advance } = await desk({ answer: () => ({ status, body: "{}" }) });
  expect(await sandbox.says(zhen, "/待办")).toMatchObject({ status: 503 });
  expect(sandbox.problems()).toEqual(["im.message.receive_v1 was answered with 503"]);
  status = 200;
  advance(6 * 3_600_000);
  expect(await sandbox.redelivers()).toEqual([{ eventId: heard[0]?.eventId, status: 200 }]);
  expect(heard[1]).toEqual(heard[0]);
  expect(await sandbox.redelivers()).toEqual([]);
});

test("对方没有应声也不出错，留着再投", async () => {
  let away = true;
  const { sandbox } = await desk({
    answer: () => {
      if (away) throw new Error("away");
      return { status: 200, body: "{}" };
    },
  });
  expect(await sandbox.says(zhen, "/待办")).toMatchObject({ status: null });
  away = false;
  expect(await sandbox.redelivers()).toHaveLength(1);
});

test("说了话、换了卡片，守着的人都知道", async () => {
  const { sandbox, client } = await desk();
  let rung = 0;
  const off = sandbox.on(() => {
    rung += 1;
  });
  await sandbox.says(zhen, "/待办");
  const { messageId } = await client.send(to(zhen), interactive, "u-1");
  await client.patch(messageId, interactive.content);
  expect(rung).toBe(3);
  off();
  await sandbox.says(zhen, "/待办");
  expect(rung).toBe(3);
});

test("会话、群、文件和去重号在重开之后都还在", async () => {
  const dataDir = temporary();
  const first = await desk({ dataDir });
  const sent = await first.client.send(to(zhen), interactive, "u-1");
  await first.sandbox.says(zhen, "在办", { replyTo: sent.messageId });
  await first.sandbox.sendsFile(zhen, { name: "报告.pdf", bytes: Buffer.from("报告") });
  const { messageId, file } = messageIn(first.heard);
  await first.sandbox.opensGroup(jia, { chatId: "oc_new", name: "新群", members: [jia] });
  first.sandbox.faults.dissolve(group);
  await first.close();

  const second = await desk({ dataDir });
  expect(second.sandbox.messages(sent.chatId)).toEqual(first.sandbox.messages(sent.chatId));
  expect((await second.client.groups()).map(({ name }) => name)).toEqual(["新群"]);
  expect(await second.client.send(to(zhen), interactive, "u-1")).toEqual(sent);
  const { size } = await second.client.download(messageId, file?.key ?? "", "file");
  expect(size).toBe(6);
});

test("另说了留几条的，就留那几条", async () => {
  const { sandbox } = await desk({ mostMessages: 2 });
  for (const said of ["一", "二", "三"]) await sandbox.says(jia, said, { chatId: group });
  expect(sandbox.messages(group).map(({ content }) => content)).toEqual([{ text: "二" }, { text: "三" }]);
});

test("只留最近五千条，旧的连同文件一起忘掉", async () => {
  const { sandbox, client, heard } = await desk();
  await sandbox.sendsFile(zhen, { name: "旧.pdf", bytes: Buffer.from("旧") });
  const { messageId, chatId, file } = messageIn(heard);
  for (let n = 0; n < 5_000; n += 1) await sandbox.says(jia, `第 ${n} 条`, { chatId: group });
  expect(sandbox.messages(group)).toHaveLength(5_000);
  expect(sandbox.messages(chatId)).toHaveLength(0);
  await expect(client.download(messageId, file?.key ?? "", "file")).rejects.toMatchObject({ code: 234003 });
});
