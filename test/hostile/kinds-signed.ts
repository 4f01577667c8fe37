import { config, now, payload, sealed, signed } from "../feishu/wire.ts";
import type { Kinds } from "./kinds.ts";
import { posted } from "./wire.ts";

type Branch = Record<string, unknown>;

const message = payload("message-text-p2p");
const click = payload("click-form");
const menu = payload("menu");

/** Correctly sealed and signed by somebody who holds the keys, or by a platform gone mad. */
const inside = (value: object | string) => {
  const body = sealed(typeof value === "string" ? value : JSON.stringify(value));
  return posted({ body, headers: signed(body) });
};
const headed = (value: Branch, changed: Branch) => ({ ...value, header: { ...(value.header as Branch), ...changed } });
/** The same event under a name of its own, so that it is no repeat. */
let count = 0;
const next = () => {
  count += 1;
  return count;
};
const named = (value: Branch) => headed(value, { event_id: `evt_hostile_${next()}` });
const happens = (event: unknown, type = "im.message.receive_v1") =>
  inside(headed(named({ ...message, event }), { event_type: type }));
const messageWith = (changed: Branch) => {
  const event = message.event as { message: Branch };
  const own = { message_id: `om_hostile${next()}` };
  return happens({ ...event, message: { ...event.message, ...own, ...changed } });
};
const senderWith = (sender: unknown) => happens({ ...(message.event as Branch), sender });

export const LIAISON = "ou_hanbinLiaison";
export const CARD = { ref: "hostile-card-of-hanbin", messageId: "om_hostilecard" };
const value = { act: "acknowledge", ref: CARD.ref, version: 1 };

const pressed = (changed: Branch, action: Branch = {}) => {
  const event = {
    operator: { open_id: LIAISON },
    token: "c-token",
    action: { tag: "button", value, ...action },
    context: { open_message_id: CARD.messageId, open_chat_id: "oc_with_hanbinLiaison" },
  };
  return inside(named({ ...click, event: { ...event, ...changed } }));
};
const carrying = (changed: unknown) => pressed({}, { value: changed });
const altered = (changed: Branch) => carrying({ ...value, ...changed });
/** From a card long out of date: the words are read, and nothing may come of them. */
const filling = (form: unknown, act = "decline") =>
  pressed({}, { value: { ...value, act, version: 0 }, form_value: form });

const raw = (changed: string) => inside(JSON.stringify(named(message)).replace('"event":{', `"event":{${changed},`));
const nested = (depth: number) => `"deep":${"[".repeat(depth)}${"]".repeat(depth)}`;

