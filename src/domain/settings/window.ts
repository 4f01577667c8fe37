import type { Day } from "../calendar/day.ts";
import { instantAt } from "../calendar/day.ts";
import type { Time, Window } from "./values.ts";

const MINUTE_MS = 60_000;

export function minutesOf(time: Time): number {
  return Number(time.slice(0, -3)) * 60 + Number(time.slice(-2));
}

/** How many minutes a window has. */
export const spanOf = ({ from, to }: Window): number => minutesOf(to) - minutesOf(from) + 1;

/** The minute before the first: then it is settled what the window will bring. */
export const opensAt = (on: Day, { from }: Window): Date => new Date(instantAt(on, from).getTime() - MINUTE_MS);

/** The nth minute of the window, counted from 1. */
export const minuteIn = (on: Day, window: Window, n: number): Date =>
  new Date(opensAt(on, window).getTime() + n * MINUTE_MS);
