import { expect, test } from "vitest";
import { itemNumber, rest, takeSlots, unitOfItem, usageOf } from "../../../src/domain/command/slots.ts";

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

test("编号后面没有话时，余下的为空", () => {
  expect(takeSlots(slots, "12", ground)).toMatchObject({ args: { words: "" } });
});
