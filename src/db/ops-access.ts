import { createHash } from "node:crypto";
import { and, eq, gt, isNull, lt, or } from "drizzle-orm";
import type { PersonId } from "../domain/roster/unit.ts";
import type { Db } from "./db.ts";
import type { OpsEntryId } from "./schema/ops.ts";
import { opsEntry, opsSession } from "./schema/ops.ts";

const hashed = (word: string): string => createHash("sha256").update(word, "utf8").digest("hex");

type NewEntry = { id: OpsEntryId; personId: PersonId; word: string; expiresAt: Date };

/** Keeps a link, in place of every earlier one of that person and of those long out of date. */
export async function addEntry(tx: Db, { word, ...entry }: NewEntry, now: Date): Promise<void> {
  await tx.delete(opsEntry).where(or(eq(opsEntry.personId, entry.personId), lt(opsEntry.expiresAt, now)));
  await tx.insert(opsEntry).values({ ...entry, hash: hashed(word) });
}

export async function entryById(db: Db, id: OpsEntryId): Promise<typeof opsEntry.$inferSelect | null> {
  const [row] = await db.select().from(opsEntry).where(eq(opsEntry.id, id));
  return row ?? null;
}

/** Takes a link, once and for all; null for one that is unknown, used or out of date. One statement, so that of two who come at once one is late. */
export async function takeEntry(tx: Db, word: string, now: Date): Promise<PersonId | null> {
  const [taken] = await tx
    .update(opsEntry)
    .set({ usedAt: now })
    .where(and(eq(opsEntry.hash, hashed(word)), isNull(opsEntry.usedAt), gt(opsEntry.expiresAt, now)))
    .returning({ personId: opsEntry.personId });
  return taken?.personId ?? null;
}

/** Ends whatever sessions a person has, and those out of date. */
export const endSessions = (tx: Db, personId: PersonId, now: Date) =>
  tx.delete(opsSession).where(or(eq(opsSession.personId, personId), lt(opsSession.expiresAt, now)));

type NewSession = { word: string; personId: PersonId; begunAt: Date; expiresAt: Date };

/** Begins a session, in place of every earlier one of that person. */
export async function addSession(tx: Db, { word, ...session }: NewSession): Promise<void> {
  await endSessions(tx, session.personId, session.begunAt);
  await tx.insert(opsSession).values({ ...session, hash: hashed(word) });
}

/** Whose session this is; null for one that is unknown, ended or out of date. */
export async function sessionOf(db: Db, word: string, now: Date): Promise<PersonId | null> {
  const [row] = await db
    .select({ personId: opsSession.personId })
    .from(opsSession)
    .where(and(eq(opsSession.hash, hashed(word)), gt(opsSession.expiresAt, now)));
  return row?.personId ?? null;
}
