import { describe, expect, test } from "vitest";
import { dayOf } from "../../../src/domain/calendar/day.ts";
import type { EventAct } from "../../../src/domain/item/event.ts";
import type { AssignmentStatus } from "../../../src/domain/item/item.ts";
import { isOpen, statusLabels } from "../../../src/domain/item/item.ts";
import { urgedAt, urgeHindrance } from "../../../src/domain/item/urging.ts";
import { openAt } from "../../../src/domain/reminder/hours.ts";
import { assignmentId, at } from "../cast.ts";
import { calendar } from "../terms.ts";

const now = at("2026-03-04T10:00");
const somebody = { name: "甲联络", day: dayOf(now), times: 0 };
const asked = { assignment: { status: "inProgress" as const }, unit: "汉滨区", urged: [], receivers: [somebody] };
const urged = (...times: string[]) => times.map((each) => at(each));

describe("催办（04-5）", () => {
  test.each(Object.keys(statusLabels) as AssignmentStatus[])(
    "%s：只有待签收、办理中可以催办，其余说明该谁办",
    (status) => {
      const why = urgeHindrance({ ...asked, assignment: { status } }, now, calendar);
      if (status === "issued" || status === "inProgress") expect(why).toBeNull();
      else expect(why).toContain(isOpen(status) ? "催办" : "承办已经结束");
      if (status === "submitted") expect(why).toContain("请平安办审核");
      if (status === "onHold") expect(why).toContain("已挂账，暂停计时");
      if (status === "declined") expect(why).toContain("请平安办答复");
    },
  );

  test("间隔按工作日算：周五催过的，下周一起才能再催", () => {
    const friday = { ...asked, urged: urged("2026-03-06T15:00") };
    const on = (text: string) => urgeHindrance(friday, at(text), calendar);
    expect(on("2026-03-06T16:00")).toContain("最早可于3月9日（周一）再次催办");
    expect(on("2026-03-08T10:00")).toContain("3月9日（周一）");
    expect(on("2026-03-09T00:00")).toBeNull();
  });

  test("次数、每人每日到上限的不催；间隔可设几天", () => {
    const three = urged("2026-02-24T10:00", "2026-02-26T10:00", "2026-03-02T10:00");
    expect(urgeHindrance({ ...asked, urged: three }, now, calendar)).toContain("已催办 3 次，达到上限");
    const full = { ...somebody, times: 3 };
    expect(urgeHindrance({ ...asked, receivers: [full] }, now, calendar)).toContain("最早可于3月5日（周四）再次催办");
    const slower = { ...calendar, rules: { ...calendar.rules, urgeInterval: 5 } };
    expect(urgeHindrance({ ...asked, urged: urged("2026-03-02T10:00") }, now, slower)).toContain("3月9日（周一）");
    expect(urgeHindrance({ ...asked, receivers: [] }, now, calendar)).toContain("没有收得到消息的联络员");
  });

  test("退回、改期、维持以后重新计次，别的单位的催办不算", () => {
    const happened = (act: EventAct, text: string, id = "a1") => ({
      act,
      at: at(text),
      assignmentId: assignmentId(id),
    });
    const history = [
      happened("urge", "2026-03-02T10:00"),
      happened("redate", "2026-03-03T10:00"),
      happened("urge", "2026-03-03T11:00", "a2"),
      happened("urge", "2026-03-04T10:00"),
      happened("reportProgress", "2026-03-04T11:00"),
    ];
    expect(urgedAt(history, assignmentId("a1"))).toEqual(urged("2026-03-04T10:00"));
    expect(urgedAt(history.slice(0, 2), assignmentId("a1"))).toEqual([]);
  });

  test.each<EventAct>(["uphold", "returnForRework", "redate"])("%s 以后重新计次，一再如此，以最后一次为准", (act) => {
    const history = [act, "urge", act, "urge", "reportProgress", "urge"].map((each, day) => ({
      act: each as EventAct,
      at: at(`2026-03-0${day + 1}T10:00`),
      assignmentId: assignmentId("a1"),
    }));
    expect(urgedAt(history, assignmentId("a1"))).toEqual(urged("2026-03-04T10:00", "2026-03-06T10:00"));
    expect(urgedAt(history.slice(3), assignmentId("a1"))).toEqual(urged("2026-03-04T10:00", "2026-03-06T10:00"));
  });

  test("间隔从最近一次算起；几个人都到上限的，先说第一个", () => {
    const twice = urged("2026-02-24T10:00", "2026-03-04T09:00");
    expect(urgeHindrance({ ...asked, urged: twice }, now, calendar)).toContain("最早可于3月5日");
    const full = (name: string) => ({ ...somebody, name, times: 3 });
    const why = urgeHindrance({ ...asked, receivers: [somebody, full("乙"), full("丙")] }, now, calendar);
    expect(why).toContain("乙3月4日");
  });

  test.each([
    ["2026-03-04T10:00", "2026-03-04T10:00"],
    ["2026-03-04T09:01", "2026-03-04T09:01"],
    ["2026-03-04T18:00", "2026-03-05"],
    ["2026-03-06T20:00", "2026-03-09"],
    ["2026-03-07T10:00", "2026-03-09"],
    ["2026-03-04T06:30", "2026-03-04"],
  ])("%s 点下的催办，送达在 %s", (pressed, arrives) => {
    const when = openAt("某人", at(pressed), calendar);
    if (arrives.includes("T")) expect(when).toEqual(at(arrives));
    else {
      expect(dayOf(when)).toBe(arrives);
      expect(when.getTime()).toBeGreaterThanOrEqual(at(`${arrives}T09:01`).getTime());
      expect(when.getTime()).toBeLessThanOrEqual(at(`${arrives}T09:10`).getTime());
    }
  });
});
