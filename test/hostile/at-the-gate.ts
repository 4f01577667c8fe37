import { createHash, randomBytes } from "node:crypto";
import { config, none, now, payload, sealed, seconds, signed } from "../feishu/wire.ts";
import type { Attempt } from "./wire.ts";

const text = payload("message-text-p2p");
const click = payload("click-button");
const asked = payload("url-verification");
const header = text.header as Record<string, unknown>;
export const genuine = sealed(JSON.stringify(text));

const sign = (body: string | Uint8Array, options = {}): Attempt => ({ body, headers: signed(body, options) });
/** Correctly sealed and signed, so that only the content is at fault. */
const inside = (value: unknown): Attempt => sign(sealed(typeof value === "string" ? value : JSON.stringify(value)));
const withHeader = (changed: object): Attempt => inside({ ...text, header: { ...header, ...changed } });
const without = (key: string): Attempt => {
  const { [key]: _, ...rest } = header;
  return inside({ ...text, header: rest });
};
const nested = (depth: number, [open, close]: [string, string]) => open.repeat(depth) + close.repeat(depth);
const deepEvent = (inner: string) => JSON.stringify(text).replace(/"event":\{.*\}/, `"event":{"a":${inner}}}`);
/** Timestamp and nonce cut apart at another place: together they are what was signed. */
const shifted = (cut: { timestamp: string; nonce: string }): Attempt => ({
  body: genuine,
  headers: { ...signed(genuine), ...cut },
});
const stamp = (ms: number) => String((now.getTime() + ms) / 1000);

