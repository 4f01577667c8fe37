import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import type postgres from "postgres";
import type { Environment } from "../support/product-process.ts";
import type { Dice } from "./dice.ts";
import { cutBackoffShort } from "./kept.ts";
import type { Plague } from "./trouble.ts";
import { plague } from "./trouble.ts";

const HOUR_MS = 3_600_000;
const JUMPS_MS = [HOUR_MS, -HOUR_MS, 24 * HOUR_MS, -24 * HOUR_MS] as const;
const script = pathToFileURL(join(import.meta.dirname, "shifted-clock.mjs")).href;

const fileOf = (folder: string, berth: number) => join(folder, `clock-${berth}`);

/** Gives the process a host whose clock can be set by hand. */
export const clockOf = (folder: string, berth: number): Environment => ({
  NODE_OPTIONS: `--import=${script}`,
  CHAOS_CLOCK_FILE: fileOf(folder, berth),
});

type Hosts = { folder: string; berths: number; sql: postgres.Sql };

/**
 * The clock of one host after another jumps by an hour or a day, and is set right a few seconds later. What it put off
 * until its own tomorrow is then due, as nobody here waits a day.
 */
export function clockJumps({ folder, berths, sql }: Hosts, dice: Dice): Plague {
  return plague(async (stopped) => {
    await wait(dice.between(500, 2_000));
    if (stopped()) return 0;
    const file = fileOf(folder, dice.between(0, berths - 1));
    writeFileSync(file, String(dice.oneOf(JUMPS_MS)));
    await wait(dice.between(1_000, 5_000));
    writeFileSync(file, "0");
    await cutBackoffShort(sql);
    return 1;
  });
}
