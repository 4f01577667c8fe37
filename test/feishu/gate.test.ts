import { createCipheriv, createHash } from "node:crypto";
import { expect, test } from "vitest";
import { unseal } from "../../src/feishu/gate/decrypt.ts";
import { keysOf } from "../../src/feishu/gate/keys.ts";
import { encryptAndSign } from "../../src/feishu/sign.ts";
import { config, none, now, pass, passed, payload, sealed, seconds, signed } from "./wire.ts";

const text = payload("message-text-p2p");
const click = payload("click-button");
const hour = 3_600_000;
const stampOf = (ms: number) => String((now.getTime() + ms) / 1000);

test("官方核对值：test key 解出 hello world", () => {
  const { cipher } = keysOf({ appId: "", verificationToken: "", encryptKey: "test key" });
  const padded = unseal("P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk=", cipher);
  expect(padded?.toString("latin1")).toBe(`hello world${"\x05".repeat(5)}`);
});

test("加密并签名的消息放行，信封里只有核对过的东西", () => {
  expect(passed(text)).toEqual({
    kind: "envelope",
    timestampUnread: false,
    envelope: {
      eventId: "evt_message_text_p2p_0001",
      eventType: "im.message.receive_v1",
      createdAt: new Date(1772413205123),
      tenantKey: "2ab0sample0tenant",
      event: text.event,
    },
  });
});

test("沙盒的加密签名正是网关的反面", () => {
  const { body, headers } = encryptAndSign(click, config, now);
  const verdict = pass(body, {
    timestamp: headers["x-lark-request-timestamp"] ?? null,
    nonce: headers["x-lark-request-nonce"] ?? null,
    signature: headers["x-lark-signature"] ?? null,
  });
  expect(verdict).toMatchObject({ kind: "envelope", envelope: { event: click.event } });
  expect(encryptAndSign(click, config, now).body).not.toBe(body);
});

test.each([
  ["毫秒", "1772413205123", 1772413205123],
  ["微秒", "1772413205123456", 1772413205123],
  ["秒", "1772413205", 1772413205000],
  ["读不出", "yesterday", null],
])("事件时间以大小辨单位：%s", (_, create_time, ms) => {
  const verdict = passed({ ...text, header: { ...(text.header as object), create_time } });
  expect(verdict).toMatchObject({ envelope: { createdAt: ms === null ? null : new Date(ms) } });
});

test("事件头没有时间也放行", () => {
  const { create_time: _, ...header } = text.header as Record<string, unknown>;
  expect(passed({ ...text, header })).toMatchObject({ kind: "envelope", envelope: { createdAt: null } });
});

test("签名按收到的字节算：多一个空格、转义写法、前导换行都照样认", () => {
  const body = sealed(JSON.stringify(text));
  for (const raw of [body.replace(":", " : "), body.replace("encrypt", "\\u0065ncrypt"), `\n${body}\n`]) {
    expect(pass(raw, signed(raw))).toMatchObject({ kind: "envelope" });
  }
});

test.each([
  ["八小时前", -8 * hour, "envelope"],
  ["八小时零一秒前", -8 * hour - 1000, "stopped"],
  ["八小时后", 8 * hour, "envelope"],
  ["八小时零一秒后", 8 * hour + 1000, "stopped"],
])("时间戳为%s", (_, offset, kind) => {
  expect(passed(text, { timestamp: stampOf(offset) }).kind).toBe(kind);
  expect(passed(click, { timestamp: stampOf(offset) }).kind).toBe(kind);
});

const otherForms = [
  ["Go 的写法", "2026-03-02 09:00:09.052290112 +0800 CST m=+3612.1", false],
  ["Go 的写法，无小数", "2026-03-02 01:00:09 +0000 UTC", false],
  ["RFC 850 的写法", "Monday, 02-Mar-26 09:00:09 CST", false],
  ["RFC 850 的写法，世界时", "Monday, 02-Mar-26 01:00:09 UTC", false],
  ["没见过的写法", "Mon Mar  2 09:00:09 2026", true],
  ["十三位毫秒", "1772413205123", true],
  ["九位数字", "177241320", true],
  ["不存在的日期", "2026-13-45 09:00:09 +0800 CST", true],
] as const;

test.each(otherForms)("点击的时间戳：%s 照收，读不出的注明", (_, timestamp, timestampUnread) => {
  expect(passed(click, { timestamp })).toMatchObject({ kind: "envelope", timestampUnread });
});

test.each(otherForms)("事件的时间戳：%s 一律不收", (_, timestamp) => {
  expect(passed(text, { timestamp })).toMatchObject({ kind: "stopped", status: 403 });
});

test.each(["2026-03-02 00:59:00 +0800 CST m=+1.1", "Monday, 02-Mar-26 17:00:11 CST", "Sunday, 01-Mar-26 16:00:09 GMT"])(
  "点击的时间戳读得出而超时：%s",
  (timestamp) => {
    expect(passed(click, { timestamp })).toMatchObject({ kind: "stopped", status: 403 });
  },
);

test("地址校验：不签名，解得开、令牌对，只回声", () => {
  const echoed = { kind: "challenge", challenge: "ajls384kdjx98XX" };
  expect(pass(sealed(JSON.stringify(payload("url-verification"))), none)).toEqual(echoed);
  expect(passed(payload("url-verification"))).toEqual(echoed);
});

