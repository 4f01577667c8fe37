import { acting } from "../../src/domain/access/acting.ts";
import type { Member } from "../../src/domain/access/delegation.ts";
import { rolesLent } from "../../src/domain/access/delegation.ts";
import { worksIn } from "../../src/domain/access/forwarding.ts";
import type { Actor } from "../../src/domain/access/rights.ts";
import { day } from "../../src/domain/calendar/day.ts";
import { calendar } from "../../src/domain/calendar/workdays.ts";
import type { ItemEvent } from "../../src/domain/item/event.ts";
import type { Assignment, AssignmentStatus, SupervisionItem } from "../../src/domain/item/item.ts";
import { noticesFor } from "../../src/domain/notice/audience.ts";
import type { PersonId, UnitId } from "../../src/domain/roster/unit.ts";
import type { Terms } from "../../src/domain/settings/rules.ts";
import { firstRules, termsOf } from "../../src/domain/settings/rules.ts";
import { Refusal } from "../../src/refusal.ts";
import { nextMorning } from "./mornings.ts";
import type { Entry, House, Owed, Share, State } from "./page.ts";
import type { Town } from "./town.ts";
import { citizen } from "./town.ts";

/** The same town and house as the product knows them, and the product's records in the words of the model. */

const BEIJING_MS = 8 * 3_600_000;
export const dateOf = (moment: string): Date => new Date(`${moment}:00+08:00`);
export const momentOf = (at: Date): string => new Date(at.getTime() + BEIJING_MS).toISOString().slice(0, 16);
const momentOrNull = (at: Date | null): string | null => (at ? momentOf(at) : null);

/** Names are ids in the town of the model. */
export const person = (name: string): PersonId => name as PersonId;
export const unit = (name: string): UnitId => name as UnitId;

export const termsIn = (house: House): Terms =>
  termsOf(calendar, { ...firstRules, ...(house as Partial<typeof firstRules>) });

function memberOf(town: Town, name: string): Member & { standing: ReturnType<typeof acting> } {
  const { seats, home } = citizen(town, name);
  const standing = acting(
    seats.map(({ post, at }) => ({
      role: post,
      unitId: unit(at),
      level: town.countyOffices.includes(at) ? "county" : "city",
    })),
  );
  return { id: person(name), name, unitId: unit(home), roles: standing.roles, standing };
}

export const memberIn = (town: Town, name: string): Member & { unreachable: string | null } => ({
  ...memberOf(town, name),
  unreachable: citizen(town, name).deaf ? "没有飞书账号" : null,
});

export function actorIn(
  town: Town,
  name: string,
  { today, item }: { today: string; item: SupervisionItem | null },
): Actor {
  const own = memberOf(town, name);
  const lent = town.absences
    .filter(({ standIn, from, through }) => standIn === name && from <= today && today <= through)
    .flatMap(({ who, through }) =>
      rolesLent(memberOf(town, who), own).map((held) => ({
        ...held,
        onBehalfOf: { id: person(who), name: who, until: day(through) },
      })),
    );
  const handlesIn = (item?.assignments ?? [])
    .filter(({ forwardedTo, handledIn }) => forwardedTo === name && worksIn(own, handledIn))
    .map(({ handledIn }) => handledIn);
  const { id, standing } = own;
  return { id, name, ...standing, roles: [...standing.roles, ...lent], ...(handlesIn.length > 0 ? { handlesIn } : {}) };
}

const states: Record<AssignmentStatus, State> = {
  issued: "waiting",
  inProgress: "working",
  submitted: "applied",
  declined: "disputed",
  onHold: "dropped",
  reassigned: "moved",
  closed: "done",
  cancelled: "dropped",
};

export const shareIn = (a: Assignment) => ({
  id: a.id as string,
  unit: a.unitId as string,
  handledIn: a.handledIn as string,
  state: states[a.status],
  due: a.due as string,
  version: a.version,
  signBy: a.acknowledgeBy as string,
  signed: a.acknowledgedAt ? { at: momentOf(a.acknowledgedAt), by: a.acknowledgedBy as string } : null,
  applied: momentOrNull(a.submittedAt),
  disputed: momentOrNull(a.declinedAt),
  awaitsHead: a.signOffAt ? { at: momentOf(a.signOffAt), by: a.signOffBy as string } : null,
  ended: momentOrNull(a.endedAt),
  returns: a.returns,
  percent: a.percent,
  promised: a.promisedOn as string | null,
  handedOn: a.forwardedTo ? { to: a.forwardedTo as string, by: a.forwardedBy as string } : null,
  takesOverFrom: a.replaces as string | null,
  lastCard: a.lastCardOn as string,
  next: momentOrNull(a.wakeAt),
});

/** A page of the model as the product would keep it: what was said already shows in when it is looked at next. */
export function asKept(share: Share, house: House): ReturnType<typeof shareIn> {
  const { lookedAt: _, escalatedFor: __, shownToOfficeFor: ___, shownToHeadFor: ____, urges: _____, ...kept } = share;
  return { ...kept, next: nextMorning(share, house) };
}

export const matterIn = ({ status, closedAt, version, handledBy }: SupervisionItem) => ({
  state: status === "issued" ? "open" : status,
  closedAt: momentOrNull(closedAt),
  version,
  handler: handledBy as string,
});

export const entryIn = ({ act, assignmentId, by, article, texts, detail }: ItemEvent): Entry => ({
  act,
  share: assignmentId,
  by: by ?? "",
  article,
  texts: { ...texts },
  detail,
});

export const owedIn = (item: SupervisionItem, events: readonly ItemEvent[]): Owed[] =>
  events.flatMap((event) =>
    noticesFor(item, event).map(({ to, assignmentId, why }) => ({ to, share: assignmentId, why })),
  );

/** What a rule resolves to, or the reason it gave for a no. Anything else it throws is a fault and rises. */
export function asked<T>(run: () => T): { said: T; refused: null } | { said: null; refused: string } {
  try {
    return { said: run(), refused: null };
  } catch (error) {
    if (error instanceof Refusal) return { said: null, refused: error.reason };
    throw error;
  }
}
