import { describe, expect, test } from "vitest";
import { day } from "../../../src/domain/calendar/day.ts";
import type { Assignment } from "../../../src/domain/item/item.ts";
import { step } from "../../../src/domain/item/step.ts";
import { replanned } from "../../../src/domain/reminder/plan.ts";
import type { Woken } from "../../../src/domain/reminder/wake.ts";
import { wake } from "../../../src/domain/reminder/wake.ts";
import { assignmentOf, at, hanbinLiaison, itemOf, moveOf, staff } from "../cast.ts";
import { calendar } from "../terms.ts";

const inProgress = (more: Partial<Assignment> = {}) =>
  replanned(assignmentOf({ status: "inProgress", ...more }), calendar, more.remindedThrough ?? at("2026-03-02T10:00"));

const outcome = ({ line, escalate }: Woken) => ({ line, escalate });
const nothing = { line: null, escalate: false };

describe("到点才说，说过不再说", () => {
  test("一路走下来，每个时点说一句", () => {
    let a = inProgress();
    const heard: string[] = [];
    for (let n = 0; n < 12 && a.wakeAt; n += 1) {
      const now = a.wakeAt;
      const woken = wake(a, calendar, now);
      heard.push(`${now.toISOString().slice(5, 10)} ${woken.line}${woken.escalate ? " 升级" : ""}`);
      a = woken.next;
    }
    expect(heard).toEqual([
      "03-10 dueSoon",
      "03-12 dueSoon",
      "03-13 dueToday",
      "03-16 overdue",
      "03-17 overdue",
      "03-18 overdue 升级",
      "03-19 overdue",
      "03-20 overdue",
      "04-02 overdue",
      "04-15 overdue",
      "04-28 overdue",
      "05-11 overdue",
    ]);
  });

  test("同一时点连跑两遍，只说一句", () => {
    const now = at("2026-03-18T09:00");
    const first = wake(inProgress({ remindedThrough: at("2026-03-17T09:00") }), calendar, now);
    expect(outcome(first)).toEqual({ line: "overdue", escalate: true });
    expect(outcome(wake(first.next, calendar, now))).toEqual(nothing);
  });

  test("没到点被叫醒，什么也不说", () => {
    const woken = wake(inProgress(), calendar, at("2026-03-09T12:00"));
    expect(outcome(woken)).toEqual(nothing);
    expect(woken.next.wakeAt).toEqual(at("2026-03-10T09:00"));
  });

  test("说过一句，卡片有效期从今天重新起算；没说则不变", () => {
    expect(wake(inProgress(), calendar, at("2026-03-10T09:00")).next.lastCardOn).toBe("2026-03-10");
    expect(wake(inProgress(), calendar, at("2026-03-09T12:00")).next.lastCardOn).toBe("2026-03-02");
  });
});

describe("停机一周", () => {
  test("恢复后只说一句当天的实情，升级一次", () => {
    const woken = wake(inProgress({ remindedThrough: at("2026-03-12T09:00") }), calendar, at("2026-03-19T14:00"));
    expect(outcome(woken)).toEqual({ line: "overdue", escalate: true });
    expect(woken.next.wakeAt).toEqual(at("2026-03-20T09:00"));
    expect(outcome(wake(woken.next, calendar, at("2026-03-19T14:01")))).toEqual(nothing);
  });

  test("停机一年也只说一句，之后按卡片有效期续", () => {
    const woken = wake(inProgress(), calendar, at("2027-03-15T14:00"));
    expect(outcome(woken)).toEqual({ line: "overdue", escalate: true });
    expect(woken.next.wakeAt).toEqual(at("2027-03-26T09:00"));
  });

  test("恢复时已不属实的不再说", () => {
    const signed = wake(inProgress(), calendar, at("2026-03-06T09:00"));
    expect(outcome(signed)).toEqual(nothing);
  });

  test("停机期间已反馈进展的，升级照报", () => {
    const item = itemOf([inProgress({ remindedThrough: at("2026-03-17T09:00") })]);
    const { next } = step(item, moveOf("reportProgress", hanbinLiaison, { at: at("2026-03-18T09:30") }), calendar);
    const [a] = next.assignments;
    expect(outcome(wake(a as Assignment, calendar, at("2026-03-18T10:00")))).toEqual({
      line: "overdue",
      escalate: true,
    });
  });
});

