import { expect, test } from "vitest";
import { daysOn } from "../pocket-calendar.ts";
import { season } from "./season.ts";

const long = process.env.HISTORIES_COUNT !== undefined;
const seed = Number(process.env.HISTORIES_SEED ?? 1);
const [matters, days] = long ? [12, 14] : [3, 3];
const seasons = Math.ceil(Number(process.env.HISTORIES_COUNT ?? matters) / matters);

/** About the two long holidays and the exchanged weekends of both years, a few days later each time. */
const starts = ["2026-02-11", "2025-09-25", "2026-04-29", "2025-01-23", "2026-09-16"] as const;
const startOf = (n: number): string => daysOn(starts[n % starts.length] ?? starts[0], n % 4);

test.each(Array.from({ length: seasons }, (_, n) => ({ seed: seed + n, from: startOf(seed + n - 1) })))(
  "整个系统里的随机经过（$seed，自 $from 起）：事件重复乱序、旧卡片、飞书故障、发出前变动之下，各人看到的和库里留下的与模型相同（R5、R8）",
  { timeout: long ? 3_600_000 : 120_000 },
  async ({ seed: cast, from }) => {
    const { differs, counts } = await season({ from, days, matters, seed: cast });
    if (long) process.stdout.write(`seed ${cast} from ${from}: ${matters} matters ${JSON.stringify(counts)}\n`);
    expect(differs).toEqual([]);
    expect(counts.messages).toBeGreaterThan(matters);
  },
);
