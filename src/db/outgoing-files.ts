import { and, eq, inArray, lt, lte, notExists, or, sql } from "drizzle-orm";
import type { Db } from "./db.ts";
import { outboxMessage } from "./schema/messages.ts";
import type { OutgoingFileId } from "./schema/outgoing-file.ts";
import { outgoingFile } from "./schema/outgoing-file.ts";

export type OutgoingFile = typeof outgoingFile.$inferSelect;

export const noteOutgoing = (tx: Db, file: Omit<OutgoingFile, "fileKey">) => tx.insert(outgoingFile).values(file);

/** A file that may still be sent; null once it is sent or its time is over. */
export async function outgoingById(db: Db, id: OutgoingFileId, now: Date): Promise<OutgoingFile | null> {
  const [row] = await db.select().from(outgoingFile).where(eq(outgoingFile.id, id));
  return row && row.expiresAt > now ? row : null;
}

export const noteUploaded = (db: Db, id: OutgoingFileId, fileKey: string) =>
  db.update(outgoingFile).set({ fileKey }).where(eq(outgoingFile.id, id));

export const forgetOutgoing = (tx: Db, ids: readonly OutgoingFileId[]) =>
  tx.delete(outgoingFile).where(inArray(outgoingFile.id, [...ids]));

const PROMISED_WITHIN = sql`interval '10 minutes'`;

/** Files no waiting message needs, and those whose time is over. */
export async function uselessOutgoing(db: Db, now: Date): Promise<OutgoingFileId[]> {
  const waiting = db
    .select({ id: outboxMessage.id })
    .from(outboxMessage)
    .where(and(sql`${outboxMessage.view}->>'fileId' = ${outgoingFile.id}::text`, eq(outboxMessage.status, "waiting")));
  const settled = lt(outgoingFile.createdAt, sql`${now.toISOString()}::timestamptz - ${PROMISED_WITHIN}`);
  const found = await db
    .select({ id: outgoingFile.id })
    .from(outgoingFile)
    .where(or(lte(outgoingFile.expiresAt, now), and(settled, notExists(waiting))));
  return found.map(({ id }) => id);
}

/** Which of these are known. */
export async function knownOutgoing(db: Db, ids: readonly OutgoingFileId[]): Promise<Set<OutgoingFileId>> {
  if (ids.length === 0) return new Set();
  const found = await db
    .select({ id: outgoingFile.id })
    .from(outgoingFile)
    .where(inArray(outgoingFile.id, [...ids]));
  return new Set(found.map(({ id }) => id));
}
