import type { Desk } from "./door.ts";
import type { Share } from "./page.ts";
import { dayIn, workdayAfter, works } from "./pocket-calendar.ts";
import { signatory, unitHears } from "./town.ts";

/** 催办 (四 04-5, 十六): who is pressed, and why not yet. */

const ENDS = "18:00";

/** The day on which a word of the office reaches somebody: at work, else the next working day. */
export const dayOfPress = (now: string): string => {
  const today = dayIn(now);
  return works(today) && now.slice(11) < ENDS ? today : workdayAfter(today, 1);
};

export function pressedBy({ town }: Desk, share: Share, now: string): string[] {
  const day = dayIn(now);
  const signs = share.awaitsHead ? signatory(town, share.handledIn, day) : null;
  return [...new Set([...(signs ? [signs] : []), ...unitHears(town, share, day)])];
}

type Hindrance = "state" | "nobody" | "ceiling" | "interval" | "daily";
/** How often somebody is pressed on a day: `name day` → times. */
export type Tally = Map<string, number>;

export function hindrance(desk: Desk, share: Share, { now, tally }: { now: string; tally: Tally }): Hindrance | null {
  const { urgeCeiling, urgeInterval, urgeDaily } = desk.house;
  if (share.state !== "waiting" && share.state !== "working") return "state";
  const people = pressedBy(desk, share, now);
  if (people.length === 0) return "nobody";
  if (share.urges.length >= urgeCeiling) return "ceiling";
  const last = share.urges.at(-1);
  if (last && dayIn(now) < workdayAfter(dayIn(last), urgeInterval)) return "interval";
  const full = people.some((name) => (tally.get(`${name} ${dayOfPress(now)}`) ?? 0) >= urgeDaily);
  return full ? "daily" : null;
}
