import { describe, expect, test } from "vitest";
import type { WantedRoster } from "../../../src/domain/roster/plan.ts";
import { planChanges } from "../../../src/domain/roster/plan-roster.ts";
import {
  changeWords,
  countsWords,
  goneWords,
  hasChanges,
  planSections,
} from "../../../src/domain/roster/plan-words.ts";
import { reportOf } from "../../../src/domain/roster/report.ts";
import type { Remark } from "../../../src/domain/roster/sheets.ts";
import { identified, standing, standingPerson, standingUnit, unitEntry } from "./sheet-rows.ts";

const group = (name: string, chatId: string | null) => ({
  ...{ row: 2, name, chatId, purposes: ["digest" as const], scope: null },
});
const known = (name: string, chatId: string) => ({ ...group(name, chatId), id: `id-${name}`, dead: null });

const wanted: WantedRoster = {
  units: [
    ...[unitEntry("石泉县"), unitEntry("汉阴县", { section: "综治科", shortName: "汉阴" }), unitEntry("汉滨区")],
    unitEntry("宁陕县"),
  ],
  people: [
    ...[identified("甲联络", "汉滨区", { post: "科长" }), identified("新同志", "石泉县", { openId: null })],
    ...[identified("丁联络", "汉阴县")],
  ],
  groups: [
    { ...group("领导群", "oc_1"), purposes: ["notice"], present: true },
    { ...group("新群", null), present: false },
  ],
};
const before = standing({
  units: [
    ...[standingUnit("汉滨区"), standingUnit("汉阴县", { shortName: "阴" }), standingUnit("旬阳市")],
    ...[standingUnit("石泉县", { ended: true })],
  ],
  people: [
    ...[standingPerson("甲联络", "汉滨区"), standingPerson("乙联络", "旬阳市")],
    ...[standingPerson("丁联络", "汉阴县", { ended: true })],
  ],
  groups: [known("领导群", "oc_1"), known("老群", "oc_2")],
});
const plan = planChanges(wanted, before);
const same = planChanges({ units: [unitEntry("汉滨区")], people: [], groups: [] }, standing({ people: [] }));

test("导入以前写明：新增、重新列入、变更、移出、不变的，和收不到消息的", () => {
  expect(planSections(plan)).toEqual([
    { title: "将新增：", lines: ["单位 1：宁陕县", "人员 1：新同志（石泉县）", "群 1：新群"] },
    { title: "将重新列入：", lines: ["单位 1：石泉县", "人员 1：丁联络（汉阴县）"] },
    {
      title: "将变更：",
      lines: [
        "单位“汉阴县”：简称“阴”改为“汉阴”，督导科室“空”改为“综治科”",
        "人员“甲联络”：职务“空”改为“科长”",
        "群“领导群”：用途“周报”改为“通知”",
        "单位的排列顺序",
      ],
    },
    { title: "将移出通讯录（过往事项中的记录保留）：", lines: ["单位 1：旬阳市", "人员 1：乙联络（旬阳市）"] },
    { title: "表中没有、保持不变的群：", lines: ["群 1：老群"] },
    {
      title: "下列人员目前收不到消息，请核对后再次导入：",
      lines: ["新同志（石泉县）：手机号或邮箱在飞书中查不到"],
    },
    {
      title: "下列群还没有对应的飞书群，请把机器人加入该群后再次导入；有同名群时请改填 chat_id：",
      lines: ["群 1：新群"],
    },
  ]);
});

test("没有内容的不写；顺序没变的不提顺序", () => {
  expect(planSections(same)).toEqual([{ title: "将移出通讯录（过往事项中的记录保留）：", lines: ["单位 1：汉阴县"] }]);
});

test("移出的逐个写明", () => {
  expect(goneWords(plan)).toEqual(["单位“旬阳市”", "人员“乙联络”（旬阳市）"]);
});

test("清空的写作空", () => {
  expect(changeWords({ field: "职务", from: "科长", to: "" })).toBe("职务“科长”改为“空”");
});

describe("名单过长只列前三十个", () => {
  test.each([
    [30, ""],
    [31, " 等"],
  ])("%i 个", (count, end) => {
    const all = Array.from({ length: count }, (_, n) => unitEntry(`单位${n + 1}`));
    const thirty = Array.from({ length: 30 }, (_, n) => `单位${n + 1}`).join("、");
    const [fresh] = planSections(
      planChanges({ units: all, people: [], groups: [] }, standing({ units: [], people: [] })),
    );
    expect(fresh?.lines).toEqual([`单位 ${count}：${thirty}${end}`]);
  });
});