test("旧版事件：签名正确者应答而不理会", () => {
  expect(passed(payload("v1-event"))).toEqual({ kind: "ignored", why: "v1" });
  expect(passed({ ...payload("v1-event"), token: "wrong" })).toMatchObject({ kind: "stopped", status: 403 });
  expect(pass(sealed(JSON.stringify(payload("v1-event"))), none)).toMatchObject({ kind: "stopped", status: 401 });
});

test("外层多出的字段不并入事件", () => {
  const body = JSON.stringify({ ...JSON.parse(sealed(JSON.stringify(text))), event: { forged: true }, header: {} });
  expect(pass(body, signed(body))).toMatchObject({ kind: "envelope", envelope: { event: text.event } });
});

test("事件旁边的点击位置移到里面，里面已有的不动", () => {
  const beside = payload("click-context-beside");
  expect(passed(beside)).toMatchObject({ envelope: { event: { context: beside.context } } });
  const both = { ...click, context: { open_message_id: "om_forged" } };
  expect(passed(both)).toMatchObject({ envelope: { event: click.event } });
  expect(passed({ ...text, context: { x: 1 } })).toMatchObject({ envelope: { event: text.event } });
});

test("数据库存不下的字符换成替代符，消息不丢", () => {
  const odd = JSON.stringify(text).replace("Mozilla", "\\u0000\\ud83d");
  const verdict = passed(odd);
  expect(verdict.kind).toBe("envelope");
  expect(JSON.stringify(verdict)).toContain("��/5.0");
  const whole = passed(JSON.stringify(text).replace("Mozilla", "\\ud83d\\ude00"));
  expect(JSON.stringify(whole)).toContain("😀/5.0");
});

/** Seals with any padding at all. */
function sealedRaw(padded: Buffer): string {
  const iv = Buffer.alloc(16, 5);
  const key = createHash("sha256").update(config.encryptKey).digest();
  const cipher = createCipheriv("aes-256-cbc", key, iv).setAutoPadding(false);
  return JSON.stringify({ encrypt: Buffer.concat([iv, cipher.update(padded), cipher.final()]).toString("base64") });
}
const whole = Buffer.from(JSON.stringify(text));
const gap = 16 - (whole.length % 16);
const padWith = (tail: Buffer) => Buffer.concat([whole, tail]);
const good = Buffer.alloc(gap, gap);
const off = (at: number, value: number) => {
  const tail = Buffer.from(good);
  tail[at] = value;
  return tail;
};

test("填充必须是真正的 PKCS#7", () => {
  const ok = sealedRaw(padWith(good));
  expect(pass(ok, signed(ok)).kind).toBe("envelope");
  const full = sealedRaw(Buffer.concat([Buffer.from(`${whole}${" ".repeat(gap)}`), Buffer.alloc(16, 16)]));
  expect(pass(full, signed(full)).kind).toBe("envelope");
});

const faults: [string, string][] = [
  ["填充为零", sealedRaw(padWith(off(gap - 1, 0)))],
  ["填充为十七", sealedRaw(padWith(off(gap - 1, 17)))],
  ["填充首字节不一致", sealedRaw(padWith(gap > 1 ? off(0, gap + 1) : Buffer.alloc(gap, 2)))],
  ["以空格代填充", sealedRaw(padWith(Buffer.alloc(gap, 32)))],
  ["剥尽末尾小字节才成文", sealedRaw(Buffer.concat([whole, Buffer.alloc(gap + 16, 3)]))],
  [
    "密文缺最后一块",
    JSON.stringify({
      encrypt: Buffer.from(JSON.parse(sealedRaw(padWith(good))).encrypt, "base64")
        .subarray(0, -16)
        .toString("base64"),
    }),
  ],
  ["别的密钥", sealed(JSON.stringify(text), "another key")],
  ["解开不是 JSON", sealed("hello world")],
  ["解开是空", sealed("")],
  ["解开不是 UTF-8", sealedRaw(Buffer.concat([Buffer.alloc(15, 0xff), Buffer.alloc(1, 1)]))],
  ["密文只有向量", JSON.stringify({ encrypt: Buffer.alloc(16).toString("base64") })],
  ["密文不成整块", JSON.stringify({ encrypt: Buffer.alloc(47).toString("base64") })],
  ["密文为空", JSON.stringify({ encrypt: "" })],
  ["密文不是 base64", JSON.stringify({ encrypt: "{}{}{}{}" })],
];

test.each(faults)("解密的任何差错同一个答复：%s", (_, body) => {
  expect(pass(body, signed(body))).toEqual({ kind: "stopped", status: 400, why: "unreadable" });
  expect(pass(body, none)).toEqual({ kind: "stopped", status: 401, why: "unsigned" });
});

test("配置换了对象，密钥随之换", () => {
  const body = sealed(JSON.stringify(text), "second key");
  expect(pass(body, signed(body, { key: "second key" }))).toMatchObject({ status: 401 });
  expect(keysOf({ ...config, encryptKey: "second key" }).cipher.equals(keysOf(config).cipher)).toBe(false);
  expect(keysOf(config)).toBe(keysOf(config));
  expect(seconds).toMatch(/^\d{10}$/);
});
