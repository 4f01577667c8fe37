import { describe, expect, test } from "vitest";
import { day } from "../../../src/domain/calendar/day.ts";
import { earliestOf, inOrder, readChange, versionsFor } from "../../../src/domain/settings/change.ts";
import { digestKeys, noticeKeys, reminderKeys, rulesOf, sinceOf } from "../../../src/domain/settings/rules.ts";
import { presets, rowOf, settingKeys } from "../../../src/domain/settings/table.ts";
import { minutesOf, spanOf } from "../../../src/domain/settings/window.ts";
import { at, refusal } from "../cast.ts";

const now = at("2026-11-24T15:00");
const source = "安平办发〔2026〕8号";

test.each([
  ["beforeDue", "到期前 3、1 个工作日"],
  ["overdueCeiling", "5 次"],
  ["escalateAfter", "逾期第 3 个工作日"],
  ["reviewPatience", "提交后第 2 个工作日"],
  ["headPatience", "提交后第 5 个工作日"],
  ["urgeInterval", "1 个工作日"],
  ["urgeCeiling", "3 次"],
  ["urgeDaily", "3 次"],
  ["morning", "09:01–09:10"],
  ["latest", "18:00"],
  ["digestDay", "周一"],
  ["digest", "08:31–08:39"],
  ["notice", "10:01–10:09"],
  ["itemNumber", "督〔年份〕序号"],
  ["evidenceMinutes", "30 分钟"],
  ["approveIssue", "否"],
  ["principalAtIssue", "无"],
  ["signOffCategories", "无"],
] as const)("%s 一开始是“%s”，末尾就是它的单位", (key, said) => {
  expect(rowOf(key).said(presets[key])).toBe(said);
  expect(said.endsWith(rowOf(key).unit)).toBe(true);
});

describe("最早哪天施行", () => {
  test.each([
    ...(["beforeDue", "overdueCeiling", "escalateAfter", "reviewPatience", "headPatience"] as const),
    ...(["morning", "digestDay", "digest", "notice"] as const),
  ])("%s 关系到当天已有的安排，最早自次日起", (key) => expect(earliestOf(key, now)).toBe("2026-11-25"));

  test.each([
    ...(["urgeInterval", "urgeCeiling", "urgeDaily", "latest", "itemNumber", "evidenceMinutes"] as const),
    ...(["approveIssue", "principalAtIssue", "signOffCategories"] as const),
  ])("%s 当日即可", (key) => expect(earliestOf(key, now)).toBe("2026-11-24"));
});

describe("施行日期和依据", () => {
  const change = (on: string, words = source) => readChange("evidenceMinutes", { value: "60", source: words, on }, now);

  test.each(["2026-11-24", " 2026-11-25 +0800 ", "2027-02-28", "2027-11-25"])("可以自“%s”起", (on) =>
    expect(change(on).on).toBe(on.trim().slice(0, 10)),
  );

  test.each([
    ["已经过去的", "2026-11-23"],
    ["三百六十六天以后的", "2027-11-26"],
    ["没有这一天的", "2027-02-29"],
    ["没有这个月的", "2027-13-01"],
    ["没有这个日子的", "2027-01-32"],
    ["前面多写的", "自2026-11-25"],
    ["后面多写的", "2026-11-25起"],
  ])("%s不收，并说明可选到哪天", (_, on) => {
    const { reason, message } = refusal(() => change(on));
    expect(reason).toBe("settingDay");
    expect(message).toContain("11月24日");
    expect(message).toContain("2027年11月25日");
  });

  test("依据至多二百字，前后空格不算", () => {
    const longest = "依".repeat(200);
    expect(change("2026-11-25", ` ${longest} `).source).toBe(longest);
    const { reason, message } = refusal(() => change("2026-11-25", `${longest}据`));
    expect([reason, message.includes("200")]).toEqual(["tooLong", true]);
  });
});

test("版本按施行先后排，同一时刻施行的后定的在后", () => {
  const [november, december] = [at("2026-11-24T15:00"), at("2026-12-01T00:00")];
  const [second, third, fourth, fifth] = [
    { version: 2, effectiveAt: december },
    { version: 3, effectiveAt: november },
    { version: 4, effectiveAt: december },
    { version: 5, effectiveAt: november },
  ] as const;
  expect(inOrder([fourth, fifth, second, third])).toEqual([third, fifth, second, fourth]);
});

describe("改了哪些设置，已排好的要重排", () => {
  const resting = {
    reminders: ["beforeDue", "overdueCeiling", "escalateAfter", "reviewPatience", "headPatience", "morning"],
    digests: ["digestDay", "digest"],
    notices: ["notice"],
  };

  test.each(settingKeys)("%s", (key) => {
    const on = day("2026-12-01");
    const [version] = versionsFor([], { key, value: "另一个值", source, on }, now);
    const rules = rulesOf(version ?? null);
    const since = (keys: Parameters<typeof sinceOf>[1]) => sinceOf(rules, keys).getTime();
    const [changed, beginning] = [at("2026-12-01T00:00").getTime(), at("2021-02-09T00:00").getTime()];
    expect(since(reminderKeys)).toBe(resting.reminders.includes(key) ? changed : beginning);
    expect(since(digestKeys)).toBe(resting.digests.includes(key) ? changed : beginning);
    expect(since(noticeKeys)).toBe(resting.notices.includes(key) ? changed : beginning);
  });
});

test.each([
  [{ from: "00:00", to: "00:00" }, 0, 1],
  [{ from: "07:01", to: "07:05" }, 421, 5],
  [{ from: "09:01", to: "10:10" }, 541, 70],
  [{ from: "23:59", to: "23:59" }, 1439, 1],
] as const)("时段 %j 两头都算：自零时起第 %i 分开始，共 %i 分钟", (window, minute, span) => {
  expect(minutesOf(window.from)).toBe(minute);
  expect(spanOf(window)).toBe(span);
});
