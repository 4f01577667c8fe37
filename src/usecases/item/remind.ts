import type { App } from "../../app.ts";
import { within } from "../../app.ts";
import * as journal from "../../db/journal.ts";
import type { OutgoingLine } from "../../db/outbox.ts";
import { promiseLines } from "../../db/outbox.ts";
import type { Ruled } from "../../db/rule-versions.ts";
import { ruled, termsSince } from "../../db/rule-versions.ts";
import { claimToReplan, claimWoken, saveWoken } from "../../db/woken.ts";
import { morningAt } from "../../domain/reminder/hours.ts";
import { wake } from "../../domain/reminder/wake.ts";
import type { PersonId } from "../../domain/roster/unit.ts";
import { reminderKeys, sinceOf } from "../../domain/settings/rules.ts";
import type { Addressed, Roused } from "./remind-whom.ts";
import { whom } from "./remind-whom.ts";

const BATCH = 1_000;

/** Where a line goes: the person's grouped card of the next open morning; cards of one kind and day are one message. */
function inTheMorning({ clock, calendar }: Ruled) {
  const now = clock.now();
  const mornings = new Map<PersonId, ReturnType<typeof morningAt>>();
  return ({ personId, assignmentId, stage }: Addressed): OutgoingLine => {
    const kind = stage === "escalate" ? "escalation" : "morning";
    const { day, at } = mornings.get(personId) ?? morningAt(personId, now, calendar);
    mornings.set(personId, { day, at });
    const slot = `${kind}:${personId}:${day}`;
    return { to: { personId }, view: { view: kind, day }, sendAt: at, slot, assignmentId, stage };
  };
}

/** What finds the card of its slot sent already gets one of its own. */
async function promiseAll(app: Ruled, addressed: readonly Addressed[]): Promise<void> {
  const now = app.clock.now();
  const late = await promiseLines(app.db, addressed.map(inTheMorning(app)), now);
  const apart = late.map((line) => ({ ...line, slot: `${line.slot}:${line.assignmentId}` }));
  await promiseLines(app.db, apart, now);
}

/** What has woken, then what was planned before the plan of reminders changed: it is planned anew, a batch at a time. */
async function claimed({ db, clock, calendar }: Ruled) {
  const woken = await claimWoken(db, clock.now(), BATCH);
  const before = sinceOf(calendar.rules, reminderKeys);
  const others = woken.length < BATCH ? await claimToReplan(db, before, BATCH - woken.length) : [];
  return [...new Map([...woken, ...others].map((each) => [each.assignment.id, each])).values()];
}

/**
 * The sweep of due reminders: claims what has woken, decides again under the lock, promises the lines and sets the
 * next waking, all in one transaction. Run twice it finds nothing the second time; run late it says today's truth once.
 */
export function remindDue(app: App): Promise<number> {
  return app.db.transaction(async (tx) => {
    const inside = await ruled(within(app, tx));
    const found = await claimed(inside);
    if (found.length === 0) return 0;
    const oldest = new Date(Math.min(...found.map(({ assignment }) => assignment.remindedThrough.getTime())));
    const due: Ruled = { ...inside, calendar: await termsSince(tx, inside.calendar, oldest) };
    const now = due.clock.now();
    const roused = found.map(({ assignment, item }): Roused => ({ item, ...wake(assignment, due.calendar, now) }));
    await saveWoken(
      tx,
      roused.map(({ next }) => next),
    );
    const { lines, entries } = await whom(due, roused);
    await promiseAll(due, lines);
    await journal.append(tx, entries);
    return found.length;
  });
}
