import { and, eq, inArray, sql } from "drizzle-orm";
import type { AssignmentId, ItemId } from "../domain/item/item.ts";
import { isId } from "../ids.ts";
import type { Db } from "./db.ts";
import type { Delivery } from "./deliveries.ts";
import { assignment, supervisionItem } from "./schema/item.ts";
import { outboxMessage } from "./schema/messages.ts";

/** The row as one attempt knows it: each claim counts one more, so an attempt that lost its lease is recognised. */
type Attempt = Pick<Delivery, "id" | "attempts">;
type Written = Partial<Omit<typeof outboxMessage.$inferInsert, "id" | "leaseUntil">>;

const stillMine = ({ id, attempts }: Attempt) =>
  and(eq(outboxMessage.id, id), eq(outboxMessage.status, "waiting"), eq(outboxMessage.attempts, attempts));

/** Written before the network is used, with a fresh lease: whoever comes after a crash knows that something may have left. False when another attempt has taken over. */
export async function beginAttempt(tx: Db, attempt: Attempt, written: Written): Promise<boolean> {
  const begun = await tx
    .update(outboxMessage)
    .set({ ...written, leaseUntil: sql`clock_timestamp() + interval '10 seconds'` })
    .where(stillMine(attempt))
    .returning({ id: outboxMessage.id });
  return begun.length > 0;
}

/** Lengthens the lease of an attempt that has much to do before anything leaves. False when another one has taken over. */
export async function holdAttempt(db: Db, attempt: Attempt, seconds: number): Promise<boolean> {
  const held = await db
    .update(outboxMessage)
    .set({ leaseUntil: sql`clock_timestamp() + make_interval(secs => ${seconds})` })
    .where(stillMine(attempt))
    .returning({ id: outboxMessage.id });
  return held.length > 0;
}

/** Writes how an attempt ended, unless another one has taken over. */
export async function endAttempt(tx: Db, attempt: Attempt, written: Written): Promise<boolean> {
  const ended = await tx
    .update(outboxMessage)
    .set({ ...written, leaseUntil: null })
    .where(stillMine(attempt))
    .returning({ id: outboxMessage.id });
  return ended.length > 0;
}

type Seen = { subjectId: string; version: number };

/** Subjects are of several kinds; only those with an id can be matters. */
const subjectsIn = (seen: readonly Seen[]): string[] => seen.map(({ subjectId }) => subjectId).filter(isId);

/** The matters themselves, and those an assignment of which was seen. */
async function mattersOf(db: Db, ids: readonly string[]): Promise<ItemId[]> {
  const shares = await db
    .select({ id: assignment.id, itemId: assignment.itemId })
    .from(assignment)
    .where(inArray(assignment.id, ids as AssignmentId[]));
  const others = ids.filter((id) => !shares.some((share) => share.id === id)) as ItemId[];
  return [...new Set([...shares.map(({ itemId }) => itemId), ...others])];
}

/**
 * Waits until whoever is changing one of these matters at this moment has ended: such a change did not find a card whose
 * lines were not yet kept, and is not seen before it ends. One after another, so that nobody is ever held by two.
 */
export async function untilUnchanging(db: Db, seen: readonly Seen[]): Promise<void> {
  const ids = subjectsIn(seen);
  if (ids.length === 0) return;
  const matters = await mattersOf(db, ids);
  const asked = () => db.select({ id: supervisionItem.id }).from(supervisionItem);
  const free = await asked().where(inArray(supervisionItem.id, matters)).for("key share", { skipLocked: true });
  for (const id of matters) {
    if (!free.some((each) => each.id === id)) await asked().where(eq(supervisionItem.id, id)).for("key share");
  }
}

/** Whether one of these matters has moved on from the version a card was drawn from. */
export async function movedOn(db: Db, seen: readonly Seen[]): Promise<boolean> {
  if (seen.length === 0) return false;
  const ids = subjectsIn(seen);
  if (ids.length === 0) return false;
  const standing: Seen[] = [
    ...(await db
      .select({ subjectId: assignment.id, version: assignment.version })
      .from(assignment)
      .where(inArray(assignment.id, ids as AssignmentId[]))),
    ...(await db
      .select({ subjectId: supervisionItem.id, version: supervisionItem.version })
      .from(supervisionItem)
      .where(inArray(supervisionItem.id, ids as ItemId[]))),
  ];
  return standing.some(({ subjectId, version }) =>
    seen.some((each) => each.subjectId === subjectId && each.version > 0 && each.version !== version),
  );
}
