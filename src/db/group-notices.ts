import type { SQL } from "drizzle-orm";
import { and, arrayContains, asc, eq, isNotNull, isNull, lt, lte, not, or, sql } from "drizzle-orm";
import type { Day } from "../domain/calendar/day.ts";
import type { Line } from "./assignments.ts";
import { lines } from "./assignments.ts";
import type { Db } from "./db.ts";
import type { Scope } from "./group-scope.ts";
import { withinScope } from "./group-scope.ts";
import { groupNotice } from "./schema/group-notice.ts";
import { assignment, supervisionItem } from "./schema/item.ts";
import type { GroupId } from "./schema/roster.ts";
import { chatGroup, unit } from "./schema/roster.ts";

export type Covered = { fromAt: Date; toAt: Date };

const isBound = arrayContains(chatGroup.purposes, ["notice"]);

type Asked = { now: Date; plannedBefore: Date };

/**
 * Living groups for notices whose moment has come, was never set, or was worked out before the hour changed; locked for
 * this sweep, others skip them. A group bound to something else in between begins anew.
 */
export async function claimNoticeGroups(tx: Db, { now, plannedBefore }: Asked) {
  const unbound = and(not(isBound), isNotNull(chatGroup.noticeFrom));
  await tx.update(chatGroup).set({ noticeAt: null, noticeFrom: null }).where(unbound);
  const due = or(
    isNull(chatGroup.noticeAt),
    lte(chatGroup.noticeAt, now),
    isNull(chatGroup.noticePlannedAt),
    lt(chatGroup.noticePlannedAt, plannedBefore),
  );
  return tx
    .select({
      id: chatGroup.id,
      scopeUnitId: chatGroup.scopeUnitId,
      noticeAt: chatGroup.noticeAt,
      noticeFrom: chatGroup.noticeFrom,
    })
    .from(chatGroup)
    .where(and(isBound, isNull(chatGroup.dead), due))
    .for("update", { skipLocked: true });
}

/** When the group may hear of something next, and from when on that counts. */
export const setNoticeAt = (tx: Db, id: GroupId, { at, ...next }: { noticeAt: Date; noticeFrom: Date; at: Date }) =>
  tx
    .update(chatGroup)
    .set({ ...next, noticePlannedAt: at })
    .where(eq(chatGroup.id, id));

/** Registers the notice of a group and day; false when it is there already. */
export async function registerNotice(tx: Db, row: typeof groupNotice.$inferInsert): Promise<boolean> {
  const written = await tx.insert(groupNotice).values(row).onConflictDoNothing().returning({ day: groupNotice.day });
  return written.length > 0;
}

export async function noticePeriod(db: Db, groupId: GroupId, on: Day): Promise<Covered | null> {
  const [row] = await db
    .select({ fromAt: groupNotice.fromAt, toAt: groupNotice.toAt })
    .from(groupNotice)
    .where(and(eq(groupNotice.groupId, groupId), eq(groupNotice.day, on)));
  return row ?? null;
}

type Moment = typeof assignment.issuedAt | typeof assignment.endedAt;
const at = (moment: Date): SQL => sql`${moment.toISOString()}::timestamptz`;
const inside = (moment: Moment, { fromAt, toAt }: Covered): SQL =>
  sql`(${moment} >= ${at(fromAt)} and ${moment} < ${at(toAt)})`;

/** What a group hears of: what was put to somebody and still stands, what was closed, and what it heard of and was cancelled. */
const kinds = {
  issued: (covered: Covered) =>
    sql`(${assignment.status} not in ('cancelled', 'reassigned') and ${inside(assignment.issuedAt, covered)})`,
  closed: (covered: Covered) => sql`(${assignment.status} = 'closed' and ${inside(assignment.endedAt, covered)})`,
  cancelled: (covered: Covered) =>
    sql`(${assignment.status} = 'cancelled' and ${inside(assignment.endedAt, covered)}
      and ${assignment.issuedAt} < ${at(covered.fromAt)})`,
} as const;
export type NewsKind = keyof typeof kinds;
export type News = Record<NewsKind, number>;

type Of = { scope: Scope; covered: Covered };

/** How many matters of each kind there are for a group. */
export async function newsOf(db: Db, { scope, covered }: Of): Promise<News> {
  const counted = (kind: NewsKind) =>
    sql<number>`(count(distinct ${supervisionItem.id}) filter (where ${kinds[kind](covered)}))::int`.mapWith(Number);
  const [row] = await db
    .select({ issued: counted("issued"), closed: counted("closed"), cancelled: counted("cancelled") })
    .from(assignment)
    .innerJoin(supervisionItem, eq(supervisionItem.id, assignment.itemId))
    .innerJoin(unit, eq(unit.id, assignment.unitId))
    .where(
      and(
        withinScope(scope),
        sql`(${assignment.issuedAt} >= ${at(covered.fromAt)} or ${assignment.endedAt} >= ${at(covered.fromAt)})`,
      ),
    );
  return row ?? { issued: 0, closed: 0, cancelled: 0 };
}

const MOST_LINES = 400;

/** Their lines, by number, the units of each in roster order. */
export const newsLines = (db: Db, kind: NewsKind, { scope, covered }: Of): Promise<Line[]> =>
  lines(db)
    .where(and(withinScope(scope), kinds[kind](covered)))
    .orderBy(asc(supervisionItem.year), asc(supervisionItem.serial), asc(unit.position), asc(assignment.id))
    .limit(MOST_LINES);
