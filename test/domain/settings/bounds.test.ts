import { describe, expect, test } from "vitest";
import { noCategory } from "../../../src/domain/settings/category-reader.ts";
import { rowOf } from "../../../src/domain/settings/table.ts";
import type { SettingKey } from "../../../src/domain/settings/values.ts";

const read = (key: SettingKey, words: string) => rowOf(key).read(words);

describe("数字各有上下限，写不写单位都收，写成别的单位的不收", () => {
  test.each([
    ["overdueCeiling", [1, 20], "次"],
    ["escalateAfter", [1, 30], "个工作日"],
    ["reviewPatience", [1, 10], "个工作日"],
    ["headPatience", [1, 30], "个工作日"],
    ["urgeInterval", [1, 10], "个工作日"],
    ["urgeCeiling", [1, 10], "次"],
    ["urgeDaily", [1, 10], "次"],
    ["evidenceMinutes", [5, 240], "分钟"],
  ] as const)("%s：%j %s", (key, [least, most], unit) => {
    expect(rowOf(key).bounds).toBe(`${least} 至 ${most} 之间的整数`);
    expect(rowOf(key).unit).toBe(unit);
    for (const fits of [least, most]) {
      expect(read(key, `${fits}`)).toBe(fits);
      expect(read(key, `${fits} ${unit}`)).toBe(fits);
    }
    expect(read(key, `${least - 1}`)).toBeNull();
    expect(read(key, `${most + 1}`)).toBeNull();
    for (const other of ["次", "个工作日", "分钟"].filter((each) => each !== unit)) {
      expect(read(key, `${most}${other}`)).toBeNull();
    }
    expect(read(key, `${unit}${most}`)).toBeNull();
  });

  test("到期前提醒每个数 1 至 30，最多 5 个，大的在先", () => {
    expect(read("beforeDue", "1、30")).toEqual([30, 1]);
    expect(read("beforeDue", "1，2;3；4和5")).toEqual([5, 4, 3, 2, 1]);
    expect(read("beforeDue", "3个、1个")).toEqual([3, 1]);
    expect(read("beforeDue", "3次")).toBeNull();
    expect(read("beforeDue", "3、0")).toBeNull();
    expect(rowOf("beforeDue").bounds).toBe("1 至 30 之间的整数，最多 5 个，用顿号分开");
  });
});

describe("时段不早于 7 点 1 分，不晚于 11 点 59 分，不少于 5 分钟", () => {
  test.each([
    ["07:01–07:05", { from: "07:01", to: "07:05" }],
    ["11:55–11:59", { from: "11:55", to: "11:59" }],
    ["9：01~9：29", { from: "09:01", to: "09:29" }],
    ["8.31到8.59", { from: "08:31", to: "08:59" }],
  ])("“%s”可以", (words, window) => {
    for (const key of ["morning", "digest", "notice"] as const) expect(read(key, words)).toEqual(window);
  });

  test.each([
    ["七点以前的", "06:51–06:59"],
    ["十二点以后的", "11:56–12:01"],
    ["只有四分钟的", "07:01–07:04"],
    ["三个时间的", "09:01–09:10–09:20"],
    ["多写一位的", "109:01–109:10"],
    ["分钟写了三位的", "09:01–09:100"],
    ["没有六十分的", "09:01–09:60"],
    ["九十分的", "08:31–08:90"],
    ["碰半点的", "09:20–09:30"],
    ["从整点起的", "10:00–10:09"],
  ])("%s不收", (_, words) => {
    for (const key of ["morning", "digest", "notice"] as const) expect(read(key, words)).toBeNull();
  });
});

describe("最晚发送时间在 12 点和 20 点之间，两头都算（16-5）", () => {
  test.each([
    ["12:00", "12:00"],
    ["20:00", "20:00"],
    ["19:59", "19:59"],
    ["13点05分", "13:05"],
  ])("“%s”可以", (words, time) => expect(read("latest", words)).toBe(time));

  test.each(["11:59", "20:01", "24:00", "12:60", "18", "18:5", "118:00", "18:000", "18:00-19:00"])(
    "“%s”不收",
    (words) => expect(read("latest", words)).toBeNull(),
  );
});

