import type { App } from "../../app.ts";
import { within } from "../../app.ts";
import { auditGroups } from "../../db/chat-groups.ts";
import { forgetMoment, lockMoment, setMoment } from "../../db/moments.ts";
import { promise } from "../../db/outbox.ts";
import { ruled } from "../../db/rule-versions.ts";
import { dayOf } from "../../domain/calendar/day.ts";
import { isOpenHour } from "../../domain/reminder/hours.ts";
import { nextNoticeAt } from "../../domain/reminder/notice-hours.ts";

const KEY = "journalHeadAt";

/**
 * Once on each working day every group bound by 绑定审计 gets the head of the journal's chain (goals R14), so that it is
 * kept where nobody with the database in hand can change it. Run twice it says it once; a day that was missed is not
 * caught up, as a later head vouches for everything before it. Returns whether it was the day's moment.
 */
export function promiseHeads(app: App): Promise<number> {
  return app.db.transaction(async (tx) => {
    const inside = await ruled(within(app, tx));
    const groups = await auditGroups(tx);
    if (groups.length === 0) {
      await forgetMoment(tx, KEY);
      return 0;
    }
    const now = app.clock.now();
    const next = nextNoticeAt(KEY, now, inside.calendar);
    const due = await lockMoment(tx, KEY, next);
    if (due === "taken" || due > now) return 0;
    await setMoment(tx, KEY, next);
    if (!isOpenHour(now, inside.calendar)) return 1;
    const day = dayOf(now);
    const cards = groups.map(({ id }) => ({
      to: { groupId: id },
      view: { view: "journalHead", day } as const,
      sendAt: now,
      slot: `journalHead:${id}:${day}`,
    }));
    await promise(tx, cards, now);
    return 1;
  });
}
