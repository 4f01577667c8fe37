import { describe, expect, test } from "vitest";
import { addDays, day, dayOf, instantAt } from "../../../src/domain/calendar/day.ts";
import { calendar as published } from "../../../src/domain/calendar/workdays.ts";
import type { Assignment } from "../../../src/domain/item/item.ts";
import { planOf, replanned } from "../../../src/domain/reminder/plan.ts";
import { wake } from "../../../src/domain/reminder/wake.ts";
import { versionsFor } from "../../../src/domain/settings/change.ts";
import type { Rules } from "../../../src/domain/settings/rules.ts";
import { firstRules, reminderKeys, rulesOf, sinceOf, termsOf } from "../../../src/domain/settings/rules.ts";
import type { SettingKey } from "../../../src/domain/settings/values.ts";
import { assignmentOf, at } from "../cast.ts";

/** The rules of the beginning and those after one change. */
function changed(key: SettingKey, value: unknown, on: string): [Rules, Rules] {
  const made = new Date(instantAt(day(on), "00:00").getTime() - 86_400_000);
  const [version] = versionsFor([], { key, value, source: "试", on: day(on) }, made);
  return [firstRules, rulesOf(version ?? null)];
}

type Course = { born: Assignment; rules: readonly Rules[]; until: string; stops?: [string, string] };

const HALF_HOUR_MS = 30 * 60_000;

/** Every half-hour there is somebody at work. */
function moments({ born, until, stops }: Course): Date[] {
  const from = born.remindedThrough.getTime();
  const all = Array.from(
    { length: Math.floor((at(until).getTime() - from) / HALF_HOUR_MS) + 1 },
    (_, n) => new Date(from + n * HALF_HOUR_MS),
  );
  return stops ? all.filter((now) => now < at(stops[0]) || now >= at(stops[1])) : all;
}

/** What the sweep says, run twice each time: it wakes what is due and plans anew what an older plan holds. */
function heard(course: Course): string[] {
  const { born, rules } = course;
  const said: string[] = [];
  let a = replanned(born, termsOf(published, firstRules), born.remindedThrough);
  for (const now of moments(course).flatMap((each) => [each, each])) {
    const current = rules.filter(({ effectiveAt }) => effectiveAt <= now).at(-1) ?? firstRules;
    const isDue = a.wakeAt !== null && a.wakeAt <= now;
    if (!isDue && a.remindedThrough >= sinceOf(current, reminderKeys)) continue;
    const past = rules.filter((each) => each.effectiveAt < current.effectiveAt);
    const { next, line, escalate } = wake(a, termsOf(published, current, past), now);
    if (line || escalate) said.push(`${dayOf(now).slice(5)} ${line ?? ""}${escalate ? " 升级" : ""}`);
    a = next;
  }
  return said;
}

const dueOn = (due: string, more: Partial<Assignment> = {}): Assignment =>
  assignmentOf({ status: "inProgress", due: day(due), remindedThrough: at("2026-03-02T10:00"), ...more });

describe("到期前提醒改了，下一次何时说随之而定，每个该说的日子说一次", () => {
  const born = dueOn("2026-03-13");
  const until = "2026-03-13T23:00";

  test("加长：3、1 改为 5、3、1，自 3 月 6 日起", () => {
    expect(heard({ born, until, rules: changed("beforeDue", [5, 3, 1], "2026-03-06") })).toEqual([
      "03-06 dueSoon",
      "03-10 dueSoon",
      "03-12 dueSoon",
      "03-13 dueToday",
    ]);
  });

  test("加长而时点已过：不补说施行以前的", () => {
    expect(heard({ born, until, rules: changed("beforeDue", [5, 3, 1], "2026-03-07") })).toEqual([
      "03-10 dueSoon",
      "03-12 dueSoon",
      "03-13 dueToday",
    ]);
  });

  test("缩短：3、1 改为 1，自 3 月 10 日起，当日不再说", () => {
    expect(heard({ born, until, rules: changed("beforeDue", [1], "2026-03-10") })).toEqual([
      "03-12 dueSoon",
      "03-13 dueToday",
    ]);
  });

  test("缩短晚了一天：已经说过的不收回，其余按新的", () => {
    expect(heard({ born, until, rules: changed("beforeDue", [1], "2026-03-11") })).toEqual([
      "03-10 dueSoon",
      "03-12 dueSoon",
      "03-13 dueToday",
    ]);
  });
});

describe("逾期提醒次数改了", () => {
  const born = dueOn("2026-03-06");
  const overdue = (rules: readonly Rules[]) =>
    heard({ born, until: "2026-03-20T23:00", rules }).filter((each) => each.includes("overdue")).length;

  test.each([
    ["不改", [firstRules], 5],
    ["5 次改为 8 次，第四天施行", changed("overdueCeiling", 8, "2026-03-12"), 8],
    ["5 次改为 8 次，第七天施行，只补第七、第八天", changed("overdueCeiling", 8, "2026-03-17"), 7],
    ["5 次改为 2 次，第四天施行，前三天已说", changed("overdueCeiling", 2, "2026-03-12"), 3],
  ] as const)("%s：共 %#", (_, rules, times) => expect(overdue(rules)).toBe(times));
});

