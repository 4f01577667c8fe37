import type { SQL } from "drizzle-orm";
import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Day } from "../domain/calendar/day.ts";
import { addDays } from "../domain/calendar/day.ts";
import { handedDown } from "../domain/item/source.ts";
import type { Line } from "./assignments.ts";
import { lines } from "./assignments.ts";
import type { Db } from "./db.ts";
import type { Scope } from "./group-scope.ts";
import { withinScope } from "./group-scope.ts";
import { assignment, supervisionItem } from "./schema/item.ts";
import { digest } from "./schema/messages.ts";
import type { GroupId } from "./schema/roster.ts";
import { unit } from "./schema/roster.ts";

export type Period = { fromAt: Date; toAt: Date; today: Day; monday: Day };
type Asked = { scope: Scope; period: Period };

export async function digestPeriod(
  db: Db,
  groupId: GroupId,
  week: string,
): Promise<Pick<typeof digest.$inferSelect, "fromAt" | "toAt"> | null> {
  const [row] = await db
    .select({ fromAt: digest.fromAt, toAt: digest.toAt })
    .from(digest)
    .where(and(eq(digest.groupId, groupId), eq(digest.week, week)));
  return row ?? null;
}

const openNow = sql`${assignment.status} in ('issued', 'inProgress', 'submitted', 'declined', 'onHold')`;
const overdueOn = (today: Day): SQL =>
  sql`(${assignment.status} in ('issued', 'inProgress') and ${assignment.due} < ${today})`;
const closedIn = ({ fromAt, toAt }: Period): SQL =>
  sql`(${assignment.status} = 'closed' and ${assignment.endedAt} >= ${fromAt.toISOString()}::timestamptz and ${assignment.endedAt} < ${toAt.toISOString()}::timestamptz)`;
const dueIn = ({ monday }: Period): SQL =>
  sql`(${openNow} and ${assignment.due} between ${monday} and ${addDays(monday, 6)})`;

/** All that any figure counts: what ended before is not even looked up. */
const countable = (period: Period): SQL => sql`(${openNow} or ${closedIn(period)})`;

const counted = (what: SQL) => sql<number>`(count(*) filter (where ${what}))::int`.mapWith(Number);

const figures = (period: Period) => {
  const late = overdueOn(period.today);
  const intime = (status: string): SQL => sql`${assignment.status} = ${status} and not ${late}`;
  return {
    open: counted(openNow),
    overdue: counted(late),
    closed: counted(closedIn(period)),
    dueThisWeek: counted(dueIn(period)),
    unsigned: counted(sql`${assignment.status} = 'issued'`),
    issued: counted(intime("issued")),
    inProgress: counted(intime("inProgress")),
    submitted: counted(intime("submitted")),
    declined: counted(intime("declined")),
    onHold: counted(intime("onHold")),
  };
};

export type Figures = { [K in keyof ReturnType<typeof figures>]: number };

const none: Figures = {
  open: 0,
  overdue: 0,
  closed: 0,
  dueThisWeek: 0,
  unsigned: 0,
  issued: 0,
  inProgress: 0,
  submitted: 0,
  declined: 0,
  onHold: 0,
};

const isHandedDown = inArray(supervisionItem.category, [...handedDown]);

/** The figures of the whole scope in one row; `apart`: only of what superior organs and leaders hand over (05-3). */
export async function figuresOf(
  db: Db,
  { scope, period, apart = false }: Asked & { apart?: boolean },
): Promise<Figures> {
  const [row] = await db
    .select(figures(period))
    .from(assignment)
    .innerJoin(supervisionItem, eq(supervisionItem.id, assignment.itemId))
    .innerJoin(unit, eq(unit.id, assignment.unitId))
    .where(and(withinScope(scope), countable(period), apart ? isHandedDown : undefined));
  return row ?? none;
}

/** The figures of each unit with something open, in roster order; `most` of them, and what the others sum up to. */
export async function figuresByUnit(
  db: Db,
  { scope, period, most }: Asked & { most: number },
): Promise<{ units: (Figures & { unit: string })[]; others: { units: number; open: number } }> {
  const found = await db
    .select({ unit: sql<string>`coalesce(${unit.shortName}, ${unit.name})`, ...figures(period) })
    .from(assignment)
    .innerJoin(supervisionItem, eq(supervisionItem.id, assignment.itemId))
    .innerJoin(unit, eq(unit.id, assignment.unitId))
    .where(and(withinScope(scope), countable(period)))
    .groupBy(unit.id)
    .having(sql`count(*) filter (where ${openNow}) > 0`)
    .orderBy(asc(unit.position), asc(unit.name));
  const rest = found.slice(most);
  const open = rest.reduce((sum, each) => sum + each.open, 0);
  return { units: found.slice(0, most), others: { units: rest.length, open } };
}

const lists = {
  overdue: ({ today }: Period) => overdueOn(today),
  closed: closedIn,
  dueThisWeek: dueIn,
  /** 05-3, 06-3, 08-2 */
  handedDown: () => sql`(${openNow} and ${isHandedDown})`,
} as const;

/** The first rows of one of the lists, in roster order: no unit is ranked by its speed. */
export const digestLines = (
  db: Db,
  list: keyof typeof lists,
  { scope, period, most }: Asked & { most: number },
): Promise<Line[]> =>
  lines(db)
    .where(and(withinScope(scope), lists[list](period)))
    .orderBy(asc(unit.position), asc(supervisionItem.year), asc(supervisionItem.serial))
    .limit(most);
