import type { SQL } from "drizzle-orm";
import { and, asc, desc, eq, getTableColumns, gte, inArray, lt, lte, or, sql } from "drizzle-orm";
import type { Actor } from "../domain/access/rights.ts";
import type { Day } from "../domain/calendar/day.ts";
import { addDays, day, instantAt } from "../domain/calendar/day.ts";
import type { IssueWords } from "../domain/item/issue.ts";
import type { Assignment, AssignmentId } from "../domain/item/item.ts";
import { openStatuses } from "../domain/item/item.ts";
import type { ItemNumber } from "../domain/item/number.ts";
import type { Unit, UnitId } from "../domain/roster/unit.ts";
import { countLines } from "./count-lines.ts";
import type { Db } from "./db.ts";
import { numberIn } from "./items.ts";
import type { LedgerFilter } from "./ledger-filter.ts";
import { assignment, supervisionItem } from "./schema/item.ts";
import { unit } from "./schema/roster.ts";
import { fromSource, holding } from "./search.ts";
import { visibleByUnits, visibleTo } from "./visible.ts";

const lineColumns = {
  assignment: {
    ...getTableColumns(assignment),
    handledIn: sql<Assignment["handledIn"]>`coalesce(${unit.leadUnitId}, ${unit.id})`,
  },
  item: getTableColumns(supervisionItem),
  unit: { id: unit.id, name: unit.name, shortName: unit.shortName },
};

/** One row of a list: an assignment with its item and unit. */
export type Line = {
  assignment: Assignment;
  item: typeof supervisionItem.$inferSelect;
  unit: Pick<Unit, "id" | "name" | "shortName">;
};

export const numberOf = (item: Line["item"]): ItemNumber => numberIn(item);

/** Assignments with their items and units; whoever reads them adds who may see what. */
export const lines = <More extends Record<string, typeof unit.position> = Record<never, never>>(db: Db, more?: More) =>
  db
    .select({ ...lineColumns, ...(more as More) })
    .from(assignment)
    .innerJoin(supervisionItem, eq(supervisionItem.id, assignment.itemId))
    .innerJoin(unit, eq(unit.id, assignment.unitId))
    .$dynamic();

const open = inArray(assignment.status, [...openStatuses]);
const { year, serial, child, numberForm } = getTableColumns(supervisionItem);
const numberColumns = { year, serial, child, numberForm };

/** What each state word of a filter means; overdue is computed from the date (product §2). */
function stateIs(state: NonNullable<LedgerFilter["state"]>, today: Day): SQL | undefined {
  if (state === "open") return open;
  if (state === "overdue") return and(inArray(assignment.status, ["issued", "inProgress"]), lt(assignment.due, today));
  return eq(assignment.status, state);
}

const startOf = (on: string): Date => instantAt(day(on), "00:00");

/** The day that has to lie in the asked time: of issue, of the limit, or of the end. */
function inTime({ from, to, by = "issued" }: Pick<LedgerFilter, "from" | "to"> & { by?: string | undefined }) {
  if (by === "due") {
    return and(from ? gte(assignment.due, day(from)) : undefined, to ? lte(assignment.due, day(to)) : undefined);
  }
  const at = by === "ended" ? assignment.endedAt : supervisionItem.issuedAt;
  return and(
    from ? gte(at, startOf(from)) : undefined,
    to ? lt(at, instantAt(addDays(day(to), 1), "00:00")) : undefined,
  );
}

/** What a filter asks of a line. */
export async function matching(db: Db, filter: LedgerFilter, today: Day): Promise<SQL | undefined> {
  const { unitIds, state, category, categories, workstream, sourceLevel, source, words } = filter;
  const anyOf = categories ?? (category ? [category] : null);
  return and(
    unitIds ? inArray(assignment.unitId, unitIds as UnitId[]) : undefined,
    state ? stateIs(state, today) : undefined,
    anyOf ? inArray(sql`${supervisionItem.category}`, anyOf) : undefined,
    workstream ? sql`${workstream} = any(${supervisionItem.workstreams})` : undefined,
    sourceLevel ? sql`${supervisionItem.sourceLevel} = ${sourceLevel}` : undefined,
    inTime(filter),
    source ? fromSource(db, source) : undefined,
    words ? await holding(db, words) : undefined,
  );
}

