import { expect, test } from "vitest";
import { everyDayOf } from "../pocket-calendar.ts";
import { yearOfReminders } from "./year.ts";

const long = process.env.HISTORIES_MATTERS !== undefined;
const matters = Number(process.env.HISTORIES_MATTERS ?? 6);
const seed = Number(process.env.HISTORIES_SEED ?? 1);

/** By hand each year is whole; the suite takes the half with 国庆 of the one and the half with 春节 of the other. */
const stretches = [
  { year: 2025, from: "2025-07", to: "2026" },
  { year: 2026, from: "2026-01", to: "2026-07" },
] as const;

test.each(stretches)(
  "$year 年逐日：每个早晨该对谁说什么，库里记下的与照国务院通知另写的一套逐行相同（R8、R10）",
  { timeout: long ? 3_600_000 : 120_000 },
  async ({ year, from, to }) => {
    const days = everyDayOf(year).filter((on) => long || (on >= from && on < to));
    const { differs, lines, counts } = await yearOfReminders({ days, matters, seed });
    if (long) process.stdout.write(`${year}: ${matters} matters, ${lines} lines ${JSON.stringify(counts)}\n`);
    expect(differs).toEqual([]);
    expect(lines).toBeGreaterThan(matters);
  },
);
