import { put } from "./clerk.ts";
import type { Desk } from "./door.ts";
import type { Entry, Matter, Owed } from "./page.ts";
import { dayIn } from "./pocket-calendar.ts";
import type { Seat, Town } from "./town.ts";
import { citizen, ownSeats, seatsOn } from "./town.ts";

/** How a matter begins (四 04-1, 04-3): who may issue, when the head must agree, and who hears. */

const issues = ({ post }: Seat): boolean => post === "officeStaff" || post === "officeHead";

export function whyNotIssue(town: Town, who: string, day: string): string | null {
  if (seatsOn(town, who, day).some(issues)) return null;
  const { seats } = citizen(town, who);
  const own = ownSeats(town, who);
  const lost = seats.filter((seat) => !own.includes(seat));
  if (lost.some(({ at }) => !town.countyOffices.includes(at))) return "dutiesConflict";
  return lost.length > 0 ? "countyAtRest" : "notAllowed";
}

const isHead = (seats: readonly Seat[], office: string): boolean =>
  seats.some(({ post, at }) => post === "officeHead" && at === office);

export const mustAsk = ({ town, house }: Omit<Desk, "matter">, who: string): boolean =>
  house.approveIssue === "on" && !isHead(ownSeats(town, who), town.office);

type Draft = { by: string; waits: boolean; version: number };

export function whyNotAgree(town: Town, draft: Draft, { by, at, seen }: { by: string; at: string; seen: number }) {
  if (!isHead(seatsOn(town, by, dayIn(at)), town.office)) return "notFound";
  if (!draft.waits || seen !== draft.version) return "approvalMoved";
  return draft.by === by && !isHead(ownSeats(town, by), town.office) ? "ownDraft" : null;
}

type Wish = { units: readonly string[]; due: string; category: string; by: string; at: string; drafter: string | null };

const instead = (town: Town, { by, at, drafter }: Wish): string | null => {
  const able = seatsOn(town, by, dayIn(at)).filter((seat) => (drafter ? isHead([seat], town.office) : issues(seat)));
  return able.some((seat) => !seat.insteadOf) ? null : (able[0]?.insteadOf ?? null);
};

/** The matter as it is put to its units, what is written down, and who is owed a message. */
export function begin(
  { town, house }: Omit<Desk, "matter">,
  wish: Wish,
): { matter: Matter; entry: Entry; owed: Owed[] } {
  const { units, due, category, by, at, drafter } = wish;
  const shares = units.map((unit, n) =>
    put({ id: `a${n + 1}`, unit, handledIn: town.leads[unit] ?? unit, due, takesOverFrom: null }, at),
  );
  const told = house.principalAtIssue.includes(category);
  const behalf = instead(town, wish);
  const detail = {
    ...{ units: units.length, due },
    ...(drafter ? { proposedBy: drafter } : {}),
    ...(told ? { principalTold: 1 } : {}),
    ...(behalf ? { onBehalfOf: behalf } : {}),
  };
  const owed = shares.flatMap(({ id }): Owed[] => [
    { to: "liaison", share: id, why: "issued" },
    ...(told ? [{ to: "principal", share: id, why: "principalTold" } as const] : []),
  ]);
  const handler = drafter ?? by;
  const matter: Matter = { office: town.office, category, handler, state: "open", closedAt: null, version: 1, shares };
  return { matter, entry: { act: "issue", share: null, by, article: "八", texts: {}, detail }, owed };
}
