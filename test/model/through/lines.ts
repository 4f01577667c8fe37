import type { Said } from "../mornings.ts";
import type { Matter, Share } from "../page.ts";
import { dayIn } from "../pocket-calendar.ts";
import { dayOfPress } from "../pressing.ts";
import type { Town } from "../town.ts";
import { handlersOnDuty, headsOnDuty, officeOnDuty, principalInPerson, unitHears } from "../town.ts";

/** A line of a morning card, or of the red card of its own: on which day, to whom, about which share, and what it says. */
export type Promised = { day: string; to: string; share: string; stage: string };

/** To whom what the clerk found goes, by the README's table of reminders. */
export function promisedFor(
  town: Town,
  { matter, share, said, now }: { matter: Matter; share: Share; said: Said; now: string },
): Promised[] {
  const [today, day] = [dayIn(now), dayOfPress(now)];
  const toEach = (people: readonly string[], stage: string): Promised[] =>
    people.map((to) => ({ day, to, share: share.id, stage }));
  const { line, escalate, overlong } = said;
  const owed = share.state === "disputed" ? "declined" : "review";
  const inOffice = line === "review" || line === "declined";
  const principal = principalInPerson(town, share.handledIn);
  return [
    ...(line ? toEach(inOffice ? officeOnDuty(town, today) : unitHears(town, share, today), line) : []),
    ...(escalate
      ? toEach(
          [...new Set([...(principal ? [principal] : []), ...handlersOnDuty(town, matter.handler, today)])],
          "escalate",
        )
      : []),
    ...(overlong ? toEach(headsOnDuty(town, today), owed) : []),
  ];
}

export const inLine = ({ day, to, share, stage }: Promised): string => `${day} ${to} ${share} ${stage}`;
