import { and, asc, eq, gte, inArray, isNull, lte, or, sql } from "drizzle-orm";
import { makePgArray } from "drizzle-orm/pg-core";
import type { Delegation, DelegationId } from "../domain/access/delegation.ts";
import { rolesLent } from "../domain/access/delegation.ts";
import type { Held } from "../domain/access/rights.ts";
import type { Day } from "../domain/calendar/day.ts";
import type { PersonId } from "../domain/roster/unit.ts";
import type { Db } from "./db.ts";
import { memberById } from "./members.ts";
import { delegation } from "./schema/roster.ts";

export async function delegationById(db: Db, id: DelegationId): Promise<Delegation | null> {
  const [row] = await db.select().from(delegation).where(eq(delegation.id, id));
  return row ?? null;
}

export const insertDelegation = (tx: Db, row: Delegation & { createdAt: Date }) => tx.insert(delegation).values(row);

/** Delegations of these people, on either side, that hold or are still to come. */
export const standingDelegations = (db: Db, ids: readonly PersonId[], today: Day): Promise<Delegation[]> =>
  db
    .select()
    .from(delegation)
    .where(
      and(
        or(inArray(delegation.absentId, [...ids]), inArray(delegation.delegateId, [...ids])),
        isNull(delegation.endedAt),
        gte(delegation.through, today),
      ),
    )
    .orderBy(asc(delegation.from));

const onDay = (today: Day) =>
  and(isNull(delegation.endedAt), lte(delegation.from, today), gte(delegation.through, today));

/** Who is away today, and who stands in for them. */
export const awayOn = (db: Db, absentIds: readonly PersonId[], today: Day): Promise<Delegation[]> =>
  absentIds.length === 0
    ? Promise.resolve([])
    : db
        .select()
        .from(delegation)
        .where(and(sql`${delegation.absentId} = any(${makePgArray([...absentIds])}::uuid[])`, onDay(today)));

/** The roles lent to somebody today, read anew each time: the day after the last one there are none (07-4). */
export async function rolesLentTo(db: Db, delegateId: PersonId, today: Day): Promise<Held[]> {
  const standing = await db
    .select()
    .from(delegation)
    .where(and(eq(delegation.delegateId, delegateId), onDay(today)));
  const delegate = standing.length > 0 ? await memberById(db, delegateId) : null;
  if (!delegate) return [];
  const lent = await Promise.all(
    standing.map(async ({ absentId, through }) => {
      const absent = await memberById(db, absentId);
      if (!absent) return [];
      const onBehalfOf = { id: absent.id, name: absent.name, until: through };
      return rolesLent(absent, delegate).map((held) => ({ ...held, onBehalfOf }));
    }),
  );
  return lent.flat();
}

/** Ends a delegation; false where it had ended before. */
export async function endDelegation(
  tx: Db,
  { id, at, by }: { id: DelegationId; at: Date; by: PersonId | null },
): Promise<boolean> {
  const done = await tx
    .update(delegation)
    .set({ endedAt: at, endedBy: by, wakeAt: null })
    .where(and(eq(delegation.id, id), isNull(delegation.endedAt)))
    .returning({ id: delegation.id });
  return done.length > 0;
}

export const setDelegationWake = (tx: Db, id: DelegationId, wakeAt: Date | null) =>
  tx.update(delegation).set({ wakeAt }).where(eq(delegation.id, id));

/** Delegations whose moment has come, locked for this sweep; others skip them. */
export const claimDelegations = (tx: Db, now: Date, most: number): Promise<Delegation[]> =>
  tx
    .select()
    .from(delegation)
    .where(lte(delegation.wakeAt, now))
    .orderBy(asc(delegation.wakeAt))
    .limit(most)
    .for("update", { skipLocked: true });
