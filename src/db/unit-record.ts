import { and, eq, gte, sql } from "drizzle-orm";
import type { Actor } from "../domain/access/rights.ts";
import { unitsGiving } from "../domain/access/rights.ts";
import type { Day } from "../domain/calendar/day.ts";
import { day as dayNamed, dayOf, instantAt, yearOf } from "../domain/calendar/day.ts";
import type { Calendar } from "../domain/calendar/workdays.ts";
import type { Unit } from "../domain/roster/unit.ts";
import { ledgerTotal } from "./assignments.ts";
import type { Db } from "./db.ts";
import type { LedgerFilter } from "./ledger-filter.ts";
import { ledgerFilter } from "./ledger-filter.ts";
import { assignment, supervisionItem } from "./schema/item.ts";
import { unit } from "./schema/roster.ts";
import { visibleTo } from "./visible.ts";

/** 04-6: what a unit has on its hands and what it brought to an end this year; facts, no mark and no rank. */
export type UnitRecord = { open: number; overdue: number; closed: number; inTime: number; returned: number };

/** Whether a viewer may read about the matters of a unit: the office's eyes, or the unit's own (a task force: its lead unit's). */
export const mayReadRecord = (viewer: Actor, { id, leadUnitId }: Pick<Unit, "id" | "leadUnitId">): boolean =>
  unitsGiving(viewer, "lookUp", "office").length > 0 || unitsGiving(viewer, "lookUp", "own").includes(leadUnitId ?? id);

/** The ledger of a unit: its lines are what the figures count. */
export const ledgerOf = ({ id, name }: Pick<Unit, "id" | "name">): LedgerFilter =>
  ledgerFilter.parse({ unitIds: [id], said: name });

type Asked = { unit: Pick<Unit, "id" | "name">; today: Day; calendar: Calendar };

/** Lines of the unit that are open or were closed this year, as far as the viewer sees them. */
const linesSince = (db: Db, viewer: Actor, { unit: { id }, today }: Asked) =>
  db
    .select({
      status: assignment.status,
      due: assignment.due,
      submittedAt: assignment.submittedAt,
      returns: assignment.returns,
    })
    .from(assignment)
    .innerJoin(supervisionItem, eq(supervisionItem.id, assignment.itemId))
    .innerJoin(unit, eq(unit.id, assignment.unitId))
    .where(
      and(
        visibleTo(viewer),
        eq(assignment.unitId, id),
        sql`(${assignment.endedAt} is null or ${gte(assignment.endedAt, instantAt(dayNamed(`${yearOf(today)}-01-01`), "00:00"))})`,
      ),
    );

/** The figures of a unit through the eyes of the viewer; each equals the lines the same viewer finds in the ledger. */
export async function recordOf(db: Db, viewer: Actor, asked: Asked): Promise<UnitRecord> {
  const { today, calendar } = asked;
  const filter = ledgerOf(asked.unit);
  const total = (state: LedgerFilter["state"]) => ledgerTotal(db, viewer, { filter: { ...filter, state }, today });
  const found = await linesSince(db, viewer, asked);
  const closed = found.filter(({ status }) => status === "closed");
  const late = closed.filter(
    ({ due, submittedAt }) => submittedAt !== null && calendar.workdaysBetween(due, dayOf(submittedAt)).days > 0,
  );
  return {
    open: await total("open"),
    overdue: await total("overdue"),
    closed: closed.length,
    inTime: closed.length - late.length,
    returned: found.filter(({ status, returns }) => returns > 0 && status !== "cancelled" && status !== "reassigned")
      .length,
  };
}
