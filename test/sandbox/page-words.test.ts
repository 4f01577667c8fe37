import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { suggest } from "../../src/domain/item/suggest.ts";
import { dateInWords, dayInWords, dayOf, shortTime, timeOf } from "../../src/sandbox/page/beijing.ts";
import { chartRows } from "../../src/sandbox/page/card/chart-rows.ts";
import { signOf } from "../../src/sandbox/page/card/icon-sign.ts";
import { lookOf } from "../../src/sandbox/page/card/look.ts";
import { momentInWords, patterned } from "../../src/sandbox/page/card/moment.ts";
import { commandOffers, memberOffers, usageLine } from "../../src/sandbox/page/completion.ts";
import { dateFault } from "../../src/sandbox/page/date-fault.ts";
import { examplesFor, mainPeople } from "../../src/sandbox/page/main-people.ts";
import { hashOf, layoutIn } from "../../src/sandbox/page/place.ts";
import { marked, scenarios } from "../../src/sandbox/page/tour/scenarios.ts";
import { chinese } from "../../src/sandbox/page/words-chinese.ts";
import { english } from "../../src/sandbox/page/words-english.ts";
import { ruleInEnglish } from "../../src/sandbox/page/words-rules-english.ts";

const at = (moment: string) => new Date(moment).getTime();

