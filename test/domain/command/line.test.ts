import { describe, expect, test } from "vitest";
import { commandLine, splitLine, wordOf } from "../../../src/domain/command/line.ts";
import { nearestNames } from "../../../src/domain/command/nearest.ts";

test.each([
  ["/待办", "待办"],
  ["／待办", "待办"],
  ["  / 待办 ", "待办"],
  ["//待办", "待办"],
  ["/", ""],
])("“%s”是命令", (text, line) => expect(commandLine(text)).toBe(line));

test.each(["待办", "请看 /待办", ""])("“%s”不是命令", (text) => expect(commandLine(text)).toBeNull());

const named = (names: string[], mayFollow: (words: string) => boolean) => ({ names, mayFollow });
const issue = named(["督办"], () => true);
const todo = named(["待办"], () => false);
const me = named(["我"], () => false);
const look = named(["查", "查询"], () => true);
const sign = named(["签收"], (words) => /^\d/.test(words));
const all = [issue, todo, me, look, sign];

describe("命令和后面的话", () => {
  test.each([
    ["督办汉滨区 点位整改", issue, "汉滨区 点位整改"],
    ["督办 汉滨区", issue, "汉滨区"],
    ["待办", todo, ""],
    ["待办 汉滨区", todo, "汉滨区"],
    ["查12", look, "12"],
    ["查询 12", look, "12"],
    ["查询12", look, "12"],
    ["签收12", sign, "12"],
    ["签收：12", sign, "12"],
    ["督办， 汉滨区 点位，整改", issue, "汉滨区 点位，整改"],
  ])("“/%s”", (line, command, words) => expect(splitLine(line, all)).toEqual({ command, words }));

  test.each(["我的待办", "签收单", "签收单，12", "待办事项", "半督", ""])("“/%s”不是其中任何一个", (line) =>
    expect(splitLine(line, all)).toBeNull(),
  );
});

describe("相近的命令", () => {
  const names = ["督办", "待办", "台账", "查", "签收", "反馈", "办结", "我"];

  test.each([
    ["督半", "督办"],
    ["待半", "待办"],
    ["台帐", "台账"],
    ["签到", "签收"],
    ["反馈馈", "反馈"],
    ["回馈", "反馈"],
  ])("“/%s”最像“/%s”", (word, nearest) => expect(nearestNames(word, names)[0]).toBe(nearest));

  test("毫不相像的不猜，最多说三个", () => {
    expect(nearestNames("xyz", names)).toEqual([]);
    expect(nearestNames("办办", [...names, "办理", "办公", "办法", "办事"]).length).toBeLessThanOrEqual(3);
  });

  test("说回去的是第一个词，不超过八个字", () => {
    expect(wordOf("一二三四五六七八九十 汉滨区")).toBe("一二三四五六七八");
    expect(wordOf("督半 汉滨区\n点位整改")).toBe("督半");
    expect(wordOf("")).toBe("");
  });
});
