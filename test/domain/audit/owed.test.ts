import { expect, test } from "vitest";
import { owedDigest } from "../../../src/domain/audit/digest-owed.ts";
import type { Owed } from "../../../src/domain/audit/owed.ts";
import { morningsSince, owedOn } from "../../../src/domain/audit/owed.ts";
import type { Day } from "../../../src/domain/calendar/day.ts";
import { addDays, day, dayOf } from "../../../src/domain/calendar/day.ts";
import { mondayOfWeek } from "../../../src/domain/calendar/week.ts";
import { calendar, calendarOf } from "../../../src/domain/calendar/workdays.ts";
import type { Assignment, AssignmentStatus } from "../../../src/domain/item/item.ts";
import { digestAt } from "../../../src/domain/reminder/hours.ts";
import { planOf } from "../../../src/domain/reminder/plan.ts";
import type { Terms } from "../../../src/domain/settings/rules.ts";
import { firstRules, termsOf } from "../../../src/domain/settings/rules.ts";

const terms = termsOf(calendar, firstRules);

const days = (from: string, count: number): Day[] => Array.from({ length: count }, (_, n) => addDays(day(from), n));

/** A matter whose days are all one day; only what its state asks for counts. */
const of = (status: AssignmentStatus, on: Day): Assignment =>
  ({
    ...{ status, due: on, acknowledgeBy: on, lastCardOn: on, said: {} },
    ...{ submittedAt: new Date(`${on}T02:00:00Z`), declinedAt: new Date(`${on}T02:00:00Z`) },
  }) as Assignment;

const read = {
  dueSoon: ["inProgress", "limits"],
  dueToday: ["inProgress", "limits"],
  overdue: ["inProgress", "limits"],
  escalate: ["inProgress", "longPassed"],
  unsigned: ["issued", "signBy"],
  keepAlive: ["inProgress", "lastCards"],
  review: ["submitted", "waitingSince"],
  declined: ["declined", "waitingSince"],
  overlong: ["declined", "overlongSince"],
} as const;

/** The auditor's reading of each day, worked out once. */
function readings(): (on: Day) => Owed {
  const known = new Map<Day, Owed>();
  return (on) => {
    const owed = known.get(on) ?? owedOn(on, terms);
    known.set(on, owed);
    return owed;
  };
}

/** The mornings on which something is said of a day's matter: by the plan of the sweep, and by the auditor's own reading. */
function bothReadings(say: keyof typeof read, about: Day, owedAt: (on: Day) => Owed) {
  const [status, list] = read[say];
  const same = Object.values(read).filter(([, other]) => other === list);
  const says = Object.keys(read).filter((each) => same.includes(read[each as keyof typeof read]));
  const planned = planOf(of(status, about), terms).flatMap((slot) => (says.includes(slot.say) ? [dayOf(slot.at)] : []));
  const around = days(addDays(about, -60), 140);
  const owed = around.filter((on) => calendar.isWorkday(on) && owedAt(on)[list].includes(about));
  return { planned: [...new Set(planned)].filter(calendar.isWorkday).sort(), owed };
}

test.each(Object.keys(read) as (keyof typeof read)[])(
  "核对自己按规定倒推的日子，与提醒日程排的一天不差：%s，跨春节、五一、国庆（R19）",
  (say) => {
    const about = ["2026-02-10", "2026-04-28", "2026-09-25", "2026-11-02"].flatMap((from) => days(from, 12));
    const owedAt = readings();
    for (const on of about) {
      const { planned, owed } = bothReadings(say, on, owedAt);
      expect({ on, owed }).toEqual({ on, owed: planned });
    }
  },
);

test("休息日什么也不欠；停机再久，只回头看最近五个早晨", () => {
  expect(Object.values(owedOn(day("2026-11-28"), terms)).flat()).toEqual([]);
  expect(morningsSince(day("2026-11-26"), new Date("2026-11-30T08:59:59+08:00"), terms)).toEqual(["2026-11-27"]);
  expect(morningsSince(day("2026-11-27"), new Date("2026-11-30T09:00:00+08:00"), terms)).toEqual(["2026-11-30"]);
  expect(morningsSince(day("2026-09-01"), new Date("2026-11-30T12:00:00+08:00"), terms)).toHaveLength(5);
});

test("每周的周报，核对自己认定的时段里正有排定的时刻；春节整周放假后的第一天不欠", () => {
  const none: string[] = [];
  for (const on of days("2026-01-05", 350)) {
    const owed = owedDigest(new Date(`${on}T15:59:00Z`), terms);
    if (!owed) none.push(on);
    const planned = owed && digestAt("a-group", mondayOfWeek(owed.week), terms);
    expect(planned === null || (owed !== null && planned >= owed.from && planned <= owed.by)).toBe(true);
  }
  expect(none).toEqual(["2026-02-23"]);
});

test("长假前一天发的、假期里发的卡片，当天都不算到了换新的日子", () => {
  const festivals = [{ name: "长假", off: ["2026-06-02", "2026-06-30"] as [string, string], work: [] }];
  const idle = termsOf(calendarOf([{ year: 2026, source: "示例", festivals }]), firstRules);
  const fresh = owedOn(day("2026-06-01"), idle).lastCards;
  expect([fresh.includes(day("2026-05-19")), fresh.at(-1)]).toEqual([true, "2026-05-31"]);
});

const at = (moment: string): Date => new Date(`${moment}+08:00`);

test("周报的时段从头一分钟前算起，到末一分钟后才算欠，不差一秒", () => {
  const { from, to } = firstRules.digest;
  const on = at(`2026-11-30T${to}:00`).getTime() + 60_000;
  expect(owedDigest(new Date(on), terms)).toEqual({
    week: "2026-W49",
    from: new Date(at(`2026-11-30T${from}:00`).getTime() - 60_000),
    by: new Date(on),
  });
  expect(owedDigest(new Date(on - 1), terms)?.week).toBe("2026-W48");
  expect(owedDigest(at("2026-12-02T10:00"), terms)?.week).toBe("2026-W49");
});

type Days = [from: string, through: string];

/** Friday is the day of the digest; these days are off or, at a weekend, worked on. */
const fridays = (off: Days, work: string[] = []) =>
  termsOf(calendarOf([{ year: 2026, source: "示例", festivals: [{ name: "假", off, work }] }]), {
    ...firstRules,
    digestDay: 5,
  });

test.each<[string, Terms, string]>([
  ["周五上班", fridays(["2026-06-22", "2026-06-22"]), "2026-06-12"],
  ["周五放假，提前到周四", fridays(["2026-06-12", "2026-06-12"]), "2026-06-11"],
  ["周五放假、周日补班，推后到周日", fridays(["2026-06-12", "2026-06-12"], ["2026-06-14"]), "2026-06-14"],
  ["只有周一上班", fridays(["2026-06-09", "2026-06-12"]), "2026-06-08"],
  ["假期连到下周，不推到下一周", fridays(["2026-06-12", "2026-06-16"]), "2026-06-11"],
])("周报另定在周五：%s", (_, terms, on) => {
  expect(dayOf(owedDigest(at("2026-06-14T23:59"), terms)?.by ?? new Date(0))).toBe(on);
});
