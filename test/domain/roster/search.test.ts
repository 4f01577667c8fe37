import { expect, test } from "vitest";
import { findInRoster, nearestInRoster } from "../../../src/domain/roster/search.ts";
import { hanbin, hanyin, office, police } from "../cast.ts";

const someone = (name: string, ...units: string[]) => ({ name, units });
const roster = {
  units: [office, hanbin, hanyin, police],
  people: [
    someone("甄汉滨", "汉滨区", "汉滨"),
    someone("贾同名", "汉滨区"),
    someone("贾同名", "安康市公安局", "公安局"),
  ],
};

const said = (words: string) => {
  const { units, people } = findInRoster(words, roster);
  return [...units.map(({ name }) => name), ...people.map(({ name, units: [unit] }) => `${unit}${name}`)];
};

test.each([
  ["汉滨区", ["汉滨区"]],
  ["公安局", ["安康市公安局"]],
  [" 市公安局 ", ["安康市公安局"]],
  ["甄汉滨", ["汉滨区甄汉滨"]],
  ["贾同名", ["汉滨区贾同名", "安康市公安局贾同名"]],
  ["公安局贾同名", ["安康市公安局贾同名"]],
  ["汉滨区 贾同名", ["汉滨区贾同名"]],
  ["汉滨", ["汉滨区"]],
  ["公安", ["安康市公安局"]],
  ["同名", ["汉滨区贾同名", "安康市公安局贾同名"]],
  ["安康市", ["安康市平安办", "安康市公安局"]],
  ["汉", []],
  ["没有的", []],
])("04-6 “%s”指的是 %j", (words, found) => {
  expect(said(words)).toEqual(found);
});

test("04-6 写错一个字的给出相近的，只从本人可以查阅的里面找", () => {
  expect(nearestInRoster("汉缤区", roster)).toContain("汉滨区");
  expect(nearestInRoster("甄汉兵", roster)).toEqual(["甄汉滨"]);
  expect(nearestInRoster("汉缤区", { units: [police], people: [] })).toEqual([]);
  expect(nearestInRoster("甄汉兵", { units: roster.units, people: [] })).toEqual([]);
});

test("04-6 姓名完全相同的优先，不带出姓名更长的", () => {
  const people = [someone("贾同", "汉滨区"), someone("贾同名", "汉滨区")];
  expect(findInRoster("贾同", { units: [], people }).people).toEqual([people[0]]);
});

test("04-6 相近的单位在前、人员在后，至多给出三个", () => {
  const people = ["汉冰区", "汉兵区", "汉宾区"].map((name) => someone(name, "汉滨区"));
  const near = (count: number) => nearestInRoster("汉缤区", { units: [hanbin], people: people.slice(0, count) });
  expect(near(1)).toEqual(["汉滨区", "汉冰区"]);
  expect(near(2)).toEqual(["汉滨区", "汉冰区", "汉兵区"]);
  expect(near(3)).toEqual(["汉滨区", "汉冰区", "汉兵区"]);
});
