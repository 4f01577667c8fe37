import { describe, expect, test } from "vitest";
import { day } from "../../../src/domain/calendar/day.ts";
import type { Change } from "../../../src/domain/settings/change.ts";
import { inOrder, readChange, standingIn, versionsFor } from "../../../src/domain/settings/change.ts";
import type { Version } from "../../../src/domain/settings/rules.ts";
import { firstRules, rulesOf } from "../../../src/domain/settings/rules.ts";
import { presets, settingKeys } from "../../../src/domain/settings/table.ts";
import { at, refusal } from "../cast.ts";

const now = at("2026-11-24T15:00");
const source = "安平办发〔2026〕8号";
const change = (key: Change["key"], value: unknown, on: string): Change => ({ key, value, source, on: day(on) });

/** The rules in force at a moment, as the database would find them. */
const inForce = (all: readonly Version[], moment: string) =>
  rulesOf(
    inOrder(all)
      .filter(({ effectiveAt }) => effectiveAt <= at(moment))
      .at(-1) ?? null,
  );

/** Changes made one after another, each at its own moment. */
const made = (...changes: readonly [string, Change][]): Version[] =>
  changes.reduce<Version[]>((all, [moment, each]) => all.concat(versionsFor(all, each, at(moment))), []);

describe("第一版就是细则（00-2）", () => {
  test("编号 1，自 2021 年 2 月 9 日起，各项为初始值", () => {
    expect(firstRules).toMatchObject({ version: 1, effectiveAt: at("2021-02-09T00:00"), ...presets });
    for (const key of settingKeys) expect(firstRules.laid[key]).toMatchObject({ version: 1 });
  });
});

describe("读一项修改", () => {
  const typed = { value: "5、3、1", source, on: "2026-11-25 +0800" };

  test("值、依据、施行日期齐全", () => {
    expect(readChange("beforeDue", typed, now)).toEqual(change("beforeDue", [5, 3, 1], "2026-11-25"));
  });

  test("缺什么，说什么", () => {
    expect(refusal(() => readChange("beforeDue", {}, now)).message).toBe("请补充：到期前提醒、依据、施行日期。");
    expect(refusal(() => readChange("beforeDue", { ...typed, source: " " }, now)).message).toBe("请补充：依据。");
    const blank = { value: "　", source: " ", on: " " };
    expect(refusal(() => readChange("beforeDue", blank, now)).message).toBe("请补充：到期前提醒、依据、施行日期。");
  });

  test("值不对，说明范围并举例", () => {
    const said = refusal(() => readChange("beforeDue", { ...typed, value: "三天" }, now)).message;
    expect(said).toContain("1 至 30 之间的整数");
    expect(said).toContain("例如：5、3、1");
  });

  test.each([
    ["beforeDue", "2026-11-24"],
    ["morning", "2026-11-24"],
    ["digestDay", "2026-11-23"],
    ["evidenceMinutes", "2026-11-23"],
    ["evidenceMinutes", "2026-02-30"],
    ["evidenceMinutes", "2099-01-01"],
    ["evidenceMinutes", "明天"],
  ] as const)("%s 不能自 %s 起施行", (key, on) => {
    const value = { beforeDue: "5", morning: "08:31–08:40", digestDay: "2", evidenceMinutes: "60" }[key];
    expect(refusal(() => readChange(key, { value, source, on }, now)).reason).toBe("settingDay");
  });

  test("提醒一类最早自次日起，其余当日即可", () => {
    expect(readChange("evidenceMinutes", { value: "60", source, on: "2026-11-24" }, now).on).toBe("2026-11-24");
  });
});

const changing = ["overdueCeiling", "escalateAfter", "evidenceMinutes"] as const;
type Asked = { key: Change["key"]; value: unknown; effectiveAt: Date };

