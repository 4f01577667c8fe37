import { describe, expect, test } from "vitest";
import { dedupKey, readEvent } from "../../src/feishu/events.ts";
import type { Envelope } from "../../src/feishu/gate/verdict.ts";
import { passed, payload } from "./wire.ts";

const zhen = "ou_zhenming0000000000000000000000000001";
const jia = "ou_jiashili0000000000000000000000000001";
const bot = "ou_bot00000000000000000000000001";
const privateChat = "oc_private000000000000000000000001";
const group = "oc_group0000000000000000000000001";
const card = "om_card000000000000000000000000001";

/** A payload of the platform as it comes out of the gate. */
function envelopeOf(name: string): Envelope {
  const verdict = passed(payload(name));
  if (verdict.kind !== "envelope") throw new Error(`${name} did not pass: ${JSON.stringify(verdict)}`);
  return verdict.envelope;
}
const read = (name: string, botOpenId: string | null = bot) => readEvent(envelopeOf(name), botOpenId);

describe("样例逐一读懂", () => {
  test("私聊里的一句话", () => {
    expect(read("message-text-p2p")).toEqual({
      kind: "message",
      messageId: "om_textp2p0000000000000000000001",
      chatId: privateChat,
      chatType: "p2p",
      openId: zhen,
      senderType: "user",
      messageType: "text",
      text: "/督办 汉滨区 雪亮工程点位整改 11月30日前",
      mentionsBot: false,
      file: null,
      pictures: [],
      parentId: null,
      rootId: null,
      createdAt: new Date(1772413204987),
    });
  });

  test.each<[string, object]>([
    [
      "message-text-group",
      { chatType: "group", chatId: group, text: "/台账 逾期 请 @贾示例 一并核对", mentionsBot: true },
    ],
    ["message-text-reply", { parentId: card, rootId: card, text: "已完成点位复核，详见附件" }],
    [
      "message-post",
      {
        messageType: "post",
        text: "整改进展\n /反馈 12 已完成八成\n点位清单（https://example.invalid/report）@贾示例\n[OK]点位 A-01",
        mentionsBot: true,
        file: null,
        pictures: [{ key: "img_v3_sample_picture_0001", name: "图片", type: "image" }],
      },
    ],
    ["message-image", { text: null, file: { key: "img_v3_sample_picture_0002", name: "图片", type: "image" } }],
    [
      "message-file",
      { file: { key: "file_v3_sample_report_0001", name: "整改报告.pdf", type: "file" }, parentId: card },
    ],
    ["message-audio", { file: { key: "file_v3_sample_voice_0001", name: "语音.opus", type: "file" } }],
    ["message-media", { file: { key: "file_v3_sample_video_0001", name: "现场.mp4", type: "file" } }],
    ["message-folder", { messageType: "folder", file: null, text: null }],
    ["message-sticker", { messageType: "sticker", file: null, text: null }],
    ["message-forwarded", { messageType: "merge_forward", file: null, text: null }],
  ])("%s", (name, expected) => {
    expect(read(name)).toMatchObject({ kind: "message", openId: zhen, ...expected });
  });

  test.each<[string, object]>([
    [
      "click-button",
      {
        openId: zhen,
        messageId: card,
        chatId: privateChat,
        value: { act: "acknowledge", ref: "k7Qm2", version: 3 },
        tag: "button",
        name: null,
        option: null,
        options: [],
        checked: null,
        form: {},
        inputValue: null,
        token: "c-sampleupdatetoken0001",
      },
    ],
    [
      "click-form",
      {
        name: "submit",
        form: {
          progress: "已整改 8 处",
          percent: "80",
          units: ["hanbin", "hanyin"],
          due: "2026-11-30 +0800",
          at: "2026-11-30 17:30 +0800",
          handler: jia,
          lookback: true,
        },
      },
    ],
    ["click-select", { tag: "select_static", name: "page", option: "2" }],
    ["click-context-beside", { tag: "checker", checked: true, messageId: card, chatId: privateChat }],
    [
      "click-older-shape",
      {
        messageId: card,
        chatId: privateChat,
        inputValue: "11月30日",
        value: { act: "show", ref: "k7Qm2", version: 1 },
      },
    ],
  ])("%s", (name, expected) => {
    expect(read(name)).toMatchObject({ kind: "click", ...expected });
  });

  test.each<[string, object]>([
    ["bot-added", { kind: "botAdded", chatId: group, name: "平安建设工作群", openId: zhen, external: false }],
    ["bot-removed", { kind: "botRemoved", chatId: group, name: "平安建设工作群", openId: zhen, external: true }],
    ["menu", { kind: "menu", openId: zhen, eventKey: "my-matters" }],
    ["p2p-entered", { kind: "entered", openId: zhen, chatId: privateChat }],
    ["message-recalled", { kind: "recalled", messageId: "om_textp2p0000000000000000000001", chatId: privateChat }],
    [
      "message-read",
      { kind: "read", openId: zhen, messageIds: [card, card.replace(/1$/, "2")], readAt: new Date(1772413300000) },
    ],
    ["user-deleted", { kind: "personLeft", openId: jia }],
    ["user-updated", { kind: "personChanged", openId: jia, standing: "active", moved: true }],
    ["user-created", { kind: "personChanged", openId: jia, standing: "active", moved: false }],
  ])("%s", (name, expected) => {
    expect(read(name)).toEqual(expected);
  });
});

