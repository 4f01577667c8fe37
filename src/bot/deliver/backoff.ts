import { minuteOf } from "../../domain/reminder/hours.ts";

const SECOND_MS = 1_000;
const HOUR_MS = 3_600_000;

/** Waits between attempts; the last one repeats. A day and a dozen attempts go by before a message is given up. */
const waitSeconds = [5, 15, 30, 60, 120, 300, 600, 1_200, 2_400, 3_600, 7_200, 14_400] as const;
const MOST_ATTEMPTS = waitSeconds.length;
const GIVE_UP_AFTER_MS = 24 * HOUR_MS;

export const SOON_MS = 2 * SECOND_MS;
export const ADMINISTRATOR_MS = HOUR_MS;

type Tried = { id: string; attempts: number };

/** Between 80 and 120 per cent of the step, so that what failed together does not come back together. */
export function backoffMs({ id, attempts }: Tried): number {
  const seconds = waitSeconds[Math.min(attempts, MOST_ATTEMPTS) - 1] ?? waitSeconds[0];
  return seconds * (0.8 + minuteOf(`${id}:${attempts}`, 40) / 100) * SECOND_MS;
}

/** Whether a message was tried often and long enough. */
export const isHopeless = ({ attempts, sendAt }: Pick<Tried, "attempts"> & { sendAt: Date }, now: Date): boolean =>
  attempts >= MOST_ATTEMPTS && now.getTime() - sendAt.getTime() >= GIVE_UP_AFTER_MS;
