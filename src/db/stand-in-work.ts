import { and, asc, eq, gte, isNull, lt, lte, sql } from "drizzle-orm";
import type { Delegation } from "../domain/access/delegation.ts";
import type { Actor } from "../domain/access/rights.ts";
import { instantAt } from "../domain/calendar/day.ts";
import type { Db } from "./db.ts";
import { assignment, supervisionItem } from "./schema/item.ts";
import { journal } from "./schema/journal.ts";
import { unit } from "./schema/roster.ts";
import { visibleTo } from "./visible.ts";

const { year, serial, child, matter } = supervisionItem;

/** What was done on behalf of the absent while a delegation held, oldest first, as far as the viewer may see it. */
export const workStoodIn = (db: Db, viewer: Actor, { absentId, delegateId, from, through, endedAt }: Delegation) =>
  db
    .select({ act: journal.act, at: journal.at, number: { year, serial, child }, matter, unitName: unit.name })
    .from(journal)
    .innerJoin(supervisionItem, eq(supervisionItem.id, journal.itemId))
    .leftJoin(assignment, eq(assignment.id, journal.assignmentId))
    .leftJoin(unit, eq(unit.id, assignment.unitId))
    .where(
      and(
        visibleTo(viewer),
        isNull(journal.refusal),
        eq(journal.by, delegateId),
        sql`${journal.detail}->>'onBehalfOf' = ${absentId}`,
        gte(journal.at, instantAt(from, "00:00")),
        lt(journal.at, instantAt(through, "24:00")),
        endedAt ? lte(journal.at, endedAt) : undefined,
      ),
    )
    .orderBy(asc(journal.id));
