import type { App } from "../../app.ts";
import { within } from "../../app.ts";
import { cityOfficeIfAny } from "../../db/city-office.ts";
import { lockMoment, setMoment } from "../../db/moments.ts";
import { staffOnDuty } from "../../db/on-duty.ts";
import { promise } from "../../db/outbox.ts";
import { unreadyUnits } from "../../db/readiness.ts";
import type { Ruled } from "../../db/rule-versions.ts";
import { ruled } from "../../db/rule-versions.ts";
import { dayOf } from "../../domain/calendar/day.ts";
import { isoWeek, mondayOf } from "../../domain/calendar/week.ts";
import { nextDigestAt } from "../../domain/digest/due.ts";
import { morningAt } from "../../domain/reminder/hours.ts";
import type { UnitId } from "../../domain/roster/unit.ts";

const KEY = "readinessAt";

async function tellOffice(app: Ruled, officeId: UnitId): Promise<void> {
  if ((await unreadyUnits(app.db)).length === 0) return;
  const now = app.clock.now();
  const week = isoWeek(mondayOf(dayOf(now)));
  const notes = (await staffOnDuty(app, officeId)).map(({ id }) => ({
    to: { personId: id },
    view: { view: "readiness" } as const,
    sendAt: morningAt(id, now, app.calendar).at,
    slot: `readiness:${id}:${week}`,
  }));
  await promise(app.db, notes, now);
}

/**
 * 06-1: once a week the city's office gets the list of what units lack, in private chats, never in a group; a week in
 * which nothing is lacking says nothing. Run twice or late it says it once. Returns whether it was the week's moment.
 */
export function noteReadiness(app: App): Promise<number> {
  return app.db.transaction(async (tx) => {
    const inside = await ruled(within(app, tx));
    const office = await cityOfficeIfAny(tx);
    if (!office) return 0;
    const now = app.clock.now();
    const next = nextDigestAt(office.id, now, inside.calendar);
    const due = await lockMoment(tx, KEY, next);
    if (due === "taken" || due > now) return 0;
    await tellOffice(inside, office.id);
    await setMoment(tx, KEY, next);
    return 1;
  });
}