test("时刻一律按北京时间显示，不管浏览器在哪里", () => {
  expect(dayOf(at("2026-11-23T16:30:00Z"))).toBe("2026-11-24");
  expect(timeOf(at("2026-11-23T16:30:00Z"))).toBe("00:30");
  expect(dayInWords(at("2026-11-24T09:00+08:00"))).toBe("11月24日（周二）");
  expect(dateInWords(at("2026-11-24T09:00+08:00"))).toBe("2026年11月24日（周二）");
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

test.each([
  ["down-small-ccm_outlined", "⌄"],
  ["chat-forbidden_filled", "✕"],
  ["members_outlined", "☺"],
  ["note_outlined", undefined],
  ["pending-mes_outlined", undefined],
])("图标 %s 画作 %s，没有相近的不乱画", (token, sign) => {
  expect(signOf(token)).toBe(sign);
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

test("地址栏记得住并排的是谁、在看哪个会话、手里是哪一栏", () => {
  for (const layout of [
    { places: [{ person: "ou_1", chatId: null }], active: 0 },
    { places: [{ person: "ou_1", chatId: "oc_2" }], active: 0 },
    {
      places: [
        { person: "ou_1", chatId: null },
        { person: "ou_2", chatId: "oc_2" },
      ],
      active: 1,
    },
  ]) {
    expect(layoutIn(hashOf(layout))).toEqual(layout);
  }
  expect(layoutIn("")).toBeNull();
  expect(layoutIn("#%E0%A4%A")).toBeNull();
  expect(layoutIn("#a,b,c,d,e")?.places).toHaveLength(4);
  expect(layoutIn("#a,a,!b")).toEqual(layoutIn("#a,!b"));
});

const commands = [
  { name: "督办", names: ["督办"], usage: "/督办 [单位 事项 期限]", summary: "下达督导事项" },
  { name: "待办", names: ["待办", "代办"], usage: "/待办", summary: "等待我办理的事项" },
];
const typed = (text: string, group = false) => ({ text, cursor: text.length, group });

test("斜杠之后补全命令：写法和说明一起给，别名也认，写全了回车就发", () => {
  const all = commandOffers(typed("/"), commands);
  expect(all.offers.map(({ text }) => text)).toEqual(["/督办 ", "/待办"]);
  expect(all.offers[0]).toMatchObject({ shown: "/督办 [单位 事项 期限]", detail: "下达督导事项" });
  expect(all.exact).toBe(false);
  expect(commandOffers(typed("／代"), commands).offers.map(({ text }) => text)).toEqual(["/待办"]);
  expect(commandOffers(typed("/办"), commands).offers).toHaveLength(2);
  expect(commandOffers(typed("/待办"), commands).exact).toBe(true);
  expect(commandOffers(typed("@督办助手 /待", true), commands).offers[0]?.text).toBe("@督办助手 /待办");
  expect(commandOffers(typed("/督办 汉滨区"), commands).offers).toEqual([]);
  expect(commandOffers(typed("请看 a/b"), commands).offers).toEqual([]);
  expect(usageLine("/督办 汉滨区", commands)).toBe("/督办 [单位 事项 期限]　下达督导事项");
  expect(usageLine("/督", commands)).toBe("");
});

test("群里 @ 之后补全姓名，后面的字不丢；私聊里不补", () => {
  const names = [
    { name: "督办助手", title: "" },
    { name: "甄汉滨", title: "汉滨区 · 联络员" },
  ];
  const middle = { text: "请 @甄 看一下", cursor: 4, group: true };
  const [offer] = memberOffers(middle, names).offers;
  expect(offer).toMatchObject({ shown: "@甄汉滨", text: "请 @甄汉滨 看一下", cursor: 7 });
  expect(memberOffers(typed("@", true), names).offers).toHaveLength(2);
  expect(memberOffers(typed("@甄"), names).offers).toEqual([]);
  expect(memberOffers(typed("a@b.c", true), names).offers).toEqual([]);
});

test("前进到某一天，填得不对当场说", () => {
  const now = at("2026-11-24T09:30+08:00");
  expect(dateFault(Number.NaN, now)).toBe("请填写日期和时刻。");
  expect(dateFault(now, now)).toContain("时间只能向前");
  expect(dateFault(at("2028-01-01T09:00+08:00"), now)).toContain("最多前进一年");
  expect(dateFault(at("2026-11-25T09:00+08:00"), now)).toBeNull();
});

test("导览的事项各属不同专题，一件没办完另起一件不会被当作重复；时钟怎么走，记号都不同", () => {
  const matters = Object.values(scenarios).flatMap((each) => [...each.matters]);
  const topics = matters.map((matter) => suggest(marked(matter, at("2026-11-24T09:30+08:00"))).topic);
  expect(topics).not.toContain(null);
  expect(new Set(topics).size).toBe(matters.length);
  const moments = [0, 1, 60, 3_600, 86_400, 7 * 86_400, 35 * 86_400].map((ahead) => marked("甲", ahead * 1_000));
  expect(new Set(moments).size).toBe(moments.length);
});

/** Where every word of a table stands. */
function leaves(table: object, before = ""): string[] {
  return Object.entries(table).flatMap(([key, value]) => {
    const path = `${before}.${key}`;
    return typeof value === "object" && value !== null ? leaves(value, path) : [path];
  });
}

test("两种语言的词一一对应，英文里除了产品自己的词没有汉字", () => {
  expect(leaves(english)).toEqual(leaves(chinese));
  const own = /督办助手|\/帮助|所有人|用中文显示本页|中文/g;
  const buttons = /确认(下达|导入)|签收|不属本单位|反馈进展|申请办结|退回|通过并销号/g;
  const onCards = /今日督办提醒|已逾期|第一责任人|按要求办理（导览示例）/g;
  expect(JSON.stringify(english).replace(own, "").replace(buttons, "").replace(onCards, "")).not.toMatch(
    /[\u4e00-\u9fff]/,
  );
});

/** Every sentence the rules of the cards can say, with 3 for each figure or name in it. */
function sentencesOf(file: string): string[] {
  const source = readFileSync(file, "utf8").replaceAll(/\/\*\*[\s\S]*?\*\/|\/\/.*$/gm, "");
  const said = [...source.matchAll(/"([^"\n]*[\u4e00-\u9fff][^"\n]*)"|`([^`\n]*[\u4e00-\u9fff][^`\n]*)`/g)];
  return said.map(([, plain, filled = ""]) => plain ?? filled.replaceAll(/\$\{[^}]*\}/g, "3"));
}

/** What stands behind the beginning of another sentence, with that beginning. */
const BEHIND: readonly (readonly [part: RegExp, before: string])[] = [
  [/^(?:至少|至多) /, "字数"],
  [/^(?:字母开头|Npx 或|stretch、)/, "应写作"],
];
const BEGINNINGS = ["字数3", "项数3"];

test("卡片规则和点击的回绝，每一句都有英文", () => {
  const room = join(import.meta.dirname, "../../src/sandbox");
  const rules = readdirSync(join(room, "card-rules")).map((file) => join("card-rules", file));
  const files = [...rules, "platform/press.ts", "platform/pressable.ts", "platform/click-answer.ts"];
  const all = files
    .flatMap((file) => sentencesOf(join(room, file)))
    .filter((each) => !BEGINNINGS.includes(each))
    .map((each) => (BEHIND.find(([part]) => part.test(each))?.[1] ?? "") + each);
  expect(all.length).toBeGreaterThan(100);
  expect(all.filter((each) => /[\u4e00-\u9fff]/.test(ruleInEnglish(each)))).toEqual([]);
  expect(ruleInEnglish("due：日期或时间的写法不对")).toBe("due: is no date or time as it should be written");
  expect(ruleInEnglish("应为 auto、百分比或 80 至 600px")).toBe("must be auto, a percentage or 80 to 600px");
});