/** The newest number first, a child behind its parent, units in roster order; the id makes it the same every time. */
export const ledgerOrder = [
  desc(supervisionItem.year),
  desc(supervisionItem.serial),
  asc(sql`coalesce(${supervisionItem.child}, 0)`),
  asc(unit.position),
  asc(assignment.id),
];

export type Paged = { filter: LedgerFilter; today: Day; page: number; size: number };

/** How many lines the viewer may see under this filter. */
export async function ledgerTotal(
  db: Db,
  viewer: Actor,
  { filter, today }: Pick<Paged, "filter" | "today">,
): Promise<number> {
  const seen = await visibleByUnits(db, viewer);
  return countLines(db, and(seen, await matching(db, filter, today)));
}

/** One page of the ledger and the total of all pages, both through the same eyes and the same filter. */
export async function assignmentsVisibleTo(
  db: Db,
  viewer: Actor,
  { filter, today, page, size }: Paged,
): Promise<{ lines: Line[]; total: number }> {
  const shown = await lines(db)
    .where(and(await visibleByUnits(db, viewer), await matching(db, filter, today)))
    .orderBy(...ledgerOrder)
    .limit(size)
    .offset((page - 1) * size);
  return { lines: shown, total: await ledgerTotal(db, viewer, { filter, today }) };
}

const MOST_WAITING = 500;

/** Open assignments the viewer can see in these states, most urgent first; the caller picks what waits for the viewer. */
export const waitingFor = (db: Db, viewer: Actor, statuses: readonly Assignment["status"][]): Promise<Line[]> =>
  lines(db)
    .where(and(visibleTo(viewer), inArray(assignment.status, [...statuses])))
    .orderBy(asc(assignment.due), asc(supervisionItem.serial))
    .limit(MOST_WAITING);

/** The lines of these assignments that the viewer may see. */
export const linesSeenBy = async (db: Db, viewer: Actor, ids: readonly AssignmentId[]): Promise<Line[]> =>
  ids.length === 0
    ? []
    : lines(db)
        .where(and(visibleTo(viewer), inArray(assignment.id, [...ids])))
        .orderBy(asc(assignment.due), asc(supervisionItem.serial), asc(unit.position));

/** The lines of these assignments for the sweeps and the post, which choose a receiver by the rules; never for a reader. */
export const linesById = async (db: Db, ids: readonly AssignmentId[]): Promise<Line[]> =>
  ids.length === 0
    ? []
    : lines(db)
        .where(inArray(assignment.id, [...ids]))
        .orderBy(asc(assignment.due), asc(supervisionItem.serial), asc(unit.position));

/** Assignments of a number that the viewer can see; empty looks the same for unknown and forbidden. */
export const linesOfNumber = (db: Db, viewer: Actor, number: ItemNumber): Promise<Line[]> =>
  lines(db)
    .where(
      and(
        visibleTo(viewer),
        eq(supervisionItem.year, number.year),
        eq(supervisionItem.serial, number.serial),
        sql`coalesce(${supervisionItem.child}, 0) = ${number.child ?? 0}`,
      ),
    )
    .orderBy(asc(unit.position), asc(assignment.issuedAt));

/** Numbers of open items the viewer sees on the same matter or topic at one of these units (四 统筹协调, 04-2). */
export async function overlapping(
  db: Db,
  viewer: Actor,
  words: Pick<IssueWords, "units" | "matter" | "topic">,
): Promise<ItemNumber[]> {
  const found = await db
    .selectDistinct(numberColumns)
    .from(assignment)
    .innerJoin(supervisionItem, eq(supervisionItem.id, assignment.itemId))
    .innerJoin(unit, eq(unit.id, assignment.unitId))
    .where(
      and(
        visibleTo(viewer),
        open,
        eq(supervisionItem.restricted, false),
        inArray(
          assignment.unitId,
          words.units.map(({ id }) => id),
        ),
        or(eq(supervisionItem.matter, words.matter), words.topic ? eq(supervisionItem.topic, words.topic) : undefined),
      ),
    )
    .orderBy(asc(supervisionItem.year), asc(supervisionItem.serial))
    .limit(5);
  return found.map(numberIn);
}
