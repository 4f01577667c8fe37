import { expect, test } from "vitest";
import { fallbackText, plainWords } from "../../cards/fallback.ts";

test.each([
  ["请联系 13900000000", "请联系 （号码略）"],
  ["电话 0915-3200000 转", "电话 （号码略） 转"],
  ["证号 61240119900101001X", "证号 （号码略）"],
  ["邮箱 someone@example.com", "邮箱 （号码略）"],
  ["督〔2026〕12号，经费 3000 万元，2026年11月30日", "督〔2026〕12号，经费 3000 万元，2026年11月30日"],
  ["<at id=all> *粗* [链接]", "＜at id=all＞ ＊粗＊ ［链接］"],
])("%j 写进文字消息成为 %j", (said, plain) => expect(plainWords(said)).toBe(plain));

test("太长的行截短，太多的行注明还有多少", () => {
  const lines = Array.from({ length: 40 }, () => "长".repeat(500));
  const text = fallbackText({ title: "督办周报", lines, instead: "请发送 /台账", reference: "a1b2c3d4" });
  const rows = text.split("\n");
  expect(rows).toHaveLength(33);
  expect(rows[1]).toHaveLength(200);
  expect(rows.at(-2)).toBe("其余 10 行未列出。");
  expect(rows.at(-1)).toBe("卡片未能显示，请发送 /台账。#a1b2c3d4");
});
