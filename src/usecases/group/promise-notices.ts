import type { App } from "../../app.ts";
import { within } from "../../app.ts";
import type { Covered } from "../../db/group-notices.ts";
import { claimNoticeGroups, newsOf, registerNotice, setNoticeAt } from "../../db/group-notices.ts";
import { scopeOf } from "../../db/group-scope.ts";
import { promise } from "../../db/outbox.ts";
import type { Ruled } from "../../db/rule-versions.ts";
import { ruled } from "../../db/rule-versions.ts";
import { dayOf } from "../../domain/calendar/day.ts";
import { isOpenHour } from "../../domain/reminder/hours.ts";
import { nextNoticeAt } from "../../domain/reminder/notice-hours.ts";
import { noticeKeys, sinceOf } from "../../domain/settings/rules.ts";

type Group = Awaited<ReturnType<typeof claimNoticeGroups>>[number];

/** One card for a group and day, where there is news; says whether what was covered is settled. */
async function promiseOne(app: Ruled, group: Group, covered: Covered): Promise<boolean> {
  const { db, clock, calendar } = app;
  const now = clock.now();
  if (!isOpenHour(now, calendar)) return false;
  const news = await newsOf(db, { scope: await scopeOf(db, group), covered });
  if (news.issued + news.closed + news.cancelled === 0) return true;
  const day = dayOf(now);
  if (!(await registerNotice(db, { groupId: group.id, day, ...covered }))) return false;
  const slot = `notice:${group.id}:${day}`;
  await promise(db, [{ to: { groupId: group.id }, view: { view: "groupNotice", day }, sendAt: now, slot }], now);
  return true;
}

async function turn(app: Ruled, group: Group): Promise<void> {
  const { db, clock, calendar } = app;
  const now = clock.now();
  const fromAt = group.noticeFrom ?? now;
  const due = group.noticeAt !== null && group.noticeAt <= now;
  const settled = due && (await promiseOne(app, group, { fromAt, toAt: now }));
  const noticeAt = nextNoticeAt(group.id, now, calendar);
  await setNoticeAt(db, group.id, { noticeAt, noticeFrom: settled ? now : fromAt, at: now });
}

/**
 * The sweep of notices to groups bound by 绑定通知 (四): at most one card per group and working day, none on a day
 * without news; what a day could not carry, the next one does. Returns how many groups it looked after.
 */
export function promiseNotices(app: App): Promise<number> {
  return app.db.transaction(async (tx) => {
    const inside = await ruled(within(app, tx));
    const plannedBefore = sinceOf(inside.calendar.rules, noticeKeys);
    const groups = await claimNoticeGroups(tx, { now: app.clock.now(), plannedBefore });
    for (const group of groups) await turn(inside, group);
    return groups.length;
  });
}