type Change = { message?: object; sender?: object };
const message = payload("message-text-group").event as { message: Record<string, unknown>; sender: object };
const messageWith = ({ message: changed = {}, sender = {} }: Change, botOpenId: string | null = bot) =>
  readEvent(
    {
      eventType: "im.message.receive_v1",
      event: { sender: { ...message.sender, ...sender }, message: { ...message.message, ...changed } },
    },
    botOpenId,
  );
const saying = (text: unknown, more: object = {}) =>
  messageWith({ message: { content: JSON.stringify({ text }), ...more } });
const posting = (content: unknown) =>
  messageWith({ message: { message_type: "post", content: JSON.stringify(content) } });

describe("文字里的提及", () => {
  test.each([
    ["@_user_1 /待办", "/待办"],
    ["@_user_1/待办", "/待办"],
    ["  @_user_1   ／待办  ", "／待办"],
    ["请 @_user_2 签收", "请 @贾示例 签收"],
    ["@_user_2@_user_1", "@贾示例"],
    ["@_user_12 不在名单", "@_user_12 不在名单"],
    ["@_user_3 不在名单", "@_user_3 不在名单"],
    ["@_all 请注意", "@所有人 请注意"],
    ["@_allies 是原话", "@_allies 是原话"],
    ["第一行\r\n第二行", "第一行\n第二行"],
    ["", ""],
    [7, ""],
    [null, ""],
  ])("%j 读作 %j", (raw, text) => {
    expect(saying(raw)).toMatchObject({ kind: "message", text });
  });

  test("十个提及各归各位", () => {
    const mentions = Array.from({ length: 11 }, (_, i) => ({ key: `@_user_${i + 1}`, name: `人${i + 1}` }));
    expect(saying("@_user_11 @_user_1 @_user_10", { mentions })).toMatchObject({ text: "@人11 @人1 @人10" });
  });

  test("姓名里的换行与美元符不作怪", () => {
    const mentions = [{ key: "@_user_1", name: "甄\n明 $& $1" }];
    expect(saying("@_user_1 好", { mentions })).toMatchObject({ text: "@甄 明 $& $1 好" });
  });

  test("没有提及名单也读得懂", () => {
    for (const mentions of [undefined, null, []]) {
      expect(saying("@_all 开会", { mentions })).toMatchObject({ text: "@所有人 开会", mentionsBot: false });
    }
  });

  test("知道自己是谁时，别的机器人不算自己", () => {
    const mentions = [{ key: "@_user_1", id: { open_id: "ou_otherbot" }, mentioned_type: "bot", name: "他机器人" }];
    expect(saying("@_user_1 你好", { mentions })).toMatchObject({ mentionsBot: false, text: "@他机器人 你好" });
    const changed = { content: JSON.stringify({ text: "@_user_1 你好" }), mentions };
    expect(messageWith({ message: changed }, null)).toMatchObject({ mentionsBot: true, text: "你好" });
  });

  test("提及的编号可以是文字，也可以没有", () => {
    const mentions = [
      { key: "@_user_1", id: bot, name: "督办" },
      { key: "@_user_2", id: null, name: null },
    ];
    expect(saying("@_user_1 问 @_user_2", { mentions })).toMatchObject({ mentionsBot: true, text: "问 @" });
  });
});

