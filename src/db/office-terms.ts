import { and, asc, eq, gt, inArray, isNull, lte, or, sql } from "drizzle-orm";
import type { Day } from "../domain/calendar/day.ts";
import type { Person, PersonId, UnitId } from "../domain/roster/unit.ts";
import { newId } from "../ids.ts";
import type { Db } from "./db.ts";
import { personById, principalOf } from "./roster-store.ts";
import type { OfficeTermId } from "./schema/roster.ts";
import { officeTerm, person, personRole } from "./schema/roster.ts";

/** 任期 (07-1): the days from which and through which somebody was 第一责任人 of a unit; null where the roster cannot say, or in office. */
export type Term = { unitId: UnitId; personId: PersonId; from: Day | null; through: Day | null };

type Holding = Pick<Term, "unitId" | "personId">;

const columns = {
  unitId: officeTerm.unitId,
  personId: officeTerm.personId,
  from: officeTerm.from,
  through: officeTerm.through,
};

const holders = (db: Db): Promise<Holding[]> =>
  db
    .selectDistinct({ unitId: personRole.unitId, personId: personRole.personId })
    .from(personRole)
    .innerJoin(person, eq(person.id, personRole.personId))
    .where(and(eq(personRole.role, "principalOfficer"), isNull(person.endedAt)));

const isSame = (one: Holding) => (other: Holding) => one.unitId === other.unitId && one.personId === other.personId;
const without = (these: readonly Holding[], those: readonly Holding[]): Holding[] =>
  these.filter((each) => !those.some(isSame(each)));

const open = (db: Db) => db.select(columns).from(officeTerm).where(isNull(officeTerm.through));

/** Before the roster changes: whoever holds the role already and has no term gets one without a beginning. */
export async function noteHolders(tx: Db): Promise<void> {
  const unknown = without(await holders(tx), await open(tx));
  if (unknown.length === 0) return;
  await tx.insert(officeTerm).values(unknown.map((each) => ({ ...each, id: newId<OfficeTermId>() })));
}

/** After it changed: ends the terms of whoever holds the role no more on this day, and begins those of the new. Resolves to both. */
export async function turnTerms(tx: Db, on: Day): Promise<{ ended: Holding[]; begun: Holding[] }> {
  const [now, before] = [await holders(tx), await open(tx)];
  const [ended, begun] = [without(before, now), without(now, before)];
  for (const { unitId, personId } of ended) {
    await tx
      .update(officeTerm)
      .set({ through: on })
      .where(and(eq(officeTerm.unitId, unitId), eq(officeTerm.personId, personId), isNull(officeTerm.through)));
  }
  const fresh = begun.map((each) => ({ ...each, id: newId<OfficeTermId>(), from: on }));
  if (fresh.length > 0) await tx.insert(officeTerm).values(fresh);
  return { ended, begun };
}

/** The terms of these units, the latest last. */
export const termsOfUnits = async (db: Db, unitIds: readonly UnitId[]): Promise<(Term & { name: string })[]> =>
  unitIds.length === 0
    ? []
    : db
        .select({ ...columns, name: person.name })
        .from(officeTerm)
        .innerJoin(person, eq(person.id, officeTerm.personId))
        .where(inArray(officeTerm.unitId, [...unitIds]))
        .orderBy(sql`${officeTerm.from} asc nulls first`, asc(officeTerm.through));

/** Since when somebody is 第一责任人 of these units; a unit whose roster cannot say is absent. */
export async function inOfficeSince(db: Db, personId: PersonId): Promise<ReadonlyMap<UnitId, Day>> {
  const found = await db
    .select(columns)
    .from(officeTerm)
    .where(and(eq(officeTerm.personId, personId), isNull(officeTerm.through)));
  return new Map(found.flatMap(({ unitId, from }) => (from ? [[unitId, from] as const] : [])));
}

/**
 * Who was 第一责任人 of a unit on a day (07-1): on the day of a change the one who came, or nobody. A unit without
 * terms has had no change since they are kept, and is answered by whoever holds the role; null for none.
 */
export async function principalOn(db: Db, unitId: UnitId, on: Day): Promise<Person | null> {
  const ofUnit = eq(officeTerm.unitId, unitId);
  const [known] = await db.select({ id: officeTerm.id }).from(officeTerm).where(ofUnit).limit(1);
  if (!known) return principalOf(db, unitId);
  const [held] = await db
    .select({ personId: officeTerm.personId, through: officeTerm.through })
    .from(officeTerm)
    .where(
      and(
        ofUnit,
        or(isNull(officeTerm.from), lte(officeTerm.from, on)),
        or(isNull(officeTerm.through), gt(officeTerm.through, on)),
      ),
    )
    .orderBy(sql`${officeTerm.from} desc nulls last`)
    .limit(1);
  if (!held) return null;
  const since = { unitId, personId: held.personId };
  const stands = held.through !== null || (await holders(db)).some(isSame(since));
  return stands ? personById(db, held.personId) : principalOf(db, unitId);
}
