import { expect, test } from "vitest";
import { itemNumber, optional, rest, takeSlots, unitOfItem, usageOf } from "../../../src/domain/command/slots.ts";

const slots = { number: itemNumber("编号"), unit: unitOfItem("单位"), words: rest("退回理由") };
const ground = { thisYear: 2026 };

test("写法由各个词算出，必填和可不填分得清", () => {
  expect(usageOf("退回", slots)).toBe("/退回 <编号> [单位] [退回理由]");
  expect(usageOf("待办", {})).toBe("/待办");
});

test("按先后取词，单位留在后面的话里等事项确定后再认", () => {
  const taken = takeSlots(slots, "12 汉滨区 材料不全", ground);
  expect(taken).toMatchObject({ args: { number: { serial: 12 }, unit: null, words: "汉滨区 材料不全" } });
});

test("缺了必填的词，说出缺的是哪一个", () => {
  expect(takeSlots(slots, "材料不全", ground)).toEqual({ missing: "编号" });
});

test("可不填的编号没有写，按没有编号办，话都留着", () => {
  const lax = { number: optional(itemNumber("编号")), words: rest("进展") };
  expect(usageOf("反馈", lax)).toBe("/反馈 [编号] [进展]");
  expect(takeSlots(lax, " 点位已完成 ", ground)).toStrictEqual({ args: { number: null, words: "点位已完成" } });
  expect(takeSlots(lax, " 12 点位已完成 ", ground)).toMatchObject({
    args: { number: { serial: 12 }, words: "点位已完成" },
  });
});

test("什么可以紧跟在命令后面：编号和余下的话可以，单位要隔开", () => {
  for (const number of [itemNumber("编号"), optional(itemNumber("编号"))]) {
    expect(number.mayFollow("12号")).toBe(true);
    expect(number.mayFollow("单")).toBe(false);
  }
  expect(unitOfItem("单位").mayFollow("汉滨区")).toBe(false);
  expect(rest("理由").mayFollow("材料不全")).toBe(true);
});

test("余下的话全部取走", () => {
  expect(rest("理由").take(" 材料 不全 ", ground)).toEqual({ value: "材料 不全", rest: "" });
});

test("编号后面没有话时，余下的为空", () => {
  expect(takeSlots(slots, "12", ground)).toMatchObject({ args: { words: "" } });
});
