import type { Day } from "../domain/calendar/day.ts";
import { dayOf, yearOf } from "../domain/calendar/day.ts";
import type { Arrangement } from "../domain/calendar/holidays.ts";
import { arrangements } from "../domain/calendar/holidays.ts";
import type { Calendar } from "../domain/calendar/workdays.ts";
import type { DayFace } from "./page/wire.ts";

type Festival = Arrangement["festivals"][number];

const festivals: readonly Festival[] = arrangements.flatMap((each) => each.festivals);
const isOff = (on: Day, { off: [first, last] }: Festival): boolean => first <= on && on <= last;

function kindOf(on: Day, calendar: Calendar): Pick<DayFace, "kind" | "festival"> {
  const given = festivals.find(({ work }) => work.includes(on));
  if (given) return { kind: "givenBack", festival: given.name };
  const off = festivals.find((festival) => isOff(on, festival));
  if (off) return { kind: "festival", festival: off.name };
  return { kind: calendar.isWorkday(on) ? "workday" : "restDay", festival: "" };
}

/** What kind of day it is in Beijing: 工作日, 休息日, 调休上班, or the festival it is off for. */
export function dayFace(now: Date, calendar: Calendar): DayFace {
  const on = dayOf(now);
  return { ...kindOf(on, calendar), published: calendar.isPublished(yearOf(on)) };
}
