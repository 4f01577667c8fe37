import { and, eq, inArray, sql } from "drizzle-orm";
import type { Db } from "./db.ts";
import type { Scope } from "./group-scope.ts";
import { withinScope } from "./group-scope.ts";
import { assignment, supervisionItem } from "./schema/item.ts";
import { unit } from "./schema/roster.ts";

export type Owed = { status: "submitted" | "declined"; count: number; oldest: Date };

/** What the office of this scope owes an answer for, by kind, and since when the oldest waits. */
export async function owedAnswers(db: Db, scope: Scope): Promise<Owed[]> {
  const { status, submittedAt, declinedAt } = assignment;
  const since = sql`case when ${status} = 'submitted' then ${submittedAt} else ${declinedAt} end`;
  const found = await db
    .select({
      status,
      count: sql<number>`count(*)::int`.mapWith(Number),
      oldest: sql<Date>`min(${since})`.mapWith(submittedAt),
    })
    .from(assignment)
    .innerJoin(supervisionItem, eq(supervisionItem.id, assignment.itemId))
    .innerJoin(unit, eq(unit.id, assignment.unitId))
    .where(and(withinScope(scope), inArray(status, ["submitted", "declined"])))
    .groupBy(status);
  const kinds = ["submitted", "declined"] as const;
  return kinds.flatMap((kind) =>
    found.flatMap((row) => (row.status === kind && row.oldest ? [{ ...row, status: kind }] : [])),
  );
}
