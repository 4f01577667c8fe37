import { expect, test } from "vitest";
import type { Right } from "../../../src/domain/access/table.ts";
import { holdersOf } from "../../../src/domain/access/words.ts";

test.each<[Right, string]>([
  ["lookUp", "平安办工作人员、平安办负责人、领导，承办单位的第一责任人、联络员、副联络员"],
  ["issue", "平安办工作人员、平安办负责人"],
  ["propose", "平安办工作人员、平安办负责人、联络员、副联络员"],
  ["approveIssue", "平安办负责人"],
  ["acknowledge", "承办单位的联络员、副联络员"],
  ["signOff", "承办单位的第一责任人"],
  ["manageRoster", "系统管理员"],
])("没有“%s”这项权限的，被告知谁有：%s", (right, holders) => {
  expect(holdersOf(right)).toBe(holders);
});