describe("几件事同时到点，说最要紧的一句", () => {
  test("未签收而临期，说临期", () => {
    const a = replanned(assignmentOf({ due: day("2026-03-09") }), calendar, at("2026-03-02T10:00"));
    expect(outcome(wake(a, calendar, at("2026-03-04T09:00")))).toEqual({ line: "dueSoon", escalate: false });
  });

  test("临期与换新同日，说临期", () => {
    const a = inProgress({ due: day("2026-03-18"), lastCardOn: day("2026-03-02") });
    expect(outcome(wake(a, calendar, at("2026-03-13T09:00")))).toEqual({ line: "dueSoon", escalate: false });
  });
});

describe("升级（07-1）", () => {
  const at3 = at("2026-03-18T09:00");

  test("一经申请办结、销号、撤销，升级随即作罢", () => {
    for (const status of ["submitted", "closed", "cancelled", "declined", "onHold"] as const) {
      expect(wake(inProgress({ status }), calendar, at3).escalate).toBe(false);
    }
  });

  test("每个期限只升级一次；改期后按新期限可再升级", () => {
    const escalated = wake(inProgress({ remindedThrough: at("2026-03-17T09:00") }), calendar, at3).next;
    for (const now of ["2026-03-19T09:00", "2026-03-25T09:00", "2026-04-02T09:00"]) {
      expect(wake(escalated, calendar, at(now)).escalate).toBe(false);
    }
    const redate = moveOf("redate", staff, {
      at: at("2026-03-19T10:00"),
      words: { due: day("2026-03-20"), reason: "延后" },
    } as never);
    const [again] = step(itemOf([escalated]), redate, calendar).next.assignments;
    expect(wake(again as Assignment, calendar, at("2026-03-25T09:00")).escalate).toBe(true);
  });

  test("改期到将来，旧期限的升级不再发", () => {
    const redate = moveOf("redate", staff, { at: at("2026-03-18T08:59") });
    const [moved] = step(itemOf([inProgress({ remindedThrough: at("2026-03-17T09:00") })]), redate, calendar).next
      .assignments;
    expect(outcome(wake(moved as Assignment, calendar, at3))).toEqual(nothing);
  });
});

describe("平安办该答复的（07-2d、十六）", () => {
  const since = at("2026-03-05T15:00");
  const waits = (status: "submitted" | "declined") =>
    replanned(assignmentOf({ status, submittedAt: since, declinedAt: since }), calendar, since);

  test.each([
    ["submitted", "review"],
    ["declined", "declined"],
  ] as const)("%s：到时说一句，记下说过，不算给承办单位发过卡片，也不再说", (status, line) => {
    const a = waits(status);
    const woken = wake(a, calendar, at("2026-03-09T09:00"));
    expect(woken).toMatchObject({ line, escalate: false, overlong: false });
    expect(woken.next.lastCardOn).toBe(a.lastCardOn);
    expect(woken.next.said).toEqual({ [line]: since.toISOString() });
    const again = { ...woken.next, remindedThrough: since };
    expect(wake(again, calendar, at("2026-03-09T09:00"))).toMatchObject({ line: null, overlong: false });
  });

  test("久未答复的另报负责人一次，记下说过；停机以后两样一起到点，各说一次", () => {
    const at5 = at("2026-03-31T09:00");
    const woken = wake(waits("submitted"), calendar, at5);
    expect(woken).toMatchObject({ line: "review", overlong: true });
    expect(woken.next.said).toEqual({ review: since.toISOString(), overlong: since.toISOString() });
    expect(woken.next.wakeAt).toBeNull();
    const again = { ...woken.next, remindedThrough: since };
    expect(wake(again, calendar, at5)).toMatchObject({ line: null, overlong: false });
  });

  test("久未答复的时点单独到来，只报负责人", () => {
    const first = wake(waits("declined"), calendar, at("2026-03-09T09:00")).next;
    const second = wake(first, calendar, first.wakeAt ?? since);
    expect(second).toMatchObject({ line: null, overlong: true });
    expect(second.next.said).toEqual({ declined: since.toISOString(), overlong: since.toISOString() });
  });

  test("没有到久未答复的时点，不记说过", () => {
    expect(wake(waits("submitted"), calendar, at("2026-03-06T12:00")).next.said).toEqual({});
  });
});
