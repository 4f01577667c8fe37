import { expect, test } from "vitest";
import { yearOfReminders } from "./year.ts";

const long = process.env.HISTORIES_MATTERS !== undefined;
const matters = Number(process.env.HISTORIES_MATTERS ?? 8);
const seed = Number(process.env.HISTORIES_SEED ?? 1);

test.each([2025, 2026])(
  "%i 年全年逐日：每个早晨该对谁说什么，库里记下的与照国务院通知另写的一套逐行相同（R8、R10）",
  { timeout: long ? 3_600_000 : 120_000 },
  async (year) => {
    const { differs, lines, counts } = await yearOfReminders({ year, matters, seed });
    if (long) process.stdout.write(`${year}: ${matters} matters, ${lines} lines ${JSON.stringify(counts)}\n`);
    expect(differs).toEqual([]);
    expect(lines).toBeGreaterThan(matters);
  },
);
