import { describe, expect, test } from "vitest";
import { presets, rowOf, settingKeys } from "../../../src/domain/settings/table.ts";
import type { SettingKey } from "../../../src/domain/settings/values.ts";

describe("每一项设置", () => {
  test.each(settingKeys)("%s：初始值、示例都合乎自己的范围，写出来再读回来不变", (key) => {
    const { preset, read, typed, example } = rowOf(key);
    expect(read(typed(preset))).toEqual(preset);
    expect(read(example)).not.toBeNull();
  });

  test.each(settingKeys)("%s：名称、范围、说明写全，没有英文和感叹号", (key) => {
    const { label, bounds, note, said } = rowOf(key);
    for (const words of [label, bounds, note, said(presets[key])]) {
      expect(words).not.toBe("");
      expect(words).not.toMatch(/[A-Za-z!！{}]/);
    }
    expect(note).toMatch(/本地设定/);
  });

  test("名称不重复，没有一个是另一个的一部分", () => {
    const labels = settingKeys.map((key) => rowOf(key).label);
    expect(labels.filter((each) => labels.some((other) => other !== each && other.includes(each)))).toEqual([]);
    expect(new Set(labels).size).toBe(labels.length);
  });
});

test.each<[SettingKey, string, unknown]>([
  ["beforeDue", "5、3、1", [5, 3, 1]],
  ["beforeDue", "１，３", [3, 1]],
  ["beforeDue", "3个工作日、1个工作日", [3, 1]],
  ["overdueCeiling", "8次", 8],
  ["escalateAfter", " 5 个工作日 ", 5],
  ["morning", "8:31-8:40", { from: "08:31", to: "08:40" }],
  ["morning", "８：３１至８：４０", { from: "08:31", to: "08:40" }],
  ["latest", "17点30分", "17:30"],
  ["digestDay", "星期三", 3],
  ["digestDay", "周五", 5],
  ["itemNumber", "安平督", "安平督〔{year}〕{n}号"],
  ["itemNumber", "安平督〔2026〕12号", "安平督〔{year}〕{n}号"],
  ["evidenceMinutes", "60分钟", 60],
  ["approveIssue", "是", "on"],
  ["approveIssue", "否", "off"],
  ["principalAtIssue", "无", []],
  ["principalAtIssue", "（三）、（一）", ["keyInstructions", "lawsAndSystems"]],
  ["signOffCategories", "一，3、八（七）", ["keyInstructions", "lawsAndSystems", "grassrootsFoundations"]],
])("%s 写“%s”读作 %j", (key, words, value) => {
  expect(rowOf(key).read(words)).toEqual(value);
});

test.each<[SettingKey, string]>([
  ["beforeDue", ""],
  ["beforeDue", "0"],
  ["beforeDue", "31"],
  ["beforeDue", "3、3"],
  ["beforeDue", "6、5、4、3、2、1"],
  ["beforeDue", "三天"],
  ["beforeDue", "3、"],
  ["overdueCeiling", "0"],
  ["overdueCeiling", "21"],
  ["overdueCeiling", "-1"],
  ["overdueCeiling", "1.5"],
  ["escalateAfter", "31"],
  ["reviewPatience", "11"],
  ["morning", "09:01"],
  ["morning", "09:01–09:04"],
  ["morning", "09:10–09:01"],
  ["morning", "08:55–09:05"],
  ["morning", "09:00–09:10"],
  ["morning", "09:25–09:30"],
  ["morning", "06:01–06:10"],
  ["morning", "13:01–13:10"],
  ["latest", "11:59"],
  ["latest", "20:01"],
  ["latest", "25:00"],
  ["digestDay", "周六"],
  ["digestDay", "0"],
  ["itemNumber", "安平办函"],
  ["itemNumber", "ABC督"],
  ["itemNumber", "一二三四五六七八九十督"],
  ["evidenceMinutes", "4"],
  ["approveIssue", "也许"],
  ["principalAtIssue", "（九）"],
  ["principalAtIssue", "（一）、（一）"],
  ["signOffCategories", "（一）、重要文件"],
  ["signOffCategories", "全部"],
  ["evidenceMinutes", "241"],
])("%s 不收“%s”", (key, words) => {
  expect(rowOf(key).read(words)).toBeNull();
});
