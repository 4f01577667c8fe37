import { words } from "./words.ts";

const ZONE = "Asia/Shanghai";

const parts = new Intl.DateTimeFormat("en-CA", {
  timeZone: ZONE,
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

function partsOf(at: number) {
  const found = Object.fromEntries(parts.formatToParts(new Date(at)).map(({ type, value }) => [type, value]));
  return {
    year: found.year ?? "",
    month: found.month ?? "",
    day: found.day ?? "",
    time: `${found.hour}:${found.minute}`,
  };
}

/** "2026-11-24", the Beijing day, wherever the browser stands. */
export function dayOf(at: number): string {
  const { year, month, day } = partsOf(at);
  return `${year}-${month}-${day}`;
}

/** "09:05" in Beijing. */
export const timeOf = (at: number): string => partsOf(at).time;

/** "09:05" for today, "11月24日" for another day. */
export function shortTime(at: number, now: number): string {
  if (dayOf(at) === dayOf(now)) return timeOf(at);
  const { month, day } = partsOf(at);
  return words.clock.shortDay(Number(month), Number(day));
}

function calendarDay(at: number) {
  const [year = 0, month = 0, day = 0] = dayOf(at).split("-").map(Number);
  return { year, month, day, weekday: new Date(Date.UTC(year, month - 1, day)).getUTCDay() };
}

/** "11月24日（周二）". */
export function dayInWords(at: number): string {
  const { month, day, weekday } = calendarDay(at);
  return words.clock.dayAndWeekday([month, day], weekday);
}

/** "2026年11月24日（周二）". */
export function dateInWords(at: number): string {
  const { year, month, day, weekday } = calendarDay(at);
  return words.clock.day([year, month, day], weekday);
}

/** "11月24日 09:05". */
export function momentInWords(at: number): string {
  const { month, day } = partsOf(at);
  return `${words.clock.shortDay(Number(month), Number(day))} ${timeOf(at)}`;
}

/** Milliseconds of a Beijing day and time, as the browser's own fields write them; NaN where they name none. */
export const beijingAt = (day: string, time: string): number => Date.parse(`${day}T${time}:00+08:00`);
