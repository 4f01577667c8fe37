import { and, eq, inArray, isNull, or, sql } from "drizzle-orm";
import { worksIn } from "../domain/access/forwarding.ts";
import type { Assignment } from "../domain/item/item.ts";
import type { PersonId, UnitId } from "../domain/roster/unit.ts";
import type { Db } from "./db.ts";
import type { KnownMember } from "./members.ts";
import { memberById } from "./members.ts";
import { assignment } from "./schema/item.ts";
import { person, personRole, unit } from "./schema/roster.ts";

/**
 * The units in which matters were handed on to somebody who still works there (06-2): whoever left or moved has none,
 * without a sweep that would have to end anything in time.
 */
export async function handlingUnits(db: Db, id: PersonId): Promise<UnitId[]> {
  const handledIn = sql<UnitId>`coalesce(${unit.leadUnitId}, ${unit.id})`;
  const held = db.select({ unitId: personRole.unitId }).from(personRole).where(eq(personRole.personId, id));
  const found = await db
    .selectDistinct({ unitId: handledIn })
    .from(assignment)
    .innerJoin(unit, eq(unit.id, assignment.unitId))
    .innerJoin(person, eq(person.id, assignment.forwardedTo))
    .where(
      and(
        eq(assignment.forwardedTo, id),
        isNull(person.endedAt),
        or(eq(handledIn, person.unitId), inArray(handledIn, held)),
      ),
    );
  return found.map(({ unitId }) => unitId);
}

type HandedOn = Pick<Assignment, "forwardedTo" | "handledIn">;

/** The colleague a matter was handed on to, as long as they work in the unit; null where nobody, or nobody any more. */
export async function handlerOf(db: Db, { forwardedTo, handledIn }: HandedOn): Promise<KnownMember | null> {
  const found = forwardedTo ? await memberById(db, forwardedTo) : null;
  return found && worksIn(found, handledIn) ? found : null;
}
