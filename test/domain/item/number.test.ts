import { expect, test } from "vitest";
import { formatNumber, formKept, readNumber } from "../../../src/domain/item/number.ts";

const twelve = { year: 2026, serial: 12, child: null };

test.each([
  ["12", twelve, false],
  ["１２", twelve, false],
  ["督12号", twelve, false],
  ["第12号", twelve, false],
  ["0012", twelve, false],
  ["2026-12", twelve, true],
  ["2026—12", twelve, true],
  ["2026年12号", twelve, true],
  ["督202612", twelve, true],
  ["督2026-12", twelve, true],
  ["督〔2026〕12号", twelve, true],
  ["督〔2026〕第12号", twelve, true],
  ["督〔２０２６〕１２号", twelve, true],
  ["督[2026]12号", twelve, true],
  ["督【2026】12", twelve, true],
  ["督（2026）12号", twelve, true],
  [" 督 〔2026〕 12 号 ", twelve, true],
  ["〔2025〕12号", { ...twelve, year: 2025 }, true],
  ["督20253", { year: 2025, serial: 3, child: null }, true],
  ["督〔2026〕12号-1", { ...twelve, child: 1 }, true],
  ["督〔2026〕12号－１", { ...twelve, child: 1 }, true],
  ["2026-12-1", { ...twelve, child: 1 }, true],
  ["12-1", { ...twelve, child: 1 }, false],
  ["12—1", { ...twelve, child: 1 }, false],
  ["2026", { year: 2026, serial: 2026, child: null }, false],
])("“%s”读作 %j，写明年份：%s", (text, number, yearGiven) => {
  expect(readNumber(text, 2026)).toEqual({ ...number, yearGiven });
});

test.each([
  [""],
  ["督"],
  ["0"],
  ["督〔2026〕0号"],
  ["12-0"],
  ["雪亮"],
  ["12万"],
  ["督〔26〕12号"],
  ["督〔2026〕号"],
  ["安平安办函〔2026〕3号"],
  ["1234567"],
  ["-12"],
  ["1.2"],
  ["十二"],
])("“%s”不是编号", (text) => {
  expect(readNumber(text, 2026)).toBeNull();
});

test("写出的编号读回来还是它自己", () => {
  for (const number of [twelve, { ...twelve, child: 3 }, { year: 2031, serial: 100_000, child: null }]) {
    expect(readNumber(formatNumber(number), 1999)).toEqual({ ...number, yearGiven: true });
  }
  expect(formatNumber(twelve)).toBe("督〔2026〕12号");
  expect(formatNumber({ ...twelve, child: 1 })).toBe("督〔2026〕12号-1");
});

test("另定编号样式的，照当时的样式印；原来的样式不另记", () => {
  expect(formKept("督〔{year}〕{n}号")).toEqual({});
  expect(formKept("安督〔{year}〕第{n}号")).toEqual({ form: "安督〔{year}〕第{n}号" });
  expect(formatNumber({ ...twelve, ...formKept("安督〔{year}〕第{n}号"), child: 2 })).toBe("安督〔2026〕第12号-2");
});
