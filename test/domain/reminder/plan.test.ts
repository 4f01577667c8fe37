import { describe, expect, test } from "vitest";
import { day, dayOf, timeOf } from "../../../src/domain/calendar/day.ts";
import { calendarOf, calendar as published } from "../../../src/domain/calendar/workdays.ts";
import type { Assignment, AssignmentStatus } from "../../../src/domain/item/item.ts";
import { statusLabels } from "../../../src/domain/item/item.ts";
import { planOf, replanned, slotsDue, waitingSince, withSaid } from "../../../src/domain/reminder/plan.ts";
import type { Rules, Terms } from "../../../src/domain/settings/rules.ts";
import { firstRules, termsOf } from "../../../src/domain/settings/rules.ts";
import { assignmentOf, at } from "../cast.ts";
import { calendar, over } from "../terms.ts";

const said = (a: Assignment, leftOut: readonly string[] = ["keepAlive"]): string[] =>
  planOf(a, calendar)
    .filter(({ say }) => !leftOut.includes(say))
    .map((slot) => `${dayOf(slot.at)} ${slot.say}`);

const inProgress = (due: string, more: Partial<Assignment> = {}) =>
  assignmentOf({ status: "inProgress", due: day(due), ...more });

describe("提醒日程（按工作日）", () => {
  test("到期前三天、一天、当天，逾期每个工作日一次共五次，第三次另报第一责任人（07-1）", () => {
    expect(said(inProgress("2026-03-13"))).toEqual([
      "2026-03-10 dueSoon",
      "2026-03-12 dueSoon",
      "2026-03-13 dueToday",
      "2026-03-16 overdue",
      "2026-03-17 overdue",
      "2026-03-18 overdue",
      "2026-03-18 escalate",
      "2026-03-19 overdue",
      "2026-03-20 overdue",
    ]);
  });

  test("每一个时点都在工作日早上九点", () => {
    for (const due of ["2026-02-15", "2026-05-01", "2026-10-04", "2026-12-31"]) {
      for (const slot of planOf(inProgress(due), calendar)) {
        expect(calendar.isWorkday(dayOf(slot.at))).toBe(true);
        expect(timeOf(slot.at)).toBe("09:00");
      }
    }
  });

  test("休息日到期的，当天提醒提前到最后一个工作日", () => {
    expect(said(inProgress("2026-03-14")).slice(0, 4)).toEqual([
      "2026-03-10 dueSoon",
      "2026-03-12 dueSoon",
      "2026-03-13 dueToday",
      "2026-03-16 overdue",
    ]);
  });

  test("长假里到期的，节前提醒，节后算逾期，补班日照算", () => {
    expect(said(inProgress("2026-10-05"))).toEqual([
      "2026-09-24 dueSoon",
      "2026-09-29 dueSoon",
      "2026-09-30 dueToday",
      "2026-10-08 overdue",
      "2026-10-09 overdue",
      "2026-10-10 overdue",
      "2026-10-10 escalate",
      "2026-10-12 overdue",
      "2026-10-13 overdue",
    ]);
  });

  test("07-2a 未签收的，签收时限次日催签", () => {
    expect(said(assignmentOf())).toContain("2026-03-04 unsigned");
    expect(said(assignmentOf({ issuedAt: at("2026-03-06T17:00") }))).toContain("2026-03-10 unsigned");
    expect(said(inProgress("2026-03-13"))).not.toContain("2026-03-04 unsigned");
  });

  test.each([
    ["2026-03-02", "2026-03-13", "第十三天是周日，提前到周五"],
    ["2026-03-03", "2026-03-16", "第十三天是周一"],
    ["2026-02-05", "2026-02-14", "第十三天在春节里，提前到节前补班日"],
    ["2026-09-21", "2026-09-30", "第十三天在国庆里，提前到节前"],
  ])("最后一张卡片 %s 发出的，%s 换新（%s）", (lastCardOn, expected) => {
    const plan = planOf(inProgress("2026-12-31", { lastCardOn: day(lastCardOn) }), calendar);
    expect(plan.filter(({ say }) => say === "keepAlive").map((slot) => dayOf(slot.at))).toEqual([expected]);
  });
});

test("最后一张卡片以后全是假期的，满十三天照样换新，不误在发出当天", () => {
  const off = (from: string) =>
    over(
      calendarOf([{ year: 2026, source: "示例", festivals: [{ name: "长假", off: [from, "2026-06-30"], work: [] }] }]),
    );
  const fresh = (lastCardOn: string, terms: Terms) =>
    planOf(inProgress("2026-12-31", { lastCardOn: day(lastCardOn) }), terms)
      .filter(({ say }) => say === "keepAlive")
      .map((slot) => dayOf(slot.at));
  expect(fresh("2026-06-01", off("2026-06-02"))).toEqual(["2026-06-14"]);
  expect(fresh("2026-06-03", off("2026-06-02"))).toEqual(["2026-06-16"]);
  expect(fresh("2026-06-01", off("2026-06-03"))).toEqual(["2026-06-02"]);
});

