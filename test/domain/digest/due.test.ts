import { expect, test } from "vitest";
import { addDays, day, dayOf, timeOf, weekdayOf } from "../../../src/domain/calendar/day.ts";
import { isoWeek, mondayOf, mondayOfWeek } from "../../../src/domain/calendar/week.ts";
import { calendarOf } from "../../../src/domain/calendar/workdays.ts";
import { dueDigest, nextDigestAt } from "../../../src/domain/digest/due.ts";
import { calendar, over } from "../terms.ts";

const at = (text: string) => new Date(`${text}+08:00`);
const group = "3f0c";
const none = { lastEnd: null };

test.each([
  ["2026-01-01", "2026-W01"],
  ["2026-12-31", "2026-W53"],
  ["2027-01-03", "2026-W53"],
  ["2027-01-04", "2027-W01"],
  ["2026-11-24", "2026-W48"],
])("%s 属于 %s", (on, week) => {
  expect(isoWeek(day(on))).toBe(week);
});

test("每一周都能从名称找回它的周一", () => {
  for (let on = day("2024-01-01"); on < "2029-01-01"; on = addDays(on, 1)) {
    expect(mondayOfWeek(isoWeek(on))).toBe(mondayOf(on));
  }
});

test("周报定在周一 08:31 至 08:39，周一放假的顺延到第一个工作日", () => {
  const usual = nextDigestAt(group, at("2026-11-24T09:00"), calendar);
  expect(dayOf(usual)).toBe("2026-11-30");
  expect(timeOf(usual) >= "08:31" && timeOf(usual) <= "08:39").toBe(true);
  const afterHoliday = nextDigestAt(group, at("2026-10-02T09:00"), calendar);
  expect(dayOf(afterHoliday)).toBe("2026-10-08");
});

test("整周放假没有周报，下一期一并覆盖", () => {
  const before = nextDigestAt(group, at("2026-02-09T09:00"), calendar);
  expect(dayOf(before)).toBe("2026-02-24");
  const { fromAt, toAt, week } = dueDigest(group, { now: before, lastEnd: at("2026-02-09T00:00") }, calendar);
  expect(week).toBe("2026-W09");
  expect([dayOf(fromAt), dayOf(toAt)]).toEqual(["2026-02-09", "2026-02-23"]);
});

test("到点即发，内容从上期截止到上周日 24:00", () => {
  const now = nextDigestAt(group, at("2026-11-24T09:00"), calendar);
  const due = dueDigest(group, { now, lastEnd: at("2026-11-16T00:00") }, calendar);
  expect(due.week).toBe("2026-W49");
  expect(due.sendAt).toEqual(now);
  expect(due.fromAt).toEqual(at("2026-11-16T00:00"));
  expect(due.toAt).toEqual(at("2026-11-30T00:00"));
});

test("第一期覆盖上一周", () => {
  const now = nextDigestAt(group, at("2026-11-24T09:00"), calendar);
  const due = dueDigest(group, { now, ...none }, calendar);
  expect(due.fromAt).toEqual(at("2026-11-23T00:00"));
});

test("停机两周后只补最近一期；过了下班时间的，等下一个工作日早上", () => {
  const late = dueDigest(group, { now: at("2026-12-09T15:00"), lastEnd: at("2026-11-23T00:00") }, calendar);
  expect(late.week).toBe("2026-W50");
  expect(late.fromAt).toEqual(at("2026-11-23T00:00"));
  expect(late.sendAt).toEqual(at("2026-12-09T15:00"));
  const evening = dueDigest(group, { now: at("2026-12-11T22:00"), ...none }, calendar);
  expect(dayOf(evening.sendAt)).toBe("2026-12-14");
  expect(weekdayOf(dayOf(evening.sendAt))).toBe(1);
});

test("下一期总在此刻之后，且总落在工作日", () => {
  let now = at("2026-01-01T00:00");
  for (let n = 0; n < 60; n += 1) {
    const next = nextDigestAt(group, now, calendar);
    expect(next > now).toBe(true);
    expect(calendar.isWorkday(dayOf(next))).toBe(true);
    now = next;
  }
});

test("正好到点的一期已经到期，下一期在下一周", () => {
  const slot = nextDigestAt(group, at("2026-11-24T09:00"), calendar);
  expect(dayOf(nextDigestAt(group, slot, calendar))).toBe("2026-12-07");
  expect(nextDigestAt(group, new Date(slot.getTime() - 1), calendar)).toEqual(slot);
  expect(dueDigest(group, { now: slot, ...none }, calendar).week).toBe("2026-W49");
});

test("过了最晚发送时间的，第二个工作日早上在本群的一分钟发", () => {
  const usual = timeOf(nextDigestAt(group, at("2026-11-24T09:00"), calendar));
  const { sendAt } = dueDigest(group, { now: at("2026-11-30T20:00"), ...none }, calendar);
  expect([dayOf(sendAt), timeOf(sendAt)]).toEqual(["2026-12-01", usual]);
});

test("接连六周没有工作日，仍找得到下一期；再长就是年历有误", () => {
  const idle = (through: string) => {
    const festivals = [{ name: "长假", off: ["2026-06-01", through] as [string, string], work: [] }];
    return over(calendarOf([{ year: 2026, source: "示例", festivals }]));
  };
  const now = at("2026-06-01T09:00");
  expect(dayOf(nextDigestAt(group, now, idle("2026-07-12")))).toBe("2026-07-13");
  expect(() => nextDigestAt(group, now, idle("2026-07-19"))).toThrow("no working week within sight");
});