const forged: Record<string, Attempt> = {
  签名全零: { body: genuine, headers: { ...signed(genuine), signature: "0".repeat(64) } },
  签名大写: {
    body: genuine,
    headers: { ...signed(genuine), signature: signed(genuine).signature?.toUpperCase() ?? "" },
  },
  签名截短: {
    body: genuine,
    headers: { ...signed(genuine), signature: signed(genuine).signature?.slice(0, 63) ?? "" },
  },
  签名加长: { body: genuine, headers: { ...signed(genuine), signature: `${signed(genuine).signature}0` } },
  签名带空格: { body: genuine, headers: { ...signed(genuine), signature: ` ${signed(genuine).signature}` } },
  签名为空: { body: genuine, headers: { ...signed(genuine), signature: "" } },
  签名非十六进制: { body: genuine, headers: { ...signed(genuine), signature: "z".repeat(64) } },
  签名为全角: { body: genuine, headers: { ...signed(genuine), signature: "０".repeat(64) } },
  签名用令牌算: sign(genuine, { key: config.verificationToken }),
  签名用空密钥算: sign(genuine, { key: "" }),
  签名用SHA1算: {
    body: genuine,
    headers: { ...signed(genuine), signature: createHash("sha1").update(genuine).digest("hex") },
  },
  正文改一字节: { body: genuine.replace(/.(?="\}$)/, "A"), headers: signed(genuine) },
  正文加一空格: { body: `${genuine} `, headers: signed(genuine) },
  正文截短: { body: genuine.slice(0, -5), headers: signed(genuine) },
  正文为空而有签名: { body: "", headers: signed(genuine) },
  随机数改动: { body: genuine, headers: { ...signed(genuine), nonce: "7654321" } },
  时间戳改动: { body: genuine, headers: { ...signed(genuine), timestamp: stamp(1000) } },
  缺签名头: { body: genuine, headers: { ...signed(genuine), signature: null } },
  缺随机数头: { body: genuine, headers: { ...signed(genuine), nonce: null } },
  缺时间戳头: { body: genuine, headers: { ...signed(genuine), timestamp: null } },
  只有签名头: { body: genuine, headers: { ...none, signature: signed(genuine).signature } },
  随机数为空: sign(genuine, { nonce: "" }),
  随机数过长: sign(genuine, { nonce: "1".repeat(257) }),
  随机数含换行: sign(genuine, { nonce: "1\n2" }),
  时间戳为空: sign(genuine, { timestamp: "" }),
  时间戳过长: sign(genuine, { timestamp: "1".repeat(300) }),
  时间戳为全角: sign(genuine, { timestamp: "１７７２４１３２１０" }),
};

const unsignedOnes: Record<string, Attempt> = {
  不签名的消息: { body: genuine, headers: none },
  不签名的点击: { body: sealed(JSON.stringify(click)), headers: none },
  不签名的明文消息: { body: JSON.stringify(text), headers: none },
  不签名的明文点击: { body: JSON.stringify(click), headers: none },
  明文地址校验: { body: JSON.stringify(asked), headers: none },
  地址校验令牌错: { body: sealed(JSON.stringify({ ...asked, token: "wrong" })), headers: none },
  地址校验令牌为空: { body: sealed(JSON.stringify({ ...asked, token: "" })), headers: none },
  地址校验无令牌: { body: sealed(JSON.stringify({ ...asked, token: undefined })), headers: none },
  地址校验令牌为数组: { body: sealed(JSON.stringify({ ...asked, token: [asked.token] })), headers: none },
  地址校验类型错: { body: sealed(JSON.stringify({ ...asked, type: "url_verify" })), headers: none },
  地址校验回声为对象: { body: sealed(JSON.stringify({ ...asked, challenge: {} })), headers: none },
  地址校验回声过长: { body: sealed(JSON.stringify({ ...asked, challenge: "x".repeat(600) })), headers: none },
  地址校验回声含引号: { body: sealed(JSON.stringify({ ...asked, challenge: 'a","b' })), headers: none },
  地址校验回声含汉字: { body: sealed(JSON.stringify({ ...asked, challenge: "雪亮工程" })), headers: none },
  地址校验回声为空: { body: sealed(JSON.stringify({ ...asked, challenge: "" })), headers: none },
  地址校验夹带事件: { body: sealed(JSON.stringify({ ...asked, ...text })), headers: none },
  地址校验过大: { body: `${sealed(JSON.stringify(asked))}${" ".repeat(1024)}`, headers: none },
  远程击溃短密文: { body: '{"encrypt":"AAAA"}', headers: none },
  密文为数字: { body: '{"encrypt":1}', headers: none },
  密文为空值: { body: '{"encrypt":null}', headers: none },
  空正文: { body: "", headers: none },
  空对象: { body: "{}", headers: none },
  乱字节: { body: randomBytes(900), headers: none },
  外层原型污染: { body: '{"__proto__":{"encrypt":"AAAA"}}', headers: none },
};

const outer: Record<string, Attempt> = {
  签名的明文消息: sign(JSON.stringify(text)),
  签名的明文点击: sign(JSON.stringify(click)),
  签名的空正文: sign(""),
  签名的空值: sign("null"),
  签名的数组: sign(`[${genuine}]`),
  签名的字符串: sign(JSON.stringify(genuine)),
  签名的数字: sign("1e999"),
  签名的空字节: sign("\0\0\0"),
  签名的空字节结尾: sign(`${genuine}\0`),
  签名的字节序标记: sign(`\ufeff${genuine}`),
  签名的半截JSON: sign(genuine.slice(0, -1)),
  签名的两个对象: sign(genuine + genuine),
  密文在原型里: sign(`{"__proto__":${genuine}}`),
  密文为对象: sign('{"encrypt":{"encrypt":"AAAA"}}'),
  密文为列表: sign('{"encrypt":["AAAA"]}'),
  密文重复且末者坏: sign(genuine.replace("}", ',"encrypt":"AAAA"}')),
  密文截短: sign(genuine.replace(/.{8}"\}$/, '"}')),
  密文少填充号: sign(JSON.stringify({ encrypt: randomBytes(49).toString("base64").replaceAll("=", "") })),
  密文带换行: sign(JSON.stringify({ encrypt: JSON.parse(genuine).encrypt.replace(/^(.{20})/, "$1\n") })),
  外层极深: sign(`{"x":${nested(200_000, ["[", "]"])}}`),
  签名的UTF16: sign(Buffer.from(genuine, "utf16le")),
  恰一兆而不成文: sign(Buffer.alloc(1024 * 1024, 0x20)),
};

const content: Record<string, Attempt> = {
  里层数组: inside([text]),
  里层空值: inside("null"),
  里层字符串: inside('"x"'),
  里层空对象: inside({}),
  里层半截: inside(JSON.stringify(text).slice(0, -1)),
  里层空字节: inside(`${JSON.stringify(text)}\0`),
  列表极深: inside(deepEvent(nested(100_000, ["[", "]"]))),
  对象极深: inside(deepEvent(nested(50_000, ['{"a":', "}"]).replace(":}", ":1}"))),
  深三十三层: inside(deepEvent(nested(32, ["[", "]"]))),
  部件极多: inside(deepEvent(`[${"1,".repeat(20_001)}1]`)),
  版本号错: inside({ ...text, schema: "1.0" }),
  版本号为数字: inside({ ...text, schema: 2 }),
  版本号为空: inside({ ...text, schema: null }),
  无事件头: inside({ ...text, header: undefined }),
  事件头为列表: inside({ ...text, header: [header] }),
  事件头为空值: inside({ ...text, header: null }),
  无事件体: inside({ ...text, event: undefined }),
  事件体为列表: inside({ ...text, event: [] }),
  事件体为文字: inside({ ...text, event: "x" }),
  事件体为空值: inside({ ...text, event: null }),
  无事件号: without("event_id"),
  事件号为数字: withHeader({ event_id: 1 }),
  事件号为空: withHeader({ event_id: "" }),
  事件号过长: withHeader({ event_id: "a".repeat(129) }),
  事件号含控制符: withHeader({ event_id: "a\u0000b" }),
  事件号含引号: withHeader({ event_id: "a' or 1=1 --" }),
  无事件类型: without("event_type"),
  事件类型为对象: withHeader({ event_type: {} }),
  事件类型为空: withHeader({ event_type: "" }),
  时间为数字: withHeader({ create_time: 1772413205123 }),
  时间为对象: withHeader({ create_time: {} }),
  无令牌: without("token"),
  令牌错: withHeader({ token: "wrong" }),
  令牌为空: withHeader({ token: "" }),
  令牌少一字: withHeader({ token: config.verificationToken.slice(0, -1) }),
  令牌多一字: withHeader({ token: `${config.verificationToken}x` }),
  令牌为布尔: withHeader({ token: true }),
  令牌在外层: inside({ ...text, header: { ...header, token: undefined }, token: config.verificationToken }),
  无应用号: without("app_id"),
  别的应用: withHeader({ app_id: "cli_other" }),
  应用号为列表: withHeader({ app_id: [config.appId] }),
  无租户: without("tenant_key"),
  租户为空: withHeader({ tenant_key: "" }),
  租户为数字: withHeader({ tenant_key: 7 }),
  原型污染于顶层: inside(JSON.stringify(text).replace("{", '{"__proto__":{"isAdmin":true},')),
  原型污染于事件头: inside(JSON.stringify(text).replace('"header":{', '"header":{"__proto__":{"token":"x"},')),
  原型污染于事件体: inside(JSON.stringify(text).replace('"event":{', '"event":{"__proto__":{"a":1},')),
  原型污染以转义藏身: inside(JSON.stringify(text).replace('"event":{', '"event":{"\\u005f_proto__":{"a":1},')),
  构造器污染: inside(JSON.stringify(text).replace('"event":{', '"event":{"constructor":{"prototype":{"a":1}},')),
  键含空字节: inside(JSON.stringify(text).replace('"event":{', '"event":{"\\u0000":1,')),
  键重复而末者错: inside(
    JSON.stringify(text)
      .replace('"header":{', '"header":{"app_id":"cli_sample0001",')
      .replace(/"app_id":"cli_sample0001",("tenant)/, '"app_id":"cli_other",$1'),
  ),
  签名的地址校验令牌错: inside({ ...asked, token: "x" }),
  旧版无令牌: inside({ ...payload("v1-event"), token: undefined }),
  旧版类型错: inside({ ...payload("v1-event"), type: "event" }),
  点击应用错: inside({ ...click, header: { ...(click.header as object), app_id: "cli_other" } }),
};

const late: Record<string, Attempt> = {
  事件过时: sign(genuine, { timestamp: stamp(-9 * 3_600_000) }),
  事件来自未来: sign(genuine, { timestamp: stamp(9 * 3_600_000) }),
  事件来自一九七〇: sign(genuine, { timestamp: "0000000001" }),
  时间戳一位移到随机数: shifted({ timestamp: seconds.slice(0, -1), nonce: `${seconds.slice(-1)}1234567` }),
  随机数一位移到时间戳: shifted({ timestamp: `${seconds}1`, nonce: "234567" }),
  时间戳为负: sign(genuine, { timestamp: "-177241321" }),
  时间戳为小数: sign(genuine, { timestamp: "1772413210.5" }),
  时间戳带空格: sign(genuine, { timestamp: " 1772413210" }),
  时间戳为科学记数: sign(genuine, { timestamp: "1.77241e9" }),
  事件用点击的时间写法: sign(genuine, { timestamp: "2026-03-02 09:00:09 +0800 CST" }),
};

/** What the gate has to stop, kind by kind: a body and the headers beside it. */
export const attempts = { forged, unsignedOnes, outer, content, late };
