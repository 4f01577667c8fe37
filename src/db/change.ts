import type { App } from "../app.ts";
import { within } from "../app.ts";
import type { Actor } from "../domain/access/rights.ts";
import type { Decision } from "../domain/item/event.ts";
import type { ItemId, SupervisionItem } from "../domain/item/item.ts";
import { noticesFor } from "../domain/notice/audience.ts";
import type { Terms } from "../domain/settings/rules.ts";
import { Refusal } from "../refusal.ts";
import { actingNow } from "./acting-now.ts";
import type { Db } from "./db.ts";
import { itemById, lockItem, saveItem } from "./items.ts";
import * as journal from "./journal.ts";
import { tell } from "./notices.ts";
import { tidyCopies } from "./outbox.ts";
import type { Ruled } from "./rule-versions.ts";
import { ruled } from "./rule-versions.ts";

/**
 * Writes what a decision brings besides the rows themselves: journal with the version of the rules it was taken under,
 * messages, redraws of the cards that show it.
 */
export async function record(app: Ruled, tx: Db, { next, events }: Decision<SupervisionItem>): Promise<void> {
  const { version: ruleVersion } = app.calendar.rules;
  await journal.append(
    tx,
    events.map((event) => ({ ...event, ruleVersion })),
  );
  await tell(
    { ...app, db: tx },
    next,
    events.flatMap((event) => noticesFor(next, event)),
  );
  await tidyCopies(tx, [next.id, ...next.assignments.map(({ id }) => id)], {
    now: app.clock.now(),
    inHand: app.inHand,
  });
}

type Decided = Decision<SupervisionItem>;
/** The transaction a rule decides in, and the rules in force in it. */
type Inside = { tx: Db; terms: Terms };
type Decide = (now: SupervisionItem, inside: Inside) => Decided | Promise<Decided>;

/**
 * The one door: locks the item, lets a pure rule decide, saves, writes the journal and fills the outbox, all in one
 * transaction. Throws `Refusal("notFound")` for an unknown id and whatever the rule throws; then nothing is changed.
 */
export function change(app: App, id: ItemId, decide: Decide): Promise<SupervisionItem> {
  return app.db.transaction(async (tx) => {
    const before = await lockItem(tx, id);
    if (!before) throw new Refusal("notFound", {});
    const inside = await ruled(within(app, tx));
    const decision = await decide(before, { tx, terms: inside.calendar });
    if (decision.events.length === 0) return decision.next;
    await saveItem(tx, before, decision.next);
    await record(inside, tx, decision);
    return (await itemById(tx, id)) ?? decision.next;
  });
}

/** The same for what a person does: rights are read anew under the lock, and the rule decides by them. */
export const changeBy = (
  app: App,
  { id, by }: { id: ItemId; by: Actor },
  decide: (now: SupervisionItem, by: Actor, terms: Terms) => Decided,
): Promise<SupervisionItem> =>
  change(app, id, async (now, { tx, terms }) => decide(now, await actingNow({ ...app, db: tx }, by), terms));