describe("周报发出日是周一至周五中的一天", () => {
  test.each([
    ["周一", 1],
    [" 周二 ", 2],
    ["礼拜三", 3],
    ["星期四", 4],
    ["周五", 5],
    ["1", 1],
    ["5", 5],
  ])("“%s”", (words, weekday) => expect(read("digestDay", words)).toBe(weekday));

  test.each(["周六", "星期日", "0", "6", "5次", ""])("“%s”不收", (words) =>
    expect(read("digestDay", words)).toBeNull(),
  );

  test("可选的是五天，选了哪天就写哪天", () => {
    const { choices, said } = rowOf("digestDay");
    expect(choices?.map(({ value, label }) => `${value} ${label}`)).toEqual([
      ...["1 周一", "2 周二", "3 周三", "4 周四", "5 周五"],
    ]);
    expect([1, 2, 3, 4, 5].map(said)).toEqual(["周一", "周二", "周三", "周四", "周五"]);
  });
});

describe("编号的机关代字", () => {
  test.each([
    ["督", "督"],
    ["一二三四五六七八九督", "一二三四五六七八九督"],
    ["安平督(2026)12号", "安平督"],
    ["安平督[2026]12", "安平督"],
    ["安平督【2026】12号", "安平督"],
  ])("“%s”的代字是“%s”，年份和序号留着", (words, mark) => {
    const form = read("itemNumber", words);
    expect(form).toBe(`${mark}〔{year}〕{n}号`);
    expect(rowOf("itemNumber").typed(form)).toBe(mark);
    expect(rowOf("itemNumber").said(form)).toBe(`${mark}〔年份〕序号`);
  });

  test.each(["一二三四五六七八九十督", "安平督办", "安平督12号", "安平督〔2026", "平安", ""])("“%s”不收", (words) =>
    expect(read("itemNumber", words)).toBeNull(),
  );
});

describe("须经同意、签发、告知的（四、七）", () => {
  test.each([
    ["是", "on"],
    [" 是 ", "on"],
    [" on ", "on"],
    ["否", "off"],
    ["off", "off"],
  ])("是否须经同意写“%s”", (words, value) => expect(read("approveIssue", words)).toBe(value));

  test("只有是和否两种", () => {
    const { choices, said } = rowOf("approveIssue");
    expect(choices?.map(({ value, label }) => `${value} ${label}`)).toEqual(["on 是", "off 否"]);
    expect([said("on"), said("off")]).toEqual(["是", "否"]);
  });

  test.each([
    ["（一）", "1", "keyInstructions"],
    ["（二）", "2", "leaderInstructions"],
    ["（三）", "3", "lawsAndSystems"],
    ["（四）", "4", "keyDocuments"],
    ["（五）", "5", "meetingsAndDeployments"],
    ["（六）", "6", "specialTasks"],
    ["（七）", "7", "grassrootsFoundations"],
    ["（八）", "8", "other"],
  ] as const)("第八条%s可以写成 %s，写出来仍是%s", (sign, figure, category) => {
    for (const key of ["principalAtIssue", "signOffCategories"] as const) {
      expect(read(key, sign)).toEqual([category]);
      expect(read(key, ` ${figure} `)).toEqual([category]);
      expect(read(key, `第八条 ${sign}`)).toEqual([category]);
      expect(rowOf(key).said([category])).toBe(sign);
    }
  });

  test("几类用顿号分开；一类也没有的写“无”", () => {
    const { said, typed } = rowOf("signOffCategories");
    expect(said(["keyInstructions", "other"])).toBe("（一）、（八）");
    expect([said([]), typed([]), noCategory]).toEqual(["无", "无", "无"]);
    expect(read("signOffCategories", " 无 ")).toEqual([]);
  });

  test.each(["", "9", "0", "第九条（一）", "（一）类", "12", "（一）、"])("类别不收“%s”", (words) =>
    expect(read("signOffCategories", words)).toBeNull(),
  );
});
