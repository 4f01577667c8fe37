import type { Day } from "../calendar/day.ts";
import { dayOf, instantAt } from "../calendar/day.ts";
import type { Delegation } from "./delegation.ts";

type Period = Pick<Delegation, "from" | "through">;

export const isOn = ({ from, through }: Period, day: Day): boolean => from <= day && day <= through;

/** When a delegation must act by itself next: as it begins, and after 24:00 of its last day. */
export const wakeAfter = ({ from, through }: Period, now: Date): Date =>
  dayOf(now) < from ? instantAt(from, "00:00") : instantAt(through, "24:00");

/** What a delegation that has woken does now; one that slept through both only ends. */
export function woken({ from, through }: Period, now: Date): "begins" | "ends" | "sleeps" {
  const today = dayOf(now);
  if (today > through) return "ends";
  return today >= from ? "begins" : "sleeps";
}
