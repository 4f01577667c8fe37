import { expect, test } from "vitest";
import { day, dayOf, instantAt } from "../../../src/domain/calendar/day.ts";
import { replanned } from "../../../src/domain/reminder/plan.ts";
import { wake } from "../../../src/domain/reminder/wake.ts";
import { assignmentOf } from "../cast.ts";
import { calendar } from "../terms.ts";
import type { Heard } from "./oracle.ts";
import { days2026, minutesOf, workingDays2026 } from "./oracle.ts";

const CASES = 300;
const WATCHED_DAYS = 60;

type Case = { issued: string; due: string; signed: boolean };

/** A small reproducible generator, so that a failing case can be looked at again. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * sides);
  };
}

function heardBy({ issued, due, signed }: Case, until: string): Heard[] {
  const issuedAt = instantAt(day(issued), "10:00");
  const born = assignmentOf({ issuedAt, due: day(due), remindedThrough: issuedAt, lastCardOn: day(issued) });
  let a = replanned({ ...born, status: signed ? "inProgress" : "issued" }, calendar, issuedAt);
  const heard: Heard[] = [];
  while (a.wakeAt && dayOf(a.wakeAt) <= until) {
    const on = dayOf(a.wakeAt);
    const { next, line, escalate } = wake(a, calendar, a.wakeAt);
    if (line || escalate) heard.push({ on, line, escalate });
    a = next;
  }
  return heard;
}

test("随机的下达日和期限，逐日翻日历得出的提醒与日程一致（07-1、07-2a）", () => {
  const roll = dice(20261124);
  for (let n = 0; n < CASES; n += 1) {
    const start = roll(workingDays2026.length - 1);
    const issued = workingDays2026[start] as string;
    const later = days2026.filter((on) => on >= issued);
    const due = later[roll(Math.min(later.length, 70))] as string;
    const signed = roll(2) === 0;
    const until = dayOf(new Date(instantAt(day(due), "9:00").getTime() + WATCHED_DAYS * 86_400_000));
    const told = heardBy({ issued, due, signed }, until);
    expect({ issued, due, signed, told }).toEqual({
      issued,
      due,
      signed,
      told: minutesOf({ issued, due, signed }, until),
    });
  }
});
