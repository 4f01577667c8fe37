import type { App } from "../../app.ts";
import type { Db } from "../../db/db.ts";
import { claimDigestGroups, lastDigestEnd, registerDigest, setDigestAt } from "../../db/digests.ts";
import { promise } from "../../db/outbox.ts";
import type { GroupId } from "../../db/schema/roster.ts";
import { dueDigest, nextDigestAt } from "../../domain/digest/due.ts";

async function promiseOne(app: App, tx: Db, groupId: GroupId): Promise<void> {
  const now = app.clock.now();
  const { week, fromAt, toAt, sendAt } = dueDigest(
    groupId,
    { now, lastEnd: await lastDigestEnd(tx, groupId) },
    app.calendar,
  );
  if (!(await registerDigest(tx, { groupId, week, fromAt, toAt, createdAt: now }))) return;
  await promise(
    tx,
    [{ to: { groupId }, view: { view: "digest", week }, sendAt, slot: `digest:${groupId}:${week}` }],
    now,
  );
}

/**
 * The sweep of weekly digests (product §6): one per group and ISO week, however late it runs; a week missed is covered
 * by the next one. Returns how many groups it looked after.
 */
export function promiseDigests(app: App): Promise<number> {
  return app.db.transaction(async (tx) => {
    const now = app.clock.now();
    const groups = await claimDigestGroups(tx, now);
    for (const { id, digestAt } of groups) {
      if (digestAt !== null) await promiseOne(app, tx, id);
      await setDigestAt(tx, id, nextDigestAt(id, now, app.calendar));
    }
    return groups.length;
  });
}
