import { and, asc, eq, inArray } from "drizzle-orm";
import type { AssignmentId } from "../domain/item/item.ts";
import type { Db } from "./db.ts";
import type { EvidenceId } from "./schema/evidence.ts";
import { evidence } from "./schema/evidence.ts";
import { person } from "./schema/roster.ts";

export type EvidenceFile = {
  id: EvidenceId;
  assignmentId: AssignmentId | null;
  fileName: string;
  bytes: number;
  receivedAt: Date;
  byName: string | null;
};

/** The stored files of these assignments, the newest last; whoever asks has seen to it that the reader sees them. */
export async function filesOf(db: Db, assignmentIds: readonly AssignmentId[]): Promise<EvidenceFile[]> {
  if (assignmentIds.length === 0) return [];
  const found = await db
    .select({
      id: evidence.id,
      assignmentId: evidence.assignmentId,
      fileName: evidence.fileName,
      bytes: evidence.bytes,
      receivedAt: evidence.receivedAt,
      byName: person.name,
    })
    .from(evidence)
    .leftJoin(person, eq(person.id, evidence.personId))
    .where(and(inArray(evidence.assignmentId, [...assignmentIds]), eq(evidence.status, "stored")))
    .orderBy(asc(evidence.receivedAt), asc(evidence.id));
  return found.map((row) => ({ ...row, bytes: row.bytes ?? 0 }));
}
