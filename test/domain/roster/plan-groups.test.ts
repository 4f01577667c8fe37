import { describe, expect, test } from "vitest";
import type { IdentifiedGroup, StandingGroup } from "../../../src/domain/roster/plan.ts";
import { planCounts } from "../../../src/domain/roster/plan.ts";
import { planChanges } from "../../../src/domain/roster/plan-roster.ts";
import { identified, standing, standingPerson, standingUnit, unitEntry } from "./sheet-rows.ts";

const asked = (name: string, chatId: string | null, more: Partial<IdentifiedGroup> = {}): IdentifiedGroup => ({
  ...{ row: 2, name, chatId, purposes: ["digest"], scope: null, present: false },
  ...more,
});
const stands = (name: string, chatId: string | null, more: Partial<StandingGroup<string>> = {}) => ({
  ...{ id: `id-${name}`, name, chatId, purposes: ["digest" as const], scope: null, dead: null },
  ...more,
});
const planned = (wanted: IdentifiedGroup, ...known: StandingGroup<string>[]) => {
  const plan = planChanges({ units: [], people: [], groups: [wanted] }, { units: [], people: [], groups: known });
  return plan.groups[0];
};

describe("是不是原来那个群", () => {
  test.each<[string, IdentifiedGroup, StandingGroup<string>[], string | null]>([
    ["chat_id 相同，群名改了", asked("新名", "oc_1"), [stands("领导群", "oc_1")], "id-领导群"],
    ["chat_id 相同的先于同名的", asked("领导群", "oc_1"), [stands("领导群", null), stands("甲", "oc_1")], "id-甲"],
    ["只写群名", asked("领导群", null), [stands("领导群", "oc_1")], "id-领导群"],
    ["从前还没有对应的飞书群", asked("领导群", "oc_9"), [stands("领导群", null)], "id-领导群"],
    ["都没有 chat_id，凭群名", asked("领导群", null), [stands("甲", null), stands("领导群", null)], "id-领导群"],
    ["同名而 chat_id 不同", asked("领导群", "oc_9"), [stands("领导群", "oc_1")], null],
    ["名和 chat_id 都不同", asked("领导群", "oc_9"), [stands("甲", "oc_1")], null],
  ])("%s", (...[, wanted, known, id]) => {
    expect(planned(wanted, ...known)).toMatchObject({ id, returning: false });
  });
});

test.each<[string, IdentifiedGroup, StandingGroup<string>, string[]]>([
  [
    "群名、范围",
    asked("新名", "oc_1", { scope: "汉滨区" }),
    stands("甲", "oc_1"),
    ["群名:甲→新名", "范围单位:→汉滨区"],
  ],
  ["不再限于一个单位", asked("甲", "oc_1"), stands("甲", "oc_1", { scope: "汉滨区" }), ["范围单位:汉滨区→"]],
  ["找到了飞书群", asked("甲", "oc_9"), stands("甲", null), ["chat_id:→oc_9"]],
  ["这次没找到，仍用从前的", asked("甲", null), stands("甲", "oc_1"), []],
  ["从来没有", asked("甲", null), stands("甲", null), []],
  ["恢复使用", asked("甲", "oc_1", { present: true }), stands("甲", "oc_1", { dead: "群已解散" }), ["停用:群已解散→"]],
  ["仍然停用", asked("甲", "oc_1"), stands("甲", "oc_1", { dead: "群已解散" }), []],
])("群变了什么：%s", (...[, wanted, known, expected]) => {
  expect(planned(wanted, known)?.changes.map(({ field, from, to }) => `${field}:${from}→${to}`)).toEqual(expected);
});

describe("一个群写了两行", () => {
  const said = (row: number) => `“群组”表第 ${row} 行与第 2 行是同一个群“领导群”，请合并为一行，多个用途用“、”分开`;
  const row = (n: number, name: string, chatId: string | null) => asked(name, chatId, { row: n });

  test.each<[string, IdentifiedGroup[], StandingGroup<string>[], string[]]>([
    ["一行写群名、一行写 chat_id", [row(2, "领导群", "oc_1"), row(3, "领导群", "oc_1")], [], [said(3)]],
    ["写了三行", [2, 3, 4].map((n) => row(n, "领导群", "oc_1")), [stands("领导群", "oc_1")], [said(3), said(4)]],
    ["都没找到飞书群，却是同一个老群", [2, 3].map((n) => row(n, "领导群", null)), [stands("领导群", null)], [said(3)]],
    ["是两个群", [row(2, "领导群", "oc_1"), row(3, "领导群", "oc_2")], [], []],
    ["两个都还没有对应的飞书群", [row(2, "甲群", null), row(3, "乙群", null)], [], []],
  ])("%s", (...[, groups, known, expected]) => {
    const plan = planChanges({ units: [], people: [], groups }, { units: [], people: [], groups: known });
    expect(plan.hindrances).toEqual(expected);
  });
});

test("新增、变更、移出各数各的：回来的算新增，排列顺序算一项变更", () => {
  const plan = planChanges(
    {
      units: [unitEntry("汉阴县"), unitEntry("汉滨区", { section: "综治科" })],
      people: [identified("丁联络", "汉阴县", { post: "科长" }), identified("新同志", "汉滨区")],
      groups: [asked("新群", null)],
    },
    standing({
      units: [standingUnit("汉滨区"), standingUnit("汉阴县"), standingUnit("石泉县")],
      people: [
        standingPerson("丁联络", "汉阴县", { ended: true }),
        standingPerson("甲联络", "汉滨区"),
        standingPerson("乙联络", "汉滨区"),
      ],
    }),
  );
  expect(planCounts(plan)).toEqual({ fresh: 3, changed: 2, gone: 3 });
});