describe("停机期间规则改过的，每个时点按当时的规则算", () => {
  const changed = (moment: string, days: number): Rules =>
    ({ ...firstRules, beforeDue: [days], effectiveAt: at(moment) }) as Rules;
  const due = (rules: Rules, ...between: Rules[]) =>
    slotsDue(inProgress("2026-03-13"), termsOf(published, rules, [firstRules, ...between]), at("2026-03-16T08:00"))
      .filter(({ say }) => say !== "keepAlive")
      .map((slot) => dayOf(slot.at).slice(5));

  test("改前的照旧规则，改后的照新规则", () => {
    expect(due(changed("2026-03-11T00:00", 1))).toEqual(["03-10", "03-12", "03-13"]);
    expect(due(changed("2026-03-10T00:00", 1))).toEqual(["03-12", "03-13"]);
  });

  test("正好在施行那一刻的，只算一次", () => {
    expect(due(changed("2026-03-12T09:00", 1))).toEqual(["03-10", "03-12", "03-13"]);
  });

  test("改过两次的，各归各的规则", () => {
    expect(due(changed("2026-03-13T00:00", 1), changed("2026-03-11T00:00", 2))).toEqual(["03-10", "03-11", "03-13"]);
  });
});

describe("状态决定还说不说", () => {
  const asked: Record<AssignmentStatus, string[]> = {
    issued: ["dueSoon", "dueToday", "escalate", "keepAlive", "overdue", "unsigned"],
    inProgress: ["dueSoon", "dueToday", "escalate", "keepAlive", "overdue"],
    submitted: ["overlong", "review"],
    declined: ["declined", "overlong"],
    onHold: [],
    reassigned: [],
    closed: [],
    cancelled: [],
  };
  const since = { submittedAt: at("2026-03-05T15:00"), declinedAt: at("2026-03-05T15:00") };

  test.each(Object.keys(statusLabels) as AssignmentStatus[])("%s 只说该说的", (status) => {
    const plan = planOf(assignmentOf({ status, ...since }), calendar);
    expect([...new Set(plan.map(({ say }) => say))].sort()).toEqual(asked[status]);
  });

  test("待审核、待改派满一个工作日，再下一个工作日早上告知平安办其他人员", () => {
    for (const status of ["submitted", "declined"] as const) {
      const [slot] = planOf(assignmentOf({ status, ...since }), calendar);
      expect(slot?.at).toEqual(at("2026-03-09T09:00"));
    }
  });
});

describe("只说还没说过的", () => {
  const a = inProgress("2026-03-13");

  test("下达时刻及以前的时点都不补发", () => {
    const late = replanned(inProgress("2026-03-13"), calendar, at("2026-03-12T09:00"));
    expect(late.wakeAt).toEqual(at("2026-03-13T09:00"));
    expect(slotsDue(late, calendar, at("2026-03-12T18:00"))).toEqual([]);
  });

  test("当天下达当天到期的，次日起才有提醒", () => {
    const { wakeAt } = assignmentOf({ issuedAt: at("2026-03-02T10:00"), due: day("2026-03-02") });
    expect(wakeAt).toEqual(at("2026-03-03T09:00"));
  });

  test("到点的时点恰好算到点，早一毫秒不算", () => {
    const slot = at("2026-03-10T09:00");
    expect(slotsDue(a, calendar, slot)).toEqual([{ at: slot, say: "dueSoon" }]);
    expect(slotsDue(a, calendar, new Date(slot.getTime() - 1))).toEqual([]);
  });

  test("无话可说的不再唤醒", () => {
    expect(replanned(assignmentOf({ status: "closed" }), calendar, at("2026-03-05T10:00")).wakeAt).toBeNull();
  });
});

describe("只说一次的话，事由变了再说（07-2a、07-2d、十六）", () => {
  const [before, since] = [at("2026-03-03T09:00"), at("2026-03-04T10:00")];
  const planned = (a: Assignment, say: string) => planOf(a, calendar).some((slot) => slot.say === say);

  test.each([
    ["review", assignmentOf({ status: "submitted", submittedAt: since }), { submittedAt: before }],
    ["overlong", assignmentOf({ status: "submitted", submittedAt: since }), { submittedAt: before }],
    ["declined", assignmentOf({ status: "declined", declinedAt: since }), { declinedAt: before }],
    ["overlong", assignmentOf({ status: "declined", declinedAt: since }), { declinedAt: before }],
    ["escalate", assignmentOf({ status: "inProgress" }), { due: day("2026-03-09") }],
  ] as const)("%s：没说过的要说，说过的不再说，重新提出的又要说", (say, a, earlier) => {
    expect(planned(a, say)).toBe(true);
    expect(planned({ ...a, said: withSaid(a, say) }, say)).toBe(false);
    expect(planned({ ...a, said: withSaid({ ...a, ...earlier }, say) }, say)).toBe(true);
  });

  test("记下这一次，不忘记别的", () => {
    const a = assignmentOf({ status: "submitted", submittedAt: since, said: { escalate: day("2026-03-09") } });
    expect(withSaid(a, "review")).toStrictEqual({ escalate: "2026-03-09", review: since.toISOString() });
    expect(withSaid(assignmentOf(), "review")).toStrictEqual({ review: null });
    expect(withSaid(assignmentOf(), "declined")).toStrictEqual({ declined: null });
    expect(withSaid(assignmentOf(), "overlong")).toStrictEqual({ overlong: null });
  });

  test.each([
    ["submitted", since],
    ["declined", before],
    ["inProgress", null],
    ["onHold", null],
  ] as const)("状态为 %s 时，等平安办答复的起点", (status, expected) => {
    expect(waitingSince({ status, submittedAt: since, declinedAt: before })).toEqual(expected);
  });
});
