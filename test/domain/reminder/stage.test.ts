import { describe, expect, test } from "vitest";
import { day } from "../../../src/domain/calendar/day.ts";
import type { AssignmentStatus } from "../../../src/domain/item/item.ts";
import { statusLabels } from "../../../src/domain/item/item.ts";
import type { Stage } from "../../../src/domain/reminder/plan.ts";
import { isLongOverdue, stageToday } from "../../../src/domain/reminder/stage.ts";
import { assignmentOf } from "../cast.ts";
import { calendar } from "../terms.ts";

const on = (text: string) => ({ day: day(text), calendar });
const stages: Stage[] = ["dueSoon", "dueToday", "overdue", "unsigned", "keepAlive", "review", "declined"];

describe("发送时再看一次是否属实", () => {
  test.each<[Stage, string, Stage | null]>([
    ["dueSoon", "2026-03-09", null],
    ["dueSoon", "2026-03-10", "dueSoon"],
    ["dueSoon", "2026-03-13", "dueToday"],
    ["dueSoon", "2026-03-14", "overdue"],
    ["dueToday", "2026-03-16", "overdue"],
    ["dueToday", "2026-03-12", "dueSoon"],
    ["overdue", "2026-03-16", "overdue"],
    ["overdue", "2026-03-02", null],
    ["unsigned", "2026-03-04", "unsigned"],
    ["unsigned", "2026-03-13", "dueToday"],
    ["keepAlive", "2026-03-04", "keepAlive"],
    ["keepAlive", "2026-03-20", "overdue"],
    ["review", "2026-03-20", null],
    ["declined", "2026-03-20", null],
  ])("原定说 %s，到 %s 实际说 %s", (promised, today, stage) => {
    expect(stageToday(assignmentOf(), promised, on(today))).toBe(stage);
  });

  test("休息日到期的，最后一个工作日起就说今天到期", () => {
    const a = assignmentOf({ due: day("2026-03-14") });
    expect(stageToday(a, "dueToday", on("2026-03-13"))).toBe("dueToday");
    expect(stageToday(a, "dueToday", on("2026-03-14"))).toBe("dueToday");
    expect(stageToday(a, "dueToday", on("2026-03-15"))).toBe("overdue");
  });

  test("07-2a 已签收的不再催签", () => {
    expect(stageToday(assignmentOf({ status: "inProgress" }), "unsigned", on("2026-03-04"))).toBeNull();
  });

  const others = (Object.keys(statusLabels) as AssignmentStatus[]).filter((s) => s !== "issued" && s !== "inProgress");
  test.each(others)("%s 时催办一律作废", (status) => {
    const said = stages.flatMap((stage) => stageToday(assignmentOf({ status }), stage, on("2026-03-20")) ?? []);
    expect(said).toEqual({ submitted: ["review"], declined: ["declined"] }[status as string] ?? []);
  });
});

test.each([
  ["2026-03-13", false],
  ["2026-03-17", false],
  ["2026-03-18", true],
  ["2026-04-30", true],
])("07-1 在 %s 看，是否逾期满三个工作日：%s", (today, long) => {
  expect(isLongOverdue(assignmentOf(), on(today))).toBe(long);
  expect(isLongOverdue(assignmentOf({ status: "inProgress" }), on(today))).toBe(long);
  expect(isLongOverdue(assignmentOf({ status: "submitted" }), on(today))).toBe(false);
});
