import type { Time, Window } from "./values.ts";
import { minutesOf, spanOf } from "./window.ts";

/** What people type, in plain signs. */
const plain = (words: string): string => words.normalize("NFKC").replace(/\s/g, "");

const digits = /^\d{1,4}$/;

/** What a figure counts, as people write it behind the figure. */
export const workingDays = /个(?:工作日)?$/;
export const times = /次$/;
export const minutes = /分钟$/;

/** A whole number within bounds, with or without what it counts; null for anything else, so 3次 is never three days. */
export const wholeNumber =
  (least: number, most: number, unit?: RegExp) =>
  (words: string): number | null => {
    const typed = unit ? plain(words).replace(unit, "") : plain(words);
    const read = digits.test(typed) ? Number(typed) : Number.NaN;
    return read >= least && read <= most ? read : null;
  };

/** Several different whole numbers within bounds, the largest first; null for anything else. */
export const wholeNumbers =
  ({ least, most, count, unit }: { least: number; most: number; count: number; unit: RegExp }) =>
  (words: string): number[] | null => {
    const read = plain(words)
      .split(/[、,;和]/)
      .map(wholeNumber(least, most, unit));
    const found = read.flatMap((each) => each ?? []);
    const fits = new Set(found).size === read.length && read.length <= count;
    return fits ? found.sort((x, y) => y - x) : null;
  };

const padded = (hours: string, minute: string): Time => `${hours.padStart(2, "0")}:${minute}` as Time;

function readTime(words: string): Time | null {
  const [, hours, minute] = /^([01]?\d|2[0-3])[:点.]([0-5]\d)分?$/.exec(words) ?? [];
  return hours && minute ? padded(hours, minute) : null;
}

/** A time of day within bounds; null for anything else. */
export const timeOfDay =
  (least: Time, most: Time) =>
  (words: string): Time | null => {
    const read = readTime(plain(words));
    return read && read >= least && read <= most ? read : null;
  };

/** Messages of the hour and the half-hour drown among those of everybody else (product §6). */
const meetsTheHour = ({ from, to }: Window): boolean => Math.ceil(minutesOf(from) / 30) * 30 <= minutesOf(to);

/** A stretch of minutes within bounds that touches no full or half hour; null for anything else. */
export const timeWindow =
  ({ least, most, fewest }: { least: Time; most: Time; fewest: number }) =>
  (words: string): Window | null => {
    const [from, to, ...others] = plain(words)
      .split(/[-–—―−~至到]+/)
      .map(timeOfDay(least, most));
    if (!from || !to || others.length > 0) return null;
    const read = { from, to };
    return spanOf(read) >= fewest && !meetsTheHour(read) ? read : null;
  };

/** The mark of an office in front of a number: it ends in 督, so that no letter is ever taken for an item. */
export function numberForm(words: string): string | null {
  const [, mark] =
    /^([一-鿿]{0,9}督)(?:〔.*〕.*)?$/.exec(
      plain(words)
        .replace(/[[【(]/g, "〔")
        .replace(/[\]】)]/g, "〕"),
    ) ?? [];
  return mark ? `${mark}〔{year}〕{n}号` : null;
}
