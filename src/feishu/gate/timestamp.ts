import { limits } from "../limits.ts";

/**
 * "seconds" is the only form an event may carry. Clicks were also seen with Go's time.String() and an RFC 850 date
 * ("text"), and may carry forms nobody has seen yet ("unread").
 */
export type Reading = { form: "seconds" | "text" | "unread"; fresh: boolean };

const SECONDS = /^\d{10}$/;
const GO =
  /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.\d{1,9})? ([+-]\d\d)(\d\d) [A-Z0-9+-]{1,6}(?: m=[+-]\d{1,12}(?:\.\d{1,9})?)?$/;
const RFC_850 = /^[A-Z][a-z]{5,8}, (\d\d)-([A-Z][a-z]{2})-(\d\d) (\d\d:\d\d:\d\d) (CST|UTC|GMT)$/;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

function fromGo(text: string): number {
  const [, day, time, hours, minutes] = GO.exec(text) ?? [];
  return day ? Date.parse(`${day}T${time}${hours}:${minutes}`) : Number.NaN;
}

/** CST is China Standard Time here. */
function fromRfc850(text: string): number {
  const [, day, month, year, time, zone] = RFC_850.exec(text) ?? [];
  if (!day) return Number.NaN;
  const number = String(MONTHS.indexOf(month ?? "") + 1).padStart(2, "0");
  return Date.parse(`20${year}-${number}-${day}T${time}${zone === "CST" ? "+08:00" : "Z"}`);
}

/** Reads the timestamp header; fresh means within eight hours of `now`, before or after. */
export function readTimestamp(text: string, now: Date): Reading {
  const seconds = SECONDS.test(text);
  const at = seconds ? Number(text) * 1000 : [fromGo(text), fromRfc850(text)].find((each) => !Number.isNaN(each));
  if (at === undefined) return { form: "unread", fresh: false };
  return { form: seconds ? "seconds" : "text", fresh: Math.abs(now.getTime() - at) <= limits.clockSkewMs.most };
}
