import type { House, Share } from "./page.ts";
import { dayIn, daysOn, workdaysFrom, workdayUpTo, workedIn } from "./pocket-calendar.ts";

/** The reminders, as README tells them: a clerk comes each working morning at nine and leafs through the register. */

const NINE = "T09:00";

type Line = "dueSoon" | "dueToday" | "overdue" | "unsigned" | "keepAlive" | "review" | "declined";
export type Said = { line: Line | null; escalate: boolean; overlong: boolean };

const nth = (since: string, on: string): number => workedIn(dayIn(since), on);

/** Why one would speak to the unit on that morning. */
function forTheUnit({ due, lastCard, signBy, state, escalatedFor }: Share, on: string, house: House): string[] {
  const lastDay = workdayUpTo(due);
  const late = on > due ? workedIn(due, on) : 0;
  const holding: [boolean, string][] = [
    [on < lastDay && house.beforeDue.includes(workedIn(on, lastDay)), "soon"],
    [on === lastDay, "lastDay"],
    [late >= 1 && late <= house.overdueCeiling, "late"],
    [late === house.escalateAfter && escalatedFor !== due, "escalate"],
    [on === workdayUpTo(daysOn(lastCard, 13)), "worn"],
    [state === "waiting" && nth(signBy, on) === 1, "unsigned"],
  ];
  return holding.flatMap(([holds, reason]) => (holds ? reason : []));
}

/** And to the office, which owes an answer since then. */
function forTheOffice(share: Share, since: string, { on, house }: { on: string; house: House }): string[] {
  const shown = nth(since, on) === house.reviewPatience && share.shownToOfficeFor !== since;
  const overlong = nth(since, on) === house.headPatience && share.shownToHeadFor !== since;
  return [...(shown ? ["unanswered"] : []), ...(overlong ? ["overlong"] : [])];
}

function reasonsOn(share: Share, on: string, house: House): string[] {
  if (share.state === "waiting" || share.state === "working") return forTheUnit(share, on, house);
  const since = share.state === "applied" ? share.applied : share.state === "disputed" ? share.disputed : null;
  return since ? forTheOffice(share, since, { on, house }) : [];
}

/** What is true of a share today, given why one speaks of it; the gravest that holds. */
export function truthToday(share: Share, reasons: readonly string[], today: string): Line | null {
  if (share.state === "applied") return reasons.includes("unanswered") ? "review" : null;
  if (share.state === "disputed") return reasons.includes("unanswered") ? "declined" : null;
  if (share.state !== "waiting" && share.state !== "working") return null;
  const speaks = reasons.filter((reason) => reason !== "escalate");
  if (speaks.length === 0) return null;
  if (today > share.due) return "overdue";
  if (today >= workdayUpTo(share.due)) return "dueToday";
  if (speaks.includes("soon")) return "dueSoon";
  if (speaks.includes("unsigned") && share.state === "waiting") return "unsigned";
  return speaks.includes("worn") ? "keepAlive" : null;
}

/** Looks the share through, all mornings since the last look at once: after a standstill today's truth is said once. */
export function look(share: Share, now: string, house: House): Said {
  const mornings = workdaysFrom(daysOn(dayIn(share.lookedAt), -1), dayIn(now)).filter(
    (on) => on + NINE > share.lookedAt && on + NINE <= now,
  );
  const reasons = [...new Set(mornings.flatMap((on) => reasonsOn(share, on, house)))];
  const line = truthToday(share, reasons, dayIn(now));
  const [escalate, overlong] = [reasons.includes("escalate"), reasons.includes("overlong")];
  share.lookedAt = now;
  if (line === "review" || line === "declined") share.shownToOfficeFor = share.applied ?? share.disputed;
  else if (line) share.lastCard = dayIn(now);
  if (escalate) share.escalatedFor = share.due;
  if (overlong) share.shownToHeadFor = share.applied ?? share.disputed;
  return { line, escalate, overlong };
}

const FAR_DAYS = 60;

/** The next morning on which there will be something to say of it as it stands; null where there is none. */
export function nextMorning(share: Share, house: House): string | null {
  const { lookedAt } = share;
  if (share.ended) return null;
  for (let on = dayIn(lookedAt), ahead = 0; ahead <= FAR_DAYS; on = daysOn(on, 1), ahead += 1) {
    const morning = on + NINE;
    const isMorning = morning > lookedAt && workdayUpTo(on) === on;
    if (isMorning && reasonsOn(share, on, house).length > 0) return morning;
  }
  return null;
}
