import { expect, test } from "vitest";
import { contactOf, emailOf, mobileOf, openIdOf } from "../../../src/domain/roster/sheets-contact.ts";

test.each([
  ["+8613800000001", "13800000001"],
  ["(138)0000（0001）", "13800000001"],
  ["19912345678", "19912345678"],
  ["013800000001", null],
  ["138000000010", null],
  ["00852 5123 4567", null],
  ["+1 2345678", "+12345678"],
  ["+123456", null],
  ["+123456789012345", "+123456789012345"],
  ["+1234567890123456", null],
  ["+0123456789", null],
  ["+8612345678901", null],
  ["0+85251234567", null],
  ["+85251234567 转 1", null],
  ["+85212345+86", null],
  ["+8521234586", "+8521234586"],
])("手机号“%s”记为 %s", (text, mobile) => {
  expect(mobileOf(text)).toBe(mobile);
});

test.each([
  ["Wu.Ming+a@Mail.Example.com", "wu.ming+a@mail.example.com"],
  ["wu ming@example.com", "wuming@example.com"],
  ["邮箱wu@example.com", null],
  ["wu@example.com。", null],
  ["wu@example.com, li@example.com", null],
  ["wu@example", null],
  ["@example.com", null],
])("邮箱“%s”记为 %s", (text, email) => {
  expect(emailOf(text)).toBe(email);
});

test.each([
  ["ou_a-B_9", "ou_a-B_9"],
  ["ou_a b", "ou_ab"],
  ["xou_a", null],
  ["ou_a。", null],
  ["ou_", null],
  [`ou_${"a".repeat(128)}`, `ou_${"a".repeat(128)}`],
  [`ou_${"a".repeat(129)}`, null],
])("open_id“%s”记为 %s", (text, id) => {
  expect(openIdOf(text)).toBe(id);
});

test.each([
  ["+86 138 0000 0001", "13800000001"],
  [" Wu Ming@Example.com ", "wuming@example.com"],
  ["　OU_X ", "ou_x"],
])("无论哪一种联系方式，“%s”都只有一种写法 %s", (text, contact) => {
  expect(contactOf(text)).toBe(contact);
});
