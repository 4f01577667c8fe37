import { randomUUID } from "node:crypto";
import type { App } from "../../app.ts";
import { actingNow } from "../../db/acting-now.ts";
import { change } from "../../db/change.ts";
import { historyOf } from "../../db/journal.ts";
import { pressedIn } from "../../db/receivers.ts";
import { unitsById } from "../../db/roster-store.ts";
import type { Ruled } from "../../db/rule-versions.ts";
import { urgesOn } from "../../db/urges.ts";
import type { Actor } from "../../domain/access/rights.ts";
import { mayToward, placeOf } from "../../domain/access/rights.ts";
import { dayOf } from "../../domain/calendar/day.ts";
import type { Decision } from "../../domain/item/event.ts";
import type { Assignment, AssignmentId, ItemId, SupervisionItem } from "../../domain/item/item.ts";
import { admit, step } from "../../domain/item/step.ts";
import { urgedAt, urgeHindrance } from "../../domain/item/urging.ts";
import { openAt } from "../../domain/reminder/hours.ts";
import type { Person, PersonId } from "../../domain/roster/unit.ts";
import { Refusal } from "../../refusal.ts";

/** One unit as the preview shows it: who would get it, when it was urged last, and why not where it may not be. */
export type Urgeable = {
  assignment: Assignment;
  unit: string;
  receivers: Person[];
  urged: Date[];
  hindrance: string | null;
};

type Ground = Pick<Ruled, "db" | "clock" | "calendar">;

async function pressed({ db, clock, calendar }: Ground, { id, name }: Person) {
  const day = dayOf(openAt(id, clock.now(), calendar));
  return { name, day, times: await urgesOn(db, id, day) };
}

/** How each of these assignments stands to a 催办 now, in the order of the item. */
export async function urgeables(app: Ground, item: SupervisionItem, ids: readonly AssignmentId[]): Promise<Urgeable[]> {
  const history = await historyOf(app.db, item.id);
  const asked = item.assignments.filter(({ id }) => ids.includes(id));
  const units = await unitsById(
    app.db,
    asked.map(({ unitId }) => unitId),
  );
  return Promise.all(
    asked.map(async (assignment) => {
      const unit = units.find(({ id }) => id === assignment.unitId)?.name ?? "";
      const receivers = await pressedIn(app, assignment);
      const urged = urgedAt(history, assignment.id);
      const people = await Promise.all(receivers.map((person) => pressed(app, person)));
      const hindrance = urgeHindrance({ assignment, unit, urged, receivers: people }, app.clock.now(), app.calendar);
      return { assignment, unit, receivers, urged, hindrance };
    }),
  );
}

/** Throws `notFound`, `notYours`, or `cannotUrge` with the first reason where none of these may be urged now. */
export async function guardUrge(
  app: Ground,
  by: Actor,
  asked: { item: SupervisionItem; ids: readonly AssignmentId[] },
) {
  const { item, ids } = asked;
  const chosen = item.assignments.filter(({ id }) => ids.includes(id));
  const rightful = chosen.filter((a) => mayToward(by, "urge", placeOf(item, a)));
  const [first] = chosen;
  if (!first) throw new Refusal("notFound", {});
  if (rightful.length === 0) admit(item, first, { act: "urge", by });
  const judged = await urgeables(
    app,
    item,
    rightful.map(({ id }) => id),
  );
  const fit = judged.filter(({ hindrance }) => hindrance === null);
  if (fit.length === 0) throw new Refusal("cannotUrge", { why: judged[0]?.hindrance ?? "" });
  return fit;
}

export type UrgeAsked = { itemId: ItemId; ids: readonly AssignmentId[]; reason: string | null; expected?: number };

/**
 * 催办 (四 04-5) of one unit or several of an item, decided again under the lock; resolves to the batch they share. Throws
 * `outdated` where the item moved since the preview, or what `guardUrge` throws.
 */
export async function urge(app: App, asker: Actor, { itemId, ids, reason, expected }: UrgeAsked): Promise<string> {
  const batch = randomUUID();
  await change(app, itemId, async (now, { tx, terms }) => {
    const inside = { ...app, db: tx, calendar: terms };
    const by = await actingNow(inside, asker);
    const fit = await guardUrge(inside, by, { item: now, ids });
    if (expected !== undefined && expected !== now.version) throw new Refusal("outdated", {});
    const at = app.clock.now();
    const words = (to: readonly PersonId[]) => ({ reason, batch, to });
    return fit.reduce<Decision<SupervisionItem>>(
      ({ next, events }, { assignment, receivers }) => {
        const move = {
          act: "urge",
          words: words(receivers.map(({ id }) => id)),
          assignmentId: assignment.id,
          by,
          at,
        } as const;
        const done = step(next, move, terms);
        return { next: done.next, events: [...events, ...done.events] };
      },
      { next: now, events: [] },
    );
  });
  return batch;
}
