import type { Day } from "../calendar/day.ts";
import { dayOf } from "../calendar/day.ts";
import type { Calendar } from "../calendar/workdays.ts";
import { replanned } from "../reminder/plan.ts";
import type { UnitId } from "../roster/unit.ts";
import type { Terms } from "../settings/rules.ts";
import type { Assignment, AssignmentId, ItemId } from "./item.ts";

export type Birth = {
  id: AssignmentId;
  itemId: ItemId;
  unitId: UnitId;
  handledIn: UnitId;
  due: Day;
  at: Date;
  replaces: AssignmentId | null;
};

/** To be signed for by 24:00 of the first working day after it was put to the unit (a local setting, product §6). */
export const signByAfter = (at: Date, calendar: Calendar): Day => calendar.addWorkdays(dayOf(at), 1).day;

export function born(birth: Birth, calendar: Terms): Assignment {
  const today = dayOf(birth.at);
  const assignment: Assignment = {
    id: birth.id,
    itemId: birth.itemId,
    unitId: birth.unitId,
    handledIn: birth.handledIn,
    status: "issued",
    due: birth.due,
    version: 1,
    issuedAt: birth.at,
    acknowledgeBy: signByAfter(birth.at, calendar),
    acknowledgedAt: null,
    acknowledgedBy: null,
    submittedAt: null,
    signOffAt: null,
    signOffBy: null,
    declinedAt: null,
    endedAt: null,
    returns: 0,
    percent: null,
    promisedOn: null,
    forwardedTo: null,
    forwardedBy: null,
    replaces: birth.replaces,
    remindedThrough: birth.at,
    lastCardOn: today,
    wakeAt: null,
    said: {},
  };
  return replanned(assignment, calendar, birth.at);
}
