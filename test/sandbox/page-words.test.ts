import { expect, test } from "vitest";
import { dayInWords, dayOf, shortTime, timeOf } from "../../src/sandbox/page/beijing.ts";
import { chartRows } from "../../src/sandbox/page/card/chart-rows.ts";
import { lookOf } from "../../src/sandbox/page/card/look.ts";
import { momentInWords, patterned } from "../../src/sandbox/page/card/moment.ts";
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

test("几组数据合画的图、数字写成文字的图、词云也读得出", () => {
  const common = {
    type: "common",
    data: [{ values: [{ x: "一月", y: 2, t: "下达" }] }, { values: [{ x: "一月", y: 1, t: "办结" }] }],
    series: [{ type: "bar", xField: ["x", "t"], yField: "y", seriesField: "t" }, { type: "line" }],
  };
  expect(chartRows(common)).toEqual({ head: ["", "下达", "办结"], rows: [{ cells: ["一月", "2", "1"], sum: 3 }] });
  const pie = { type: "pie", data: { values: [{ k: "2026", v: "46.6" }] }, categoryField: "k", valueField: "v" };
  expect(chartRows(pie).rows).toEqual([{ cells: ["2026", "46.6"], sum: 46.6 }]);
  const cloud = { type: "wordCloud", data: { values: [{ name: "平安", n: 5 }] }, nameField: "name", valueField: "n" };
  expect(chartRows(cloud).rows).toEqual([{ cells: ["平安", "5"], sum: 5 }]);
});

test.each([
  ["date_num", "2026-11-24"],
  ["date_short", "11月24日"],
  ["date", "2026年11月24日"],
  ["week", "星期二"],
  ["week_short", "周二"],
  ["time", "09:05"],
  ["time_sec", "09:05:07"],
  ["timezone", "GMT+8"],
  ["", "11月24日（周二） 09:05"],
])("富文本里的时间按 %j 写作 %s", (form, words) => {
  expect(momentInWords(at("2026-11-24T09:05:07+08:00"), form)).toBe(words);
});

test.each([
  ["YYYY/MM/DD", "2026/11/24"],
  ["DD/MM/YYYY HH:mm:ss", "24/11/2026 09:05:07"],
  ["", "2026-11-24T09:05:07+08:00"],
])("表格里的日期按 %j 写作 %s", (pattern, words) => {
  expect(patterned(at("2026-11-24T09:05:07+08:00"), pattern)).toBe(words);
});

test("平台的颜色名、深浅、自定义的颜色和字号都认，不认识的不着色", () => {
  const look = lookOf({
    style: {
      text_size: { big: { pc: "heading-1", mobile: "heading-3" } },
      color: { mine: { light_mode: "rgba(1,2,3,1)", dark_mode: "blue" } },
    },
  });
  expect(look.colour("red")).toBe("var(--red)");
  expect(look.colour("grey-100")).toBe("color-mix(in srgb, var(--grey) 13%, var(--paper))");
  expect(look.colour("blue-900")).toBe("color-mix(in srgb, var(--blue) 54%, var(--ink))");
  expect(look.colour("mine")).toBe("light-dark(rgba(1,2,3,1), var(--blue))");
  expect(look.colour("red;position:fixed")).toBeNull();
  expect(look.size("big")).toEqual({ desk: 24, phone: 17 });
  expect(look.size("notation")).toEqual({ desk: 12, phone: 12 });
  expect(look.size("huge")).toBeNull();
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
