import { and, arrayContains, desc, eq, isNull, lt, lte, or } from "drizzle-orm";
import type { Db } from "./db.ts";
import { digest } from "./schema/messages.ts";
import type { GroupId } from "./schema/roster.ts";
import { chatGroup } from "./schema/roster.ts";

type Asked = { now: Date; plannedBefore: Date };

/**
 * Living groups for the digest whose moment has come, was never set, or was worked out before the day or the hour
 * changed; locked for this sweep, others skip them.
 */
export const claimDigestGroups = (
  tx: Db,
  { now, plannedBefore }: Asked,
): Promise<{ id: GroupId; digestAt: Date | null }[]> =>
  tx
    .select({ id: chatGroup.id, digestAt: chatGroup.digestAt })
    .from(chatGroup)
    .where(
      and(
        arrayContains(chatGroup.purposes, ["digest"]),
        isNull(chatGroup.dead),
        or(
          isNull(chatGroup.digestAt),
          lte(chatGroup.digestAt, now),
          isNull(chatGroup.digestPlannedAt),
          lt(chatGroup.digestPlannedAt, plannedBefore),
        ),
      ),
    )
    .for("update", { skipLocked: true });

export const setDigestAt = (tx: Db, id: GroupId, { digestAt, at }: { digestAt: Date; at: Date }) =>
  tx.update(chatGroup).set({ digestAt, digestPlannedAt: at }).where(eq(chatGroup.id, id));

/** Where the group's last digest ended; null before the first. */
export async function lastDigestEnd(tx: Db, groupId: GroupId): Promise<Date | null> {
  const [last] = await tx
    .select({ toAt: digest.toAt })
    .from(digest)
    .where(eq(digest.groupId, groupId))
    .orderBy(desc(digest.toAt))
    .limit(1);
  return last?.toAt ?? null;
}

/** Registers the digest of a group and week; false when it is there already. */
export async function registerDigest(tx: Db, row: typeof digest.$inferInsert): Promise<boolean> {
  const written = await tx.insert(digest).values(row).onConflictDoNothing().returning({ week: digest.week });
  return written.length > 0;
}