/** Correctly signed, whatever is inside. */
export const signedOnes: Kinds = {
  taken: {
    没见过的事件: happens({ x: 1 }, "im.unheard.of_v9"),
    事件名为构造器: happens({ x: 1 }, "constructor"),
    事件名为原型: happens({ x: 1 }, "__proto__"),
    事件名为toString: happens({ x: 1 }, "toString"),
    旧版事件: inside(payload("v1-event")),
    空事件体: happens({}),
    消息为文字: happens({ sender: {}, message: "x" }),
    消息为列表: happens({ sender: [], message: [] }),
    无消息号: messageWith({ message_id: undefined }),
    消息号为数字: messageWith({ message_id: 1 }),
    消息号含引号: messageWith({ message_id: "om_' or 1=1" }),
    消息号极长: messageWith({ message_id: `om_${"a".repeat(5_000)}` }),
    内容为对象: messageWith({ content: { text: "/待办" } }),
    内容为半截JSON: messageWith({ content: '{"text":"' }),
    内容为数字: messageWith({ content: "1e999" }),
    内容含孤字: messageWith({ content: '{"text":"\\ud800/查 1"}' }),
    内容含空字节: messageWith({ content: '{"text":"/查\\u00001"}' }),
    内容九百K: messageWith({ content: JSON.stringify({ text: "长".repeat(200_000) }) }),
    类型为原型: messageWith({ message_type: "__proto__" }),
    类型为空: messageWith({ message_type: "" }),
    会话号为空: messageWith({ chat_id: "" }),
    时间为负: messageWith({ create_time: "-1" }),
    时间极大: messageWith({ create_time: "9".repeat(30) }),
    消息时间为对象: messageWith({ create_time: {} }),
    提及为对象: messageWith({ mentions: {} }),
    提及成千: messageWith({ mentions: Array.from({ length: 2_000 }, (_, n) => ({ key: `@_user_${n}` })) }),
    发送者为空: senderWith(null),
    发送者为文字: senderWith("ou_x"),
    发送者类型自造: senderWith({ sender_id: { open_id: LIAISON }, sender_type: "admin" }),
    发送者号为对象: senderWith({ sender_id: { open_id: { $ne: null } }, sender_type: "user" }),
    键重复而末者为真: raw('"sender":1'),
    深到三十层: raw(nested(29)),
    数字大得成了无穷: raw('"big":1e999'),
    数字精度尽失: raw('"long":123456789012345678901234567890'),
    值含孤字: raw('"lone":"\\udfff"'),
    值含空字节: raw('"nul":"a\\u0000b"'),
    值为反向文字: raw('"rtl":"\\u202e"'),
    菜单键为空: inside(named({ ...menu, event: { ...(menu.event as Branch), event_key: "" } })),
    菜单键极长: inside(named({ ...menu, event: { ...(menu.event as Branch), event_key: "x".repeat(10_000) } })),
    菜单无人: inside(named({ ...menu, event: { event_key: "todo" } })),
    重放的消息: inside(message),
    点击无操作者: pressed({ operator: undefined }),
    点击操作者为列表: pressed({ operator: [] }),
    点击操作者号为数字: pressed({ operator: { open_id: 7 } }),
    点击操作者号像路径: pressed({ operator: { open_id: "../../admin" } }),
    点击无动作: pressed({ action: undefined }),
    点击动作为空: pressed({ action: {} }),
    点击无令牌: pressed({ token: undefined }),
    点击消息号为对象: pressed({ context: { open_message_id: {} } }),
    点击值为列表: carrying([1]),
    点击值为数字: carrying(7),
    填写值为对象: filling({ reason: { a: 1 } }),
    填写值为表中表: filling({ reason: [["x"]] }),
    填写为列表: filling([["reason", "x"]]),
    填写为文字: filling("reason=x"),
  },
  word: {
    点击者号空: pressed({ operator: { open_id: "" } }),
    点击者无号: pressed({ operator: {} }),
    点击者是外人: pressed({ operator: { open_id: "ou_stranger", tenant_key: "another" } }),
    点击者是别人: pressed({ operator: { open_id: "ou_shiquanLiaison" } }),
    点击者是别家租户的同号: pressed({ operator: { open_id: "ou_shiquanLiaison", tenant_key: "another" } }),
    点击不说哪条消息: pressed({ context: {} }),
    点击别的消息: pressed({ context: { open_message_id: "om_another" } }),
    点击地点为空: pressed({ context: null }),
    动作没有: altered({ act: "abolish" }),
    动作为原型: altered({ act: "__proto__" }),
    动作为构造器: altered({ act: "constructor" }),
    动作为数字: altered({ act: 1 }),
    动作为空: altered({ act: "" }),
    动作极长: altered({ act: "a".repeat(100_000) }),
    动作是别人的: altered({ act: "closeOut" }),
    动作是改期: altered({ act: "redate" }),
    动作是设置: altered({ act: "setRule" }),
    卡片号没有: altered({ ref: "AAAAAAAAAAAAAAAAAAAAAA" }),
    卡片号为对象: altered({ ref: {} }),
    卡片号为注入: altered({ ref: "' or 1=1 --" }),
    卡片号为通配: altered({ ref: "%" }),
    版本为文字: altered({ version: "1" }),
    版本为负: altered({ version: -1 }),
    版本为小数: altered({ version: 1.5 }),
    版本极大: altered({ version: 9_007_199_254_740_991 }),
    版本过时: altered({ version: 0 }),
    版本未到: altered({ version: 7 }),
    值为文字的JSON: carrying(JSON.stringify({ ...value, act: "closeOut" })),
    值为坏文字: carrying("{{{"),
    值为深文字: carrying("[".repeat(50_000)),
    值为空: carrying(""),
    填写为空: filling({}),
    填写缺项: filling({ other: "x" }),
    填写八十万字: filling({ reason: "长".repeat(250_000) }),
    填写含孤字: filling({ reason: "\ud800" }),
    填写含空字节: filling({ reason: "a\0b" }),
    填写为布尔: filling({ reason: true }),
    填写为数字: filling({ reason: 1e308 }),
    填写项为列表: filling({ reason: ["一", "二"] }),
    填写键成千: filling(Object.fromEntries(Array.from({ length: 5_000 }, (_, n) => [`k${n}`, "v"]))),
    填写键为汉字: filling({ 理由: "x" }),
    填写日期不成: filling({ due: "2026-02-30", reason: "x" }, "redate"),
    填写日期极远: filling({ due: "+999999-12-31", reason: "x" }, "redate"),
    填写百分比极大: filling({ progress: "x", percent: "1e999" }, "reportProgress"),
  },
  refused: {
    别家的租户: inside(headed(named(message), { tenant_key: "another_tenant" })),
    别家的点击: inside(headed(named(click), { tenant_key: "another_tenant" })),
    别家的租户像我们: inside(headed(named(message), { tenant_key: "2ab0sample0tenan" })),
    里层深三十三: raw(nested(33)),
    里层万层: raw(nested(10_000)),
    里层污染: raw('"__proto__":{"a":1}'),
    里层构造器: raw('"constructor":{"prototype":{}}'),
    里层不是UTF8: (() => {
      const body = JSON.stringify({ encrypt: Buffer.alloc(64, 0xff).toString("base64") });
      return posted({ body, headers: signed(body) });
    })(),
    点击而令牌错: inside(headed(named(click), { token: "wrong" })),
    昨天的: (() => {
      const body = sealed(JSON.stringify(message));
      return posted({ body, headers: signed(body, { timestamp: String(now.getTime() / 1000 - 86_400) }) });
    })(),
    明天的: (() => {
      const body = sealed(JSON.stringify(message));
      return posted({ body, headers: signed(body, { timestamp: String(now.getTime() / 1000 + 86_400) }) });
    })(),
    时间戳NaN: (() => {
      const body = sealed(JSON.stringify(message));
      return posted({ body, headers: signed(body, { timestamp: "NaN" }) });
    })(),
    密钥用应用号: (() => {
      const body = sealed(JSON.stringify(message), config.appId);
      return posted({ body, headers: signed(body) });
    })(),
    签名真而超过一兆: (() => {
      const body = sealed("x".repeat(1_100_000));
      return posted({ body, headers: signed(body) });
    })(),
    填写一兆字: filling({ reason: "x".repeat(1_048_576) }),
  },
};
