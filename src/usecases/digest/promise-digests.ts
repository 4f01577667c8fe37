import type { App } from "../../app.ts";
import { within } from "../../app.ts";
import type { Db } from "../../db/db.ts";
import { claimDigestGroups, lastDigestEnd, registerDigest, setDigestAt } from "../../db/digests.ts";
import { promise } from "../../db/outbox.ts";
import type { Ruled } from "../../db/rule-versions.ts";
import { ruled } from "../../db/rule-versions.ts";
import type { GroupId } from "../../db/schema/roster.ts";
import { dueDigest, nextDigestAt } from "../../domain/digest/due.ts";
import { digestKeys, sinceOf } from "../../domain/settings/rules.ts";

async function promiseOne(app: Ruled, tx: Db, groupId: GroupId): Promise<void> {
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
    const inside = await ruled(within(app, tx));
    const { calendar } = inside;
    const groups = await claimDigestGroups(tx, { now, plannedBefore: sinceOf(calendar.rules, digestKeys) });
    for (const { id, digestAt } of groups) {
      if (digestAt !== null && digestAt <= now) await promiseOne(inside, tx, id);
      await setDigestAt(tx, id, { digestAt: nextDigestAt(id, now, calendar), at: now });
    }
    return groups.length;
  });
}
