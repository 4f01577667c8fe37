import { and, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import type { AssignmentId } from "../domain/item/item.ts";
import type { PersonId, UnitId } from "../domain/roster/unit.ts";
import type { Db } from "./db.ts";
import { assignment, supervisionItem } from "./schema/item.ts";
import { outboxLine, outboxMessage } from "./schema/messages.ts";
import { unit } from "./schema/roster.ts";

const handledIn = sql<UnitId>`coalesce(${unit.leadUnitId}, ${unit.id})`;

type Waiting = { id: AssignmentId; unitId: UnitId; officeId: UnitId };

/** Applications of these units that wait for the 第一责任人 to sign, for whoever must be told of them. */
export const waitingForSignOff = (db: Db, unitIds: readonly UnitId[]): Promise<Waiting[]> =>
  db
    .select({ id: assignment.id, unitId: handledIn, officeId: supervisionItem.officeId })
    .from(assignment)
    .innerJoin(supervisionItem, eq(supervisionItem.id, assignment.itemId))
    .innerJoin(unit, eq(unit.id, assignment.unitId))
    .where(and(isNotNull(assignment.signOffAt), eq(assignment.status, "inProgress"), inArray(handledIn, [...unitIds])));

/** Lines of a unit on escalation cards promised to somebody and not sent yet. */
export const escalationsWaiting = (db: Db, personId: PersonId, unitId: UnitId) =>
  db
    .select({
      assignmentId: outboxLine.assignmentId,
      officeId: supervisionItem.officeId,
      sendAt: outboxMessage.sendAt,
      view: outboxMessage.view,
    })
    .from(outboxMessage)
    .innerJoin(outboxLine, eq(outboxLine.outboxId, outboxMessage.id))
    .innerJoin(assignment, eq(assignment.id, outboxLine.assignmentId))
    .innerJoin(supervisionItem, eq(supervisionItem.id, assignment.itemId))
    .innerJoin(unit, eq(unit.id, assignment.unitId))
    .where(
      and(
        eq(outboxMessage.personId, personId),
        eq(outboxMessage.status, "waiting"),
        isNull(outboxMessage.tidies),
        sql`${outboxMessage.view}->>'view' = 'escalation'`,
        eq(handledIn, unitId),
      ),
    );
