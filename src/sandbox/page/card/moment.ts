import { dayInWords, dayOf, timeOf } from "../beijing.ts";
import { words } from "../words.ts";

const { card: said, clock } = words;

const parts = (at: number) => {
  const [year = "", month = "", day = ""] = dayOf(at).split("-");
  const weekday = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDay();
  return { year, month, day, weekday };
};

const seconds = (at: number) => String(Math.floor(at / 1000) % 60).padStart(2, "0");

const forms: Readonly<Record<string, (at: number) => string>> = {
  date_num: (at) => dayOf(at),
  date_short: (at) => clock.shortDay(Number(parts(at).month), Number(parts(at).day)),
  date: (at) => said.date([parts(at).year, parts(at).month, parts(at).day].map(Number)),
  week: (at) => said.weekday(parts(at).weekday),
  week_short: (at) => said.weekdayShort(parts(at).weekday),
  time: timeOf,
  time_sec: (at) => `${timeOf(at)}:${seconds(at)}`,
  timezone: () => "GMT+8",
};

/** A local_datetime in its form; without one the day with its weekday and the time. */
export function momentInWords(at: number, form: string): string {
  const known = Object.hasOwn(forms, form) ? forms[form] : undefined;
  return known ? known(at) : `${dayInWords(at)} ${timeOf(at)}`;
}

/** A date of a table in its pattern (YYYY MM DD HH mm ss); RFC 3339 without one. */
export function patterned(at: number, pattern: string): string {
  const { year, month, day } = parts(at);
  const [hour = "", minute = ""] = timeOf(at).split(":");
  if (!pattern) return `${dayOf(at)}T${timeOf(at)}:${seconds(at)}+08:00`;
  const signs: Record<string, string> = { YYYY: year, MM: month, DD: day, HH: hour, mm: minute, ss: seconds(at) };
  return pattern.replace(/YYYY|MM|DD|HH|mm|ss/g, (sign) => signs[sign] ?? sign);
}
