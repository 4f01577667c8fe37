import { and, asc, desc, eq, gt, isNull, lt, lte, or, sql } from "drizzle-orm";
import type { AssignmentId } from "../domain/item/item.ts";
import type { PersonId } from "../domain/roster/unit.ts";
import { newId } from "../ids.ts";
import type { Db } from "./db.ts";
import type { EvidenceId } from "./schema/evidence.ts";
import { evidence, evidenceRequest } from "./schema/evidence.ts";
import { person } from "./schema/roster.ts";

export type Evidence = typeof evidence.$inferSelect;

/** The stored files of an assignment, oldest first. */
export const evidenceOf = (db: Db, assignmentId: AssignmentId) =>
  db
    .select({
      fileName: evidence.fileName,
      receivedAt: evidence.receivedAt,
      byName: person.name,
      sha256: evidence.sha256,
    })
    .from(evidence)
    .leftJoin(person, eq(person.id, evidence.personId))
    .where(and(eq(evidence.assignmentId, assignmentId), eq(evidence.status, "stored")))
    .orderBy(asc(evidence.receivedAt));

type Request = { personId: PersonId; chatId: string; assignmentId: AssignmentId; at: Date; minutes: number };

type Whose = Pick<Request, "personId" | "chatId" | "at">;

const stillOpen = ({ personId, chatId, at }: Whose) =>
  and(eq(evidenceRequest.personId, personId), eq(evidenceRequest.chatId, chatId), gt(evidenceRequest.expiresAt, at));

/** Opens a request for files sent within so many minutes; true when another one of the same chat was open and is now overruled. */
export async function askForEvidence(tx: Db, { at, minutes, ...request }: Request): Promise<boolean> {
  const other = await openRequest(tx, { ...request, at });
  const expiresAt = new Date(at.getTime() + minutes * 60_000);
  await tx
    .update(evidenceRequest)
    .set({ expiresAt: at })
    .where(stillOpen({ ...request, at }));
  await tx.insert(evidenceRequest).values({ id: newId(), ...request, askedAt: at, expiresAt });
  return other !== null && other !== request.assignmentId;
}

/** The assignment the person's next file belongs to: the latest request still open in that chat. */
export async function openRequest(db: Db, whose: Whose): Promise<AssignmentId | null> {
  const [row] = await db
    .select({ assignmentId: evidenceRequest.assignmentId })
    .from(evidenceRequest)
    .where(stillOpen(whose))
    .orderBy(desc(evidenceRequest.askedAt))
    .limit(1);
  return row?.assignmentId ?? null;
}

type Received = Pick<
  Evidence,
  "assignmentId" | "personId" | "chatId" | "messageId" | "fileKey" | "fileType" | "fileName"
> & { at: Date };

/** Notes a file to be fetched; null when the same file of the same message is noted already. */
export async function noteEvidence(tx: Db, { at, ...received }: Received): Promise<EvidenceId | null> {
  const status = received.assignmentId ? ("pending" as const) : ("unassigned" as const);
  const [row] = await tx
    .insert(evidence)
    .values({ ...received, id: newId<EvidenceId>(), status, receivedAt: at, tryAt: at })
    .onConflictDoNothing()
    .returning({ id: evidence.id });
  return row?.id ?? null;
}

/** Gives the unassigned files of a message to an assignment; false when somebody chose already. */
export async function assignEvidence(
  tx: Db,
  messageId: string,
  to: { assignmentId: AssignmentId; at: Date },
): Promise<boolean> {
  const given = await tx
    .update(evidence)
    .set({ assignmentId: to.assignmentId, status: "pending", tryAt: to.at })
    .where(and(eq(evidence.messageId, messageId), eq(evidence.status, "unassigned")))
    .returning({ id: evidence.id });
  return given.length > 0;
}

/** The files that came with one message, in the order they were noted. */
export const evidenceOfMessage = (db: Db, messageId: string): Promise<Evidence[]> =>
  db
    .select()
    .from(evidence)
    .where(eq(evidence.messageId, messageId))
    .orderBy(asc(evidence.receivedAt), asc(evidence.id));

export async function evidenceById(db: Db, id: EvidenceId): Promise<Evidence | null> {
  const [row] = await db.select().from(evidence).where(eq(evidence.id, id));
  return row ?? null;
}

/** Claims files to fetch, each under a lease long enough for a large one. */
export function claimEvidence(db: Db, now: Date, most: number): Promise<Evidence[]> {
  return db.transaction(async (tx) => {
    const due = await tx
      .select()
      .from(evidence)
      .where(
        and(
          eq(evidence.status, "pending"),
          lte(evidence.tryAt, now),
          or(isNull(evidence.leaseUntil), lt(evidence.leaseUntil, sql`clock_timestamp()`)),
        ),
      )
      .orderBy(asc(evidence.tryAt))
      .limit(most)
      .for("update", { skipLocked: true });
    for (const { id } of due) {
      await tx
        .update(evidence)
        .set({ leaseUntil: sql`clock_timestamp() + interval '3 minutes'`, attempts: sql`attempts + 1` })
        .where(eq(evidence.id, id));
    }
    return due.map((row) => ({ ...row, attempts: row.attempts + 1 }));
  });
}

/** Writes what became of a file while it is still pending; false when another worker was first. */
export async function settleEvidence(tx: Db, id: EvidenceId, outcome: Partial<Omit<Evidence, "id">>): Promise<boolean> {
  const done = await tx
    .update(evidence)
    .set({ ...outcome, leaseUntil: null })
    .where(and(eq(evidence.id, id), eq(evidence.status, "pending")))
    .returning({ id: evidence.id });
  return done.length > 0;
}
