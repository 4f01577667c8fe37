import { describe, expect, test } from "vitest";
import { distance, listOf, nearest, sameName, tidy } from "../../../src/domain/roster/sheets-words.ts";

test.each([
  [" Office  of\nPeace ", "Office of Peace"],
  ["第 3 科", "第3科"],
  ["A 座", "A座"],
  ["座 A", "座A"],
  ["１３８＋Ａｂ＠ｃ．ｄ－＿", "138+Ab@c.d-_"],
  ["汉\u200b滨\u00ad区", "汉滨区"],
  ["汉滨区（新城）：甲，乙", "汉滨区（新城）：甲，乙"],
])("“%s”记为“%s”", (text, expected) => {
  expect(tidy(text)).toBe(expected);
});

test.each([
  ["Peace Office", "peaceoffice"],
  ["ＡＢＣ公司", "abc公司"],
  ["扫黑（专项）组", "扫黑(专项)组"],
])("“%s”与“%s”是同一个名称", (one, other) => {
  expect(sameName(one)).toBe(other);
});

test("一格里写了几个词，各记一次", () => {
  expect(listOf("甲、乙，丙,丁；戊;己\n庚、 甲 、、")).toEqual(["甲", "乙", "丙", "丁", "戊", "己", "庚"]);
});

test.each([
  ["", "", 0],
  ["", "汉滨区", 3],
  ["汉滨区", "", 3],
  ["汉滨区", "汉滨区", 0],
  ["汉宾区", "汉滨区", 1],
  ["汉区", "汉滨区", 1],
  ["市汉滨区", "汉滨区", 1],
  ["滨区", "汉滨区", 1],
  ["滨汉区", "汉滨区", 2],
  ["kitten", "sitting", 3],
  ["sitting", "kitten", 3],
  ["甲乙丙", "丁戊", 3],
])("“%s”与“%s”差 %i 个字", (a, b, away) => {
  expect(distance(a, b)).toBe(away);
});

describe("写错的词最可能是哪一个", () => {
  test.each<[string, string, string[], string | null]>([
    ["两个字错一个", "汉兵", ["汉阴县", "汉滨"], "汉滨"],
    ["三个字错两个", "汉并市", ["汉滨区"], null],
    ["四个字错两个", "民证办公", ["民政办法"], null],
    ["五个字错两个", "市民证政局", ["市民政法办"], null],
    ["六个字错两个", "安康市司改局", ["安康市民政局"], "安康市民政局"],
    ["最像的优先", "汉宾区", ["汉滨县", "汉滨区"], "汉滨区"],
    ["名称里有这个词", "民政", ["安康市司法局", "安康市民政局", "汉滨区民政局"], "安康市民政局"],
    ["名称里有这三个字", "住建局", ["安康市住建局"], "安康市住建局"],
    ["一个字不算", "局", ["安康市民政局"], null],
    ["都不像", "天水", ["汉滨区"], null],
    ["没有可比的", "汉滨区", [], null],
  ])("%s：“%s”", (...[, word, known, expected]) => {
    expect(nearest(word, known)).toBe(expected);
  });
});
