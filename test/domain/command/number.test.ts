import { expect, test } from "vitest";
import { takeNumber } from "../../../src/domain/command/take-number.ts";

const of = (serial: number, year = 2026, child: number | null = null) => ({ year, serial, child });

test.each([
  ["12", of(12), ""],
  ["12 点位已完成", of(12), "点位已完成"],
  ["12已完成点位整改", of(12), "已完成点位整改"],
  ["１２ 已完成", of(12), "已完成"],
  ["12号 已完成", of(12), "已完成"],
  ["12，已完成", of(12), "已完成"],
  ["2025-12 已完成", of(12, 2025), "已完成"],
  ["督〔2026〕12号 汉滨区", of(12), "汉滨区"],
  ["督[2025]12号", of(12, 2025), ""],
  ["督【2026】3号已办", of(3), "已办"],
  ["督202612 已办", of(12), "已办"],
  ["督〔2026〕12号-1 已办", of(12, 2026, 1), "已办"],
  ["12 12月5日 雨季延误", of(12), "12月5日 雨季延误"],
  ["12 60%", of(12), "60%"],
  [" 12 已完成", of(12), "已完成"],
  ["12已完成，点位整改", of(12), "已完成，点位整改"],
  ["督〔2026〕12号：，已办", of(12), "已办"],
])("“%s”以编号开头", (words, number, rest) => {
  expect(takeNumber(words, 2026)).toEqual({ number: expect.objectContaining(number), rest });
});

test.each([
  "",
  "汉滨区 12",
  "12月5日前",
  "12.5万元",
  "60%",
  "3个点位",
  "5个工作日内",
  "5工作日内",
  "12:30前报告",
  "8：30开会",
  "雪亮",
  "12abc",
  "0",
])("“%s”不以编号开头", (words) => {
  expect(takeNumber(words, 2026)).toBeNull();
});

test("写没写年份有记载，今年找不到时才看上一年", () => {
  expect(takeNumber("12", 2026)?.number.yearGiven).toBe(false);
  expect(takeNumber("2026-12", 2026)?.number.yearGiven).toBe(true);
});
