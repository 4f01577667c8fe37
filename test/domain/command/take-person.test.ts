import { expect, test } from "vitest";
import { takePerson } from "../../../src/domain/command/take-person.ts";

const people = [
  { name: "甄明", units: ["市委平安办", "平安办"] },
  { name: "甄明亮", units: ["汉滨区"] },
  { name: "贾同名", units: ["汉滨区"] },
  { name: "贾同名", units: ["石泉县", "石泉"] },
];

test.each([
  ["甄明 3月5日", ["市委平安办"], "3月5日"],
  ["甄明亮，贾同名", ["汉滨区"], "贾同名"],
  ["交给甄明", ["市委平安办"], ""],
  ["石泉贾同名 3月5日至3月6日", ["石泉县"], "3月5日至3月6日"],
  ["石泉县 贾同名", ["石泉县"], ""],
  ["贾同名", ["汉滨区", "石泉县"], ""],
  [" ：交接给甄明 3月5日 ", ["市委平安办"], "3月5日"],
  ["交由甄明", ["市委平安办"], ""],
  ["移交给甄明", ["市委平安办"], ""],
  ["至甄明", ["市委平安办"], ""],
  ["到甄明", ["市委平安办"], ""],
  ["给甄明", ["市委平安办"], ""],
  ["由甄明，至3月6日", ["市委平安办"], "3月6日"],
])("%s", (words, units, rest) => {
  const taken = takePerson(words, people);
  expect(taken?.people.map((person) => person.units[0])).toEqual(units);
  expect(taken?.rest).toBe(rest);
});

test("不是谁的名字就不取", () => {
  expect(takePerson("明天 三天内", people)).toBeNull();
  expect(takePerson("", people)).toBeNull();
});
