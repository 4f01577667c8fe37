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