describe("内容千奇百怪", () => {
  test.each<[string, unknown]>([
    ["没有正文", { title: "标题" }],
    ["正文不是列表", { title: "标题", content: "x" }],
    ["行不是列表", { title: "标题", content: ["x", null, {}] }],
    ["节点不是对象", { title: "标题", content: [["x", null, 1, []]] }],
    [
      "没见过的节点",
      { title: "标题", content: [[{ tag: "hologram", text: "x" }, { tag: "constructor" }, { tag: 1 }]] },
    ],
  ])("富文本%s", (_, content) => {
    expect(posting(content)).toMatchObject({ kind: "message", text: "标题", pictures: [] });
  });

  test("富文本的 md 节点与全体提及", () => {
    const content = [
      [
        { tag: "md", text: "**加急** @_user_2" },
        { tag: "at", user_id: "@_all" },
        { tag: "at", user_id: "?", user_name: "某人" },
      ],
    ];
    expect(posting({ content })).toMatchObject({ text: "**加急** @贾示例@所有人@某人" });
  });

  test.each([
    "",
    "不是 JSON",
    "[]",
    "null",
    '"x"',
    "7",
    '{"a":'.repeat(100),
    `${"[".repeat(5000)}${"]".repeat(5000)}`,
    '{"__proto__":{"text":"x"}}',
  ])("内容为 %.20j 时文字为空而不出错", (content) => {
    expect(messageWith({ message: { content } })).toMatchObject({ kind: "message", text: "" });
    expect(messageWith({ message: { content, message_type: "file" } })).toMatchObject({ file: null, text: null });
    expect(messageWith({ message: { content, message_type: "constructor" } })).toMatchObject({ file: null });
  });

  test("文字里的空字节换成替代符", () => {
    expect(messageWith({ message: { content: '{"text":"甲\\u0000乙\\ud800"}' } })).toMatchObject({ text: "甲�乙�" });
  });

  test.each([
    ["../../etc/passwd", ".. .. etc passwd"],
    ["C:\\台账.xlsx", "C: 台账.xlsx"],
    ["a\u0001b\n.pdf", "a b .pdf"],
    ["报告\u202efdp.exe", "报告 fdp.exe"],
    ["", "文件"],
    ["..", "文件"],
    [null, "文件"],
    [5, "文件"],
    [`${"长".repeat(300)}.pdf`, `${"长".repeat(196)}.pdf`],
  ])("文件名 %.20j 收作安全的名字", (file_name, name) => {
    const changed = { message_type: "file", content: JSON.stringify({ file_key: "k", file_name }) };
    expect(messageWith({ message: changed })).toMatchObject({ file: { key: "k", name, type: "file" } });
  });

  test.each([
    ["user", "user"],
    ["bot", "bot"],
    ["app", "bot"],
    ["anonymous", "other"],
    ["constructor", "other"],
  ])("发送者 %s 归为 %s", (sender_type, senderType) => {
    expect(messageWith({ sender: { sender_type } })).toMatchObject({ senderType });
  });

  test("发送者没有 open_id 时为空", () => {
    for (const sender_id of [null, undefined, {}, { open_id: "" }, { open_id: null }]) {
      expect(messageWith({ sender: { sender_id } })).toMatchObject({ kind: "message", openId: null });
    }
  });

  test("话题群按群对待", () => {
    expect(messageWith({ message: { chat_type: "topic_group" } })).toMatchObject({ chatType: "group" });
  });
});

const clicking = (changed: object, action: object = {}) => {
  const { event } = payload("click-button") as { event: { action: object } };
  return readEvent(
    { eventType: "card.action.trigger", event: { ...event, ...changed, action: { ...event.action, ...action } } },
    bot,
  );
};

