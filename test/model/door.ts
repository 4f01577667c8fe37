import type { Deed, House, Matter, Share, State } from "./page.ts";
import { isOpen } from "./page.ts";
import { dayIn } from "./pocket-calendar.ts";
import type { Seat, Town } from "./town.ts";
import { entitling, isForColleague, isHandedOnTo, ownSeats, seatsOn, seatsToward } from "./town.ts";

/** Who may do what to a share, when, and in whose name (四 六 七 十四). */

/** What can be done while a share stands like that. */
const doable: Record<State, string> = {
  waiting: "acknowledge decline urge guide check cancel redate",
  working:
    "reportProgress attachEvidence submitCompletion withdrawSignOff signOff refuseSignOff forward withdrawForward urge guide check cancel redate",
  applied: "attachEvidence returnForRework closeOut withdrawForward guide check cancel redate",
  disputed: "uphold reassign check cancel redate",
  moved: "",
  done: "",
  dropped: "",
};

export type Desk = { town: Town; house: House; matter: Matter };

const TEN_YEARS_DAYS = 3660;

const daysAhead = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;
const badLimit = (due: string, today: string): boolean => due < today || daysAhead(today, due) > TEN_YEARS_DAYS;

/** A share comes to a unit: to be signed for by the end of the next working day. */

export const isPrincipalHimself = (town: Town, name: string, unit: string): boolean =>
  ownSeats(town, name).some(({ post, at }) => post === "principalOfficer" && at === unit);

type Asking = Pick<Deed, "act" | "by" | "at" | "seen">;

/** Why somebody may not even begin: is it theirs to see, theirs to do, and still as they saw it. */
export function atTheDoor({ town, matter }: Desk, share: Share, { act, by, at, seen }: Asking): string | null {
  const seats = seatsToward(seatsOn(town, by, dayIn(at)), { matter, share });
  const colleague = isHandedOnTo(town, by, share);
  if (seats.length === 0 && !colleague) return "notFound";
  if (entitling(seats, act).length === 0 && !(colleague && isForColleague(act))) return "notYours";
  if (seen !== null && seen !== share.version) return "outdated";
  if (!doable[share.state].split(" ").includes(act)) return "wrongStatus";
  if (["signOff", "refuseSignOff", "withdrawSignOff"].includes(act) && !share.awaitsHead) return "nothingToSign";
  const own = share.awaitsHead?.by === by && !isPrincipalHimself(town, by, share.handledIn);
  return act === "signOff" && own ? "ownRequest" : null;
}

/** Why the words that come with it will not do. */
const wordsAmiss: Record<string, (matter: Matter, share: Share, deed: Deed) => string | null> = {
  withdrawForward: (_, { handedOn }) => (handedOn ? null : "notForwarded"),
  redate: (_, share, { words: { due = "" }, at }) => {
    if (due === share.due) return "sameDueDate";
    return badLimit(due, dayIn(at)) ? "datePast" : null;
  },
  reassign: ({ shares }, share, { words: { due = "", unit }, at }) => {
    if (unit === share.unit) return "sameUnit";
    if (badLimit(due, dayIn(at))) return "datePast";
    return shares.some((other) => other.unit === unit && isOpen(other)) ? "alreadyAssigned" : null;
  },
};

export const whyNot = (desk: Desk, share: Share, deed: Deed): string | null =>
  atTheDoor(desk, share, deed) ?? wordsAmiss[deed.act]?.(desk.matter, share, deed) ?? null;

/** In whose stead it is done (07-4): whoever has no post of their own for it; a deputy for the liaison; a colleague for the 经办人. */
function insteadOf(seats: readonly Seat[], { matter }: Desk): string | null {
  const own = seats.filter((seat) => !seat.insteadOf);
  for (const seat of seats) {
    if (!seat.insteadOf) continue;
    if (own.length === 0) return seat.insteadOf;
    if (seat.post === "liaisonOfficer" && !own.some(({ post }) => post === "liaisonOfficer")) return seat.insteadOf;
    if ((seat.post === "officeStaff" || seat.post === "officeHead") && matter.handler === seat.insteadOf)
      return seat.insteadOf;
  }
  return null;
}

export function names({ town, matter, house }: Desk, share: Share, { act, by, at }: Deed): Record<string, string> {
  const seats = entitling(seatsToward(seatsOn(town, by, dayIn(at)), { matter, share }), act);
  const behalf = insteadOf(seats, { town, matter, house });
  const handedOn = share.handedOn?.to === by && seats.length === 0 ? share.handedOn.by : null;
  return { ...(behalf ? { onBehalfOf: behalf } : {}), ...(handedOn ? { forwardedBy: handedOn } : {}) };
}
