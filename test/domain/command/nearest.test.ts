import { describe, expect, test } from "vitest";
import { conditionWords } from "../../../src/domain/command/ledger-conditions.ts";
import { nearestNames, slipsOfWord } from "../../../src/domain/command/nearest.ts";

const names = ["督办", "待办", "台账", "查", "签收", "反馈", "办结", "我"];

describe("最像的命令", () => {
  test.each([
    ["最像的在先", "待办事", ["待办", "督办"]],
    ["一样像的按命令的先后", "办办", ["督办", "待办", "办结"]],
    ["开头就是一个命令的", "我的事", ["我"]],
    ["前面多了一个字", "请签收汉滨区", ["签收"]],
    ["少了一个字，后面直接是别的话", "收汉滨区", ["签收"]],
    ["后面直接是别的话", "签到汉滨区", ["签收"]],
    ["一个字的命令不凭一字之差去猜", "你", []],
    ["两个字都不对", "汉滨", []],
  ])("%s：“/%s”", (_, word, nearest) => expect(nearestNames(word, names)).toEqual(nearest));

  test("四个字的命令少一个、多一个字，也认作同一个", () => {
    const long = ["督导台账", "反馈进展"];
    expect(nearestNames("反进展汉滨区", ["反进汉滨", ...long])).toEqual(["反进汉滨", "反馈进展"]);
    expect(nearestNames("反反馈进展汉滨", ["反馈汉展", ...long])).toEqual(["反馈进展", "反馈汉展"]);
  });

  test("至多说三个", () => {
    expect(nearestNames("办", ["督办", "待办", "交办", "转办"])).toEqual(["督办", "待办", "交办"]);
  });
});

describe("台账条件写错一个字", () => {
  test.each([
    ["逾其", ["逾期"]],
    ["待签", ["待签收"]],
    ["未办结了", ["未办结"]],
    ["（六）专项工件", ["（六）专项工作"]],
    ["重要文见", ["重要文件"]],
    ["其它事项", ["其他事项"]],
    ["雪亮工程", []],
  ])("“%s”", (word, meant) => expect(slipsOfWord(word, conditionWords)).toEqual(meant));

  test("每个说法只说一次", () => expect(new Set(conditionWords).size).toBe(conditionWords.length));

  test("一个字的词不猜，也不猜成一个字的词", () => {
    expect(slipsOfWord("逾", ["逾期"])).toEqual([]);
    expect(slipsOfWord("逾期", ["逾"])).toEqual([]);
  });

  test("至多说三个", () => {
    expect(slipsOfWord("甲单", ["甲一", "甲二", "甲三", "甲四"])).toEqual(["甲一", "甲二", "甲三"]);
  });
});