describe("点击的形状", () => {
  test.each([
    ["文字里的对象", '{"act":"show"}', { act: "show" }],
    ["普通文字", "hello", {}],
    ["没有", undefined, {}],
    ["空值", null, {}],
  ])("按钮的值是%s", (_, value, expected) => {
    expect(clicking({}, { value })).toMatchObject({ kind: "click", value: expected });
  });

  test.each<[string, object]>([
    ["值是列表", { value: [1] }],
    ["值是数字", { value: 5 }],
    ["标签缺失", { tag: undefined }],
    ["选项是对象", { option: {} }],
    ["表单是列表", { form_value: ["x"] }],
    ["表单项是对象", { form_value: { a: { b: 1 } } }],
    ["表单项是混杂列表", { form_value: { a: ["x", 1] } }],
    ["输入是数字", { input_value: 5 }],
  ])("%s：认作畸形", (_, action) => {
    expect(clicking({}, action)).toEqual({ kind: "malformed", eventType: "card.action.trigger" });
  });

  test.each<[string, object]>([
    ["没有操作人", { operator: undefined }],
    ["操作人编号写坏", { operator: { open_id: "../x" } }],
    ["没有更新令牌", { token: undefined }],
    ["消息号写坏", { context: { open_message_id: "om_a/b" } }],
    ["没有动作", { action: null }],
  ])("%s：认作畸形", (_, changed) => {
    const { event } = payload("click-button") as { event: object };
    expect(readEvent({ eventType: "card.action.trigger", event: { ...event, ...changed } }, bot).kind).toBe(
      "malformed",
    );
  });

  test("操作人可以没有 open_id，那就谁也不是", () => {
    expect(clicking({ operator: {} })).toMatchObject({ kind: "click", openId: null });
  });
});

describe("认不得与读不通", () => {
  test.each(["im.message.reaction.created_v1", "constructor", "__proto__", "toString", ""])(
    "类型 %j 认不得",
    (eventType) => {
      expect(readEvent({ eventType, event: {} }, bot)).toEqual({ kind: "unknown", eventType });
    },
  );

  const known = [
    "im.message.receive_v1",
    "card.action.trigger",
    "application.bot.menu_v6",
    "im.chat.access_event.bot_p2p_chat_entered_v1",
    "im.chat.member.bot.added_v1",
    "im.chat.member.bot.deleted_v1",
    "im.message.recalled_v1",
    "im.message.message_read_v1",
  ];
  const shapes: unknown[] = [undefined, null, 1, "x", [], {}, { message: [] }, { message: {}, sender: {} }];
  test.each(known)("类型 %s 的空壳认作畸形，不出错", (eventType) => {
    for (const event of shapes) expect(readEvent({ eventType, event }, null)).toEqual({ kind: "malformed", eventType });
  });

  test.each<[string, Change]>([
    ["消息号写坏", { message: { message_id: "om_a/../b" } }],
    ["消息号是数字", { message: { message_id: 5 } }],
    ["会话号写坏", { message: { chat_id: "ou_x" } }],
    ["时间写坏", { message: { create_time: "soon" } }],
    ["时间是数字", { message: { create_time: 1772413204987 } }],
    ["内容是对象", { message: { content: {} } }],
    ["提及是对象", { message: { mentions: {} } }],
    ["提及没有键", { message: { mentions: [{ name: "x" }] } }],
    ["发送者类型缺失", { sender: { sender_type: undefined } }],
    ["发送者编号写坏", { sender: { sender_id: { open_id: "x" } } }],
  ])("消息%s：认作畸形", (_, changed) => {
    expect(messageWith(changed).kind).toBe("malformed");
  });

  test.each(["contact.user.deleted_v3", "contact.user.updated_v3"])("%s 没有编号就不指任何人", (eventType) => {
    expect(readEvent({ eventType, event: { object: {} } }, null)).toMatchObject({ openId: null });
  });
});

describe("去重的键", () => {
  test("消息按消息号，同一消息换了事件号仍是同一条", () => {
    const first = envelopeOf("message-text-p2p");
    expect(dedupKey(first)).toBe("m:om_textp2p0000000000000000000001");
    expect(dedupKey({ ...first, eventId: "other" })).toBe(dedupKey(first));
  });

  test("点击和其他事件按事件号，同一张卡上的两次点击是两次", () => {
    const first = envelopeOf("click-button");
    expect(dedupKey(first)).toBe("e:evt_click_button_0001");
    expect(dedupKey({ ...first, eventId: "second" })).toBe("e:second");
    expect(dedupKey(envelopeOf("message-recalled"))).toBe("e:evt_message_recalled_0001");
  });

  test("消息号读不通时退回事件号", () => {
    expect(dedupKey({ eventId: "x", eventType: "im.message.receive_v1", event: { message: { message_id: 1 } } })).toBe(
      "e:x",
    );
  });
});
