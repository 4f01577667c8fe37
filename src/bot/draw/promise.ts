import type { Day } from "../../domain/calendar/day.ts";
import { dayInWords } from "../../domain/calendar/words.ts";
import type { Assignment } from "../../domain/item/item.ts";

type Promised = Pick<Assignment, "status" | "promisedOn" | "due">;

/** Whether the day the liaison named went by with the matter still at work (07-2b). */
const isBroken = ({ status, promisedOn }: Promised, today: Day): boolean =>
  status === "inProgress" && promisedOn !== null && promisedOn < today;

/** 承诺完成时限 in words: one after the limit is called so, since it moves no limit. */
export function promiseWords(a: Promised, today: Day): string | null {
  if (!a.promisedOn) return null;
  const late = a.promisedOn > a.due ? "，晚于办理期限" : "";
  return `${dayInWords(a.promisedOn, today)}${late}${isBroken(a, today) ? "，已过承诺时限" : ""}`;
}

/** What a line of the morning card adds; empty while the day has not passed. It brings no message of its own. */
export const brokenPromise = (a: Promised, today: Day): string =>
  a.promisedOn && isBroken(a, today) ? `已过承诺时限（${dayInWords(a.promisedOn, today)}）。` : "";
