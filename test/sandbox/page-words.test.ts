import { expect, test } from "vitest";
import { dayInWords, dayOf, shortTime, timeOf } from "../../src/sandbox/page/beijing.ts";
import { chartRows } from "../../src/sandbox/page/card/chart-rows.ts";
import { examplesFor, mainPeople } from "../../src/sandbox/page/main-people.ts";
import { hashOf, placeIn } from "../../src/sandbox/page/place.ts";

const at = (moment: string) => new Date(moment).getTime();

test("时刻一律按北京时间显示，不管浏览器在哪里", () => {
  expect(dayOf(at("2026-11-23T16:30:00Z"))).toBe("2026-11-24");
  expect(timeOf(at("2026-11-23T16:30:00Z"))).toBe("00:30");
  expect(dayInWords(at("2026-11-24T09:00+08:00"))).toBe("11月24日（周二）");
  expect(shortTime(at("2026-11-24T09:05+08:00"), at("2026-11-24T20:00+08:00"))).toBe("09:05");
  expect(shortTime(at("2026-11-23T09:05+08:00"), at("2026-11-24T20:00+08:00"))).toBe("11月23日");
});

const values = [
  { unit: "汉滨区", status: "办理中", count: 3 },
  { unit: "汉滨区", status: "逾期", count: 1 },
  { unit: "汉阴县", status: "办理中", count: 2 },
];
const rows = [
  { cells: ["汉滨区", "3", "1"], sum: 4 },
  { cells: ["汉阴县", "2", "0"], sum: 2 },
];

test.each([
  ["竖条", { type: "bar", data: { values }, xField: "unit", yField: "count", seriesField: "status" }],
  ["横条", { type: "bar", data: [{ values }], xField: "count", yField: "unit", seriesField: "status" }],
  ["数组轴", { type: "bar", data: [{ values }], xField: ["unit", "status"], yField: "count", seriesField: "status" }],
])("图表读成表：%s", (_case, spec) => {
  expect(chartRows(spec)).toEqual({ head: ["", "办理中", "逾期"], rows });
});

test("饼图读成两列，说不出轴的图把数据原样列出", () => {
  const pie = { type: "pie", data: { values: [{ kind: "办结", n: 5 }] }, categoryField: "kind", valueField: "n" };
  expect(chartRows(pie)).toEqual({ head: ["", "数量"], rows: [{ cells: ["办结", "5"], sum: 5 }] });
  expect(chartRows({ data: { values: [{ a: 1, b: "二" }] } })).toEqual({
    head: ["a", "b"],
    rows: [{ cells: ["1", "二"], sum: 0 }],
  });
  expect(chartRows(null)).toEqual({ head: [], rows: [] });
});

test("主要角色各取一人，联络员在副联络员之前", () => {
  const person = (openId: string, title: string) => ({ openId, name: openId, title });
  const people = [
    person("deputy", "汉滨区 · 副联络员"),
    person("liaison", "汉滨区 · 联络员"),
    person("other", "汉阴县 · 联络员"),
    person("staff", "市平安办 · 平安办工作人员"),
    person("leader", "领导小组 · 领导"),
  ];
  expect(mainPeople(people).map(({ openId }) => openId)).toEqual(["staff", "liaison", "deputy", "leader"]);
  expect(examplesFor("市平安办 · 平安办工作人员").join()).toContain("/督办 汉滨区");
  expect(examplesFor("汉滨区 · 联络员").join()).not.toContain("/督办");
});

test("地址栏记得住是谁、在看哪个会话", () => {
  for (const place of [
    { person: "ou_1", chatId: null },
    { person: "ou_1", chatId: "oc_2" },
  ]) {
    expect(placeIn(hashOf(place))).toEqual(place);
  }
  expect(placeIn("")).toBeNull();
  expect(placeIn("#%E0%A4%A")).toBeNull();
});