describe("长期逾期告知改了，每个期限仍只告知一次（07-1）", () => {
  const born = dueOn("2026-03-06");
  const told = (rules: readonly Rules[], stops?: [string, string]) =>
    heard({ born, until: "2026-04-10T23:00", rules, ...(stops ? { stops } : {}) }).filter((each) =>
      each.includes("升级"),
    );

  test("3 天改为 6 天，第五天施行：第三天已告知，不再告知", () => {
    expect(told(changed("escalateAfter", 6, "2026-03-13"))).toEqual(["03-11 overdue 升级"]);
  });

  test("3 天改为 6 天，第二天施行：第六天告知", () => {
    expect(told(changed("escalateAfter", 6, "2026-03-10"))).toEqual(["03-16  升级"]);
  });

  test("6 天改为 2 天，第四天施行：已超过新的天数而未告知的，施行当天早上告知", () => {
    const [, six] = changed("escalateAfter", 6, "2026-01-05");
    const [two] = versionsFor(
      [{ ...six, key: "escalateAfter", laid: { escalateAfter: six.laid.escalateAfter }, replaces: null }],
      { key: "escalateAfter", value: 2, source: "试", on: day("2026-03-12") },
      at("2026-03-11T10:00"),
    );
    expect(told([firstRules, six, rulesOf(two ?? null)])).toEqual(["03-12 overdue 升级"]);
  });

  test("停机期间改了天数，恢复后按今天的规则说一次", () => {
    const rules = changed("escalateAfter", 6, "2026-03-12");
    expect(told(rules, ["2026-03-10T12:00", "2026-03-13T10:00"])).toEqual(["03-16  升级"]);
    expect(told(rules, ["2026-03-10T12:00", "2026-03-17T10:00"])).toEqual(["03-17 overdue 升级"]);
  });
});

describe("待审核提醒改了，一次申请只提醒一次", () => {
  const born = dueOn("2026-03-31", { status: "submitted", submittedAt: at("2026-03-03T10:00") });
  const review = (rules: readonly Rules[]) => heard({ born, until: "2026-03-20T23:00", rules });

  test("2 天改为 4 天，提醒过了再施行：不再提醒", () => {
    expect(review(changed("reviewPatience", 4, "2026-03-06"))).toEqual(["03-05 review"]);
  });

  test("2 天改为 4 天，提醒以前施行：第四天提醒", () => {
    expect(review(changed("reviewPatience", 4, "2026-03-05"))).toEqual(["03-09 review"]);
  });

  test("2 天改为 1 天，第二天施行：当天早上提醒", () => {
    expect(review(changed("reviewPatience", 1, "2026-03-05"))).toEqual(["03-05 review"]);
  });
});

test("逾期未答复报负责人的天数改短，已超过的，施行当天早上报一次", () => {
  const born = dueOn("2026-03-31", { status: "submitted", submittedAt: at("2026-03-03T10:00") });
  const [, rules] = changed("headPatience", firstRules.reviewPatience, "2026-03-06");
  const overlong = planOf(born, termsOf(published, rules)).filter(({ say }) => say === "overlong");
  expect(overlong.map(({ at: slot }) => dayOf(slot))).toEqual(["2026-03-06"]);
});

test("每日提醒时段提前或推后，当日和次日都只说一次", () => {
  for (const [window, on] of [
    [{ from: "08:01", to: "08:10" }, "2026-03-10"],
    [{ from: "11:01", to: "11:10" }, "2026-03-10"],
    [{ from: "08:01", to: "08:10" }, "2026-03-11"],
  ] as const) {
    const rules = changed("morning", window, on);
    expect(heard({ born: dueOn("2026-03-13"), until: "2026-03-13T23:00", rules })).toEqual([
      "03-10 dueSoon",
      "03-12 dueSoon",
      "03-13 dueToday",
    ]);
  }
});

test("与提醒无关的设置改了，什么也不重排", () => {
  const [, rules] = changed("evidenceMinutes", 60, "2026-03-05");
  expect(sinceOf(rules, reminderKeys)).toEqual(firstRules.effectiveAt);
});

/** The days on which something is to be said, each by the rules of that day. */
function daysIn({ born, rules, until }: Course): string[] {
  const slots = rules.flatMap((each, n) => {
    const ends = rules[n + 1]?.effectiveAt ?? at(until);
    return planOf(born, termsOf(published, each)).filter(
      ({ at: slot, say }) =>
        say !== "keepAlive" &&
        slot > born.remindedThrough &&
        slot >= each.effectiveAt &&
        slot < ends &&
        slot <= at(until),
    );
  });
  return [...new Set(slots.map(({ at: slot }) => dayOf(slot).slice(5)))].sort();
}

test("随机的改动和施行日：每个日子说的，正是当日施行的规则要说的，说一次", () => {
  let state = 7;
  const roll = (sides: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * sides);
  };
  const plans = [[5, 3, 1], [1], [2], [7, 5], [3, 2, 1]];
  for (let n = 0; n < 12; n += 1) {
    const born = dueOn(addDays(day("2026-03-10"), roll(12)));
    const on = addDays(day("2026-03-03"), roll(20));
    const rules = changed("beforeDue", plans[roll(plans.length)], on);
    const until = `${addDays(born.due, 3)}T23:00`;
    const days = heard({ born, until, rules })
      .filter((each) => !each.includes("keepAlive"))
      .map((each) => each.slice(0, 5));
    expect({ due: born.due, on, days }).toEqual({ due: born.due, on, days: daysIn({ born, rules, until }) });
  }
});