describe("有没有要做的", () => {
  const people = [identified("甲联络", "汉滨区")];
  const units = [unitEntry("汉滨区")];
  const now = { units: [standingUnit("汉滨区")], people: [standingPerson("甲联络", "汉滨区")] };
  const gone = { units: [standingUnit("汉滨区"), standingUnit("汉阴县")] };

  test.each<[string, Partial<WantedRoster>, Parameters<typeof standing>[0], string]>([
    ["没有", {}, now, "新增 0 项，变更 0 项，移出 0 项"],
    ["只有新增", { units: [...units, unitEntry("汉阴县")] }, now, "新增 1 项，变更 0 项，移出 0 项"],
    ["只有变更", { units: [unitEntry("汉滨区", { section: "科" })] }, now, "新增 0 项，变更 1 项，移出 0 项"],
    ["只有移出", {}, { ...now, ...gone }, "新增 0 项，变更 0 项，移出 1 项"],
    ["又增又减", { units: [...units, unitEntry("石泉县")] }, { ...now, ...gone }, "新增 1 项，变更 0 项，移出 1 项"],
    [
      "改了一处，移出一处",
      { units: [unitEntry("汉滨区", { section: "科" })] },
      { ...now, ...gone },
      "新增 0 项，变更 1 项，移出 1 项",
    ],
    [
      "改了一处，新增一处",
      { units: [unitEntry("汉滨区", { section: "科" }), unitEntry("石泉县")] },
      now,
      "新增 1 项，变更 1 项，移出 0 项",
    ],
  ])("%s", (...[name, more, roster, words]) => {
    const found = planChanges({ units, people, groups: [], ...more }, standing(roster));
    const {
      fresh,
      changed,
      gone: left,
    } = reportOf(nothingRead, found).changes?.counts ?? { fresh: 0, changed: 0, gone: 0 };
    expect(countsWords({ fresh, changed, gone: left })).toBe(words);
    expect(hasChanges(found)).toBe(name !== "没有");
  });
});

const nothingRead = { units: [], people: [], groups: [], faults: [], warnings: [] };
const remark = (more: Partial<Remark> = {}): Remark => ({
  ...{ sheet: "人员", row: 8, column: "手机号", fault: "手机号不是 11 位数字", cure: "请改正", ...more },
});

describe("核对的结果", () => {
  const { row: _, ...person } = identified("甲联络", "汉滨区");
  const read = {
    units: [unitEntry("汉滨区"), unitEntry("汉阴县")],
    people: [{ ...person, row: 2, mobile: null, email: null }],
    groups: [],
  };

  test("差错、提醒连同位置；有差错时还没有变更可说", () => {
    const faults = [remark(), remark({ column: "" }), remark({ row: 0, column: "" })];
    expect(reportOf({ ...read, faults, warnings: [remark({ row: 1, column: "邮箱" })] }, null)).toEqual({
      read: { units: 2, people: 1, groups: 0 },
      faults: {
        lines: [
          "“人员”表 第 8 行 “手机号”列：手机号不是 11 位数字。请改正。",
          "“人员”表 第 8 行：手机号不是 11 位数字。请改正。",
          "“人员”表：手机号不是 11 位数字。请改正。",
        ],
        total: 3,
      },
      warnings: { lines: ["“人员”表 第 1 行 “邮箱”列：手机号不是 11 位数字。请改正。"], total: 1 },
      changes: null,
      hindrances: [],
    });
  });

  test("不能导入的缘故照写", () => {
    const held = planChanges(
      { units: [], people: [], groups: [] },
      { ...before, people: [], units: [standingUnit("汉滨区", { open: ["督〔2026〕1号"] })] },
    );
    expect(reportOf({ ...read, faults: [], warnings: [] }, held).hindrances).toEqual([
      "“汉滨区”还有 1 件未办结（督〔2026〕1号），请先改派或办结，再从表中删去该单位",
    ]);
  });

  test.each([
    [40, 40],
    [41, 40],
  ])("共 %i 条，留下前 %i 条", (count, kept) => {
    const faults = Array.from({ length: count }, (_, n) => remark({ row: n + 1 }));
    const { lines, total } = reportOf({ ...nothingRead, faults }, null).faults;
    expect([lines.length, total, lines[0]]).toEqual([
      kept,
      count,
      "“人员”表 第 1 行 “手机号”列：手机号不是 11 位数字。请改正。",
    ]);
  });
});
