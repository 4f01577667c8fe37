/** A Beijing calendar day, `2026-11-30`. Beijing keeps UTC+8 all year, so arithmetic is plain. */
export type Day = string & { readonly __day: true };

const BEIJING_OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

/** Guarantee: `text` is a `YYYY-MM-DD` that names a real date; anything else throws RangeError. */
export function day(text: string): Day {
  const at = new Date(`${text}T00:00:00Z`);
  if (Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== text) {
    throw new RangeError(`not a day: ${text}`);
  }
  return text as Day;
}

export const dayOf = (at: Date): Day => new Date(at.getTime() + BEIJING_OFFSET_MS).toISOString().slice(0, 10) as Day;

/** The instant of a Beijing wall-clock time on that day; `24:00` is the end of the day. */
export const instantAt = (on: Day, time: `${number}:${number}`): Date =>
  new Date(`${on}T${time.padStart(5, "0")}+08:00`);

export const addDays = (on: Day, days: number): Day =>
  new Date(Date.parse(`${on}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10) as Day;

export const daysBetween = (from: Day, to: Day): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);

/** 1 = Monday … 7 = Sunday. */
export const weekdayOf = (on: Day): number => new Date(`${on}T00:00:00Z`).getUTCDay() || 7;

export const yearOf = (on: Day): number => Number(on.slice(0, 4));

/** Wall-clock `HH:mm` in Beijing. */
export const timeOf = (at: Date): string => new Date(at.getTime() + BEIJING_OFFSET_MS).toISOString().slice(11, 16);
