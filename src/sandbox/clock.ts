import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Clock } from "../clock.ts";
import { addDays, dayOf, instantAt } from "../domain/calendar/day.ts";
import type { Calendar } from "../domain/calendar/workdays.ts";
import { dayFace } from "./day-face.ts";
import type { Span } from "./page/wire.ts";
import type { TrialClock } from "./page-parts.ts";

export type Moments = {
  /** The next moment after this one at which the product acts by itself. */
  next(after: Date): Promise<Date | null>;
  /** Lets everything happen that is due now. */
  settle(): Promise<void>;
  /** How many messages have been sent so far. */
  said(): number;
};

type Options = { system: Clock; dataDir: string | null; calendar: Calendar; moments: Moments };

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const MOST_STEPS = 5_000;
/** After the last morning card of the day. */
const AFTER_MORNING = "9:11";

const kept = z.object({ offsetMs: z.number().int().min(0) });
const isMissing = (error: unknown) => error instanceof Error && "code" in error && error.code === "ENOENT";

function offsetIn(dataDir: string | null): number {
  if (dataDir === null) return 0;
  try {
    return kept.parse(JSON.parse(readFileSync(join(dataDir, "clock.json"), "utf8"))).offsetMs;
  } catch (error) {
    if (isMissing(error)) return 0;
    throw new Error("clock.json under DATA_DIR cannot be read, and the trial's time must not go back", {
      cause: error,
    });
  }
}

function keep(dataDir: string | null, offsetMs: number): void {
  if (dataDir === null) return;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const target = join(dataDir, "clock.json");
  writeFileSync(`${target}.new`, JSON.stringify({ offsetMs }), { mode: 0o600 });
  renameSync(`${target}.new`, target);
}

function nextMorning(now: Date, calendar: Calendar): Date {
  const today = calendar.workdayOnOrAfter(dayOf(now)).day;
  const at = instantAt(today, AFTER_MORNING);
  return at > now ? at : instantAt(calendar.addWorkdays(today, 1).day, AFTER_MORNING);
}

const targets: Record<Span, (now: Date, calendar: Calendar) => Date> = {
  hour: (now) => new Date(now.getTime() + HOUR_MS),
  tomorrow: (now) => instantAt(addDays(dayOf(now), 1), "9:00"),
  workingMorning: nextMorning,
  week: (now) => new Date(now.getTime() + 7 * DAY_MS),
};

/**
 * The trial's clock: real time and an offset that only grows, even where the machine's own clock is set back. Turned forward it stops at every due moment on the way,
 * so that each reminder comes at its own time.
 */
export function trialClock({ system, dataDir, calendar, moments }: Options): TrialClock & Clock {
  let offsetMs = offsetIn(dataDir);
  let latest = 0;
  const now = () => {
    latest = Math.max(latest, system.now().getTime() + offsetMs);
    return new Date(latest);
  };

  function turnTo(at: Date): void {
    const ahead = at.getTime() - now().getTime();
    if (ahead <= 0) return;
    offsetMs += ahead;
    keep(dataDir, offsetMs);
  }

  async function walk(target: Date): Promise<void> {
    for (let step = 0; step < MOST_STEPS; step += 1) {
      await moments.settle();
      const next = await moments.next(now());
      if (!next || next >= target) return;
      turnTo(next);
    }
    throw new Error("too many due moments on the way; turn the clock in smaller steps");
  }

  return {
    now,
    day: () => dayFace(now(), calendar),
    forward: async (to) => {
      const before = moments.said();
      const target = to instanceof Date ? to : targets[to](now(), calendar);
      await walk(target);
      turnTo(target);
      await moments.settle();
      return { now: now(), said: moments.said() - before };
    },
  };
}
