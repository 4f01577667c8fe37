import { eq } from "drizzle-orm";
import type { AssignmentId } from "../domain/item/item.ts";
import type { Stage } from "../domain/reminder/plan.ts";
import type { Db } from "./db.ts";
import type { OutboxId } from "./schema/messages.ts";
import { outboxLine } from "./schema/messages.ts";

export type PromisedLine = { assignmentId: AssignmentId; stage: Stage | "escalate" };

/** What a grouped card was promised for; one assignment may stand there for several reasons. */
export const promisedLines = (db: Db, id: OutboxId): Promise<PromisedLine[]> =>
  db
    .select({ assignmentId: outboxLine.assignmentId, stage: outboxLine.stage })
    .from(outboxLine)
    .where(eq(outboxLine.outboxId, id));
