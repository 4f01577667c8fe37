import { and, asc, lt, lte, ne, sql } from "drizzle-orm";
import type { AssignmentId } from "../domain/item/item.ts";
import type { Db } from "./db.ts";
import { assignment } from "./schema/item.ts";

/** In the words of the index that finds them. */
const remindable = sql`${assignment.status} in ('issued', 'inProgress', 'submitted', 'declined')`;

/** Assignments whose moment has come, locked for this sweep; others skip them. */
export const claimWoken = (tx: Db, now: Date, most: number): Promise<{ id: AssignmentId }[]> =>
  tx
    .select({ id: assignment.id })
    .from(assignment)
    .where(and(ne(assignment.status, "closed"), lte(assignment.wakeAt, now)))
    .orderBy(asc(assignment.wakeAt))
    .limit(most)
    .for("update", { skipLocked: true });

/** Assignments whose waking was worked out before the plan of reminders changed; locked in the same way. */
export const claimToReplan = (tx: Db, plannedBefore: Date, most: number): Promise<{ id: AssignmentId }[]> =>
  tx
    .select({ id: assignment.id })
    .from(assignment)
    .where(and(remindable, lt(assignment.remindedThrough, plannedBefore)))
    .orderBy(asc(assignment.remindedThrough))
    .limit(most)
    .for("update", { skipLocked: true });