/** A small reproducible generator, so that a failing case can be looked at again. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * sides);
  };
}

/** Ten changes on ten days, each for a day not long after. */
function tenChanges(roll: (sides: number) => number): { all: Version[]; asked: Asked[] } {
  let all: Version[] = [];
  const asked: Asked[] = [];
  for (let n = 0; n < 10; n += 1) {
    const key = changing[roll(3)] ?? "overdueCeiling";
    const next = change(key, 21 + n, `2026-11-${11 + n + roll(8)}`);
    const before = JSON.stringify(all);
    const news = versionsFor(all, next, at(`2026-11-${10 + n}T10:00`));
    expect(JSON.stringify(all)).toBe(before);
    all = all.concat(news);
    asked.push({ key, value: next.value, effectiveAt: at(`${next.on}T00:00`) });
  }
  return { all, asked };
}

/** What holds by the days alone: of changes of one day the later one. */
function heldAt(asked: readonly Asked[], key: (typeof changing)[number], moment: string): unknown {
  const held = asked.filter((each) => each.key === key && each.effectiveAt <= at(moment));
  const latest = Math.max(...held.map(({ effectiveAt }) => effectiveAt.getTime()));
  return held.filter(({ effectiveAt }) => effectiveAt.getTime() === latest).at(-1)?.value ?? presets[key];
}

describe("一项修改带来的版本", () => {
  test("当日施行的随即生效，将来施行的自当日零时起", () => {
    const [today] = versionsFor([], change("evidenceMinutes", 60, "2026-11-24"), now);
    expect(today).toMatchObject({ version: 2, effectiveAt: now, replaces: null });
    const [later] = versionsFor([], change("beforeDue", [5], "2026-12-01"), now);
    expect(later).toMatchObject({ version: 2, effectiveAt: at("2026-12-01T00:00") });
  });

  test("没有变化的不收", () => {
    expect(refusal(() => versionsFor([], change("overdueCeiling", 5, "2026-12-01"), now)).reason).toBe("settingSame");
  });

  test("两项修改各管各的：先定后施行的，被中间的修改接着编号带下去", () => {
    const all = made(
      ["2026-11-24T15:00", change("beforeDue", [5, 1], "2026-12-01")],
      ["2026-11-25T10:00", change("evidenceMinutes", 60, "2026-11-25")],
    );
    expect(inForce(all, "2026-11-25T09:59")).toMatchObject({ version: 1, evidenceMinutes: 30, beforeDue: [3, 1] });
    expect(inForce(all, "2026-11-25T10:00")).toMatchObject({ version: 3, evidenceMinutes: 60, beforeDue: [3, 1] });
    expect(inForce(all, "2026-12-01T00:00")).toMatchObject({ version: 4, evidenceMinutes: 60, beforeDue: [5, 1] });
    expect(standingIn(all).map(({ version }) => version)).toEqual([3, 4]);
    expect(inForce(all, "2026-12-02T00:00").laid.beforeDue.since).toEqual(at("2026-12-01T00:00"));
  });

  test("同一天施行的，后定的为准；改回原值等于撤回", () => {
    const all = made(
      ["2026-11-24T15:00", change("beforeDue", [5, 1], "2026-12-01")],
      ["2026-11-25T10:00", change("beforeDue", [3, 1], "2026-12-01")],
    );
    expect(inForce(all, "2026-12-01T00:00")).toMatchObject({ version: 3, beforeDue: [3, 1] });
  });

  test("随机修改五百次：已有的版本一字不动，施行中的版本号只增，各项等于按施行日逐条推算", () => {
    const roll = dice(20261124);
    for (let round = 0; round < 50; round += 1) {
      const { all, asked } = tenChanges(roll);
      const days = Array.from({ length: 21 }, (_, n) => `2026-11-${10 + n}T12:00`);
      const numbers = days.map((moment) => inForce(all, moment).version);
      expect(numbers).toEqual(numbers.toSorted((x, y) => x - y));
      for (const moment of days) {
        for (const key of changing) expect(inForce(all, moment)[key]).toEqual(heldAt(asked, key, moment));
      }
    }
  });
});
