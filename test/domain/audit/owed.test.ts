import { expect, test } from "vitest";
import { owedDigest } from "../../../src/domain/audit/digest-owed.ts";
import type { Owed } from "../../../src/domain/audit/owed.ts";
import { morningsSince, owedOn } from "../../../src/domain/audit/owed.ts";
import type { Day } from "../../../src/domain/calendar/day.ts";
import { addDays, day, dayOf } from "../../../src/domain/calendar/day.ts";
import { mondayOfWeek } from "../../../src/domain/calendar/week.ts";
import { calendar } from "../../../src/domain/calendar/workdays.ts";
import type { Assignment, AssignmentStatus } from "../../../src/domain/item/item.ts";
import { digestAt } from "../../../src/domain/reminder/hours.ts";
import { planOf } from "../../../src/domain/reminder/plan.ts";
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

const known = new Map<Day, Owed>();

function owedAt(on: Day): Owed {
  const owed = known.get(on) ?? owedOn(on, terms);
  known.set(on, owed);
  return owed;
}

/** The mornings on which something is said of a day's matter: by the plan of the sweep, and by the auditor's own reading. */
function bothReadings(say: keyof typeof read, about: Day) {
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
    for (const on of about) {
      const { planned, owed } = bothReadings(say, on);
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
