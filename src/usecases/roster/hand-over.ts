import type { App } from "../../app.ts";
import { within } from "../../app.ts";
import { actingById } from "../../db/acting.ts";
import { endDelegation } from "../../db/delegations.ts";
import { endFollowUp } from "../../db/follow-ups.ts";
import { followUpsAbout, insertHandover, moveRoles, rehandle } from "../../db/handovers.ts";
import type { JournalEntry } from "../../db/journal.ts";
import * as journal from "../../db/journal.ts";
import { tidyCopies } from "../../db/outbox.ts";
import { lockRoster } from "../../db/roster-standing.ts";
import type { Actor } from "../../domain/access/rights.ts";
import type { HandoverId } from "../../domain/roster/handover.ts";
import { roles } from "../../domain/roster/role.ts";
import type { UnitId } from "../../domain/roster/unit.ts";
import { newId } from "../../ids.ts";
import { Refusal } from "../../refusal.ts";
import { moveRequests, tellHandover } from "./handover-notices.ts";
import type { HandoverView, Pair } from "./preview-handover.ts";
import { previewHandover } from "./preview-handover.ts";
import { turningPrincipals } from "./turn-principals.ts";

const AT_ONCE = 500;

/** One row for the whole, and one in the history of each matter, where both names stand. */
function entriesOf({ person, successor, plan, matters }: HandoverView, by: Actor, at: Date): JournalEntry[] {
  const detail = { predecessor: person.id, successor: successor.id };
  const entry = { act: "handOver", by: by.id, at, article: "七" } as const;
  const ofUnit = (unitId: UnitId) =>
    plan.moves.find((held) => held.role === "liaisonOfficer" && held.unitId === unitId);
  const each = matters.map(({ item, assignment }): JournalEntry => {
    const role = ofUnit(assignment.handledIn) ? roles.liaisonOfficer : "经办人";
    const texts = { reason: `${role}由${person.name}交接给${successor.name}` };
    return { ...entry, itemId: item.id, assignmentId: assignment.id, detail, texts };
  });
  return [{ ...entry, detail: { ...detail, roles: plan.moves.length, matters: matters.length } }, ...each];
}

async function moveMatters(app: App, { person, successor, matters }: HandoverView): Promise<void> {
  const handled = matters.filter(({ item }) => item.handledBy === person.id).map(({ item }) => item.id);
  await rehandle(app.db, [...new Set(handled)], successor.id);
}

async function endWhatHangs(app: App, by: Actor, { person, successor, delegations }: HandoverView): Promise<void> {
  const [at, inHand] = [app.clock.now(), app.inHand];
  const remark = `已交接给${successor.name}。`;
  const about = await followUpsAbout(app.db, person.id);
  for (const id of about) await endFollowUp(app.db, { id, by: by.id, at, remark, inHand });
  const ids = delegations.map(({ id }) => id);
  for (const id of ids) await endDelegation(app.db, { id, at, by: by.id });
  if (ids.length > 0) await tidyCopies(app.db, ids, { now: at, inHand });
}

/**
 * 交接 (07-3): roles, open matters and awaited files go to the successor in one transaction; the right to it is read again
 * under the roster's lock. From then on the person's cards are refused. Throws what `planHandover` throws.
 */
export function handOver(app: App, asks: Actor, pair: Pair): Promise<HandoverId> {
  return app.db.transaction(async (tx) => {
    const inside = within(app, tx);
    await lockRoster(tx);
    const by = await actingById(inside, asks.id);
    if (!by) throw new Refusal("notFound", {});
    const seen = await previewHandover(inside, by, pair);
    const { person, successor, plan, matters } = seen;
    const at = app.clock.now();
    await moveMatters(inside, seen);
    await turningPrincipals(inside, () => moveRoles(tx, { from: person.id, to: successor.id, ...plan }));
    const entries = entriesOf(seen, by, at);
    for (let n = 0; n < entries.length; n += AT_ONCE) await journal.append(tx, entries.slice(n, n + AT_ONCE));
    const id = newId<HandoverId>();
    const moved = plan.moves.map(({ role, unitId }) => ({ role, unitId }));
    const pairIds = { personId: person.id, successorId: successor.id };
    await insertHandover(tx, { id, ...pairIds, by: by.id, at, roles: moved, matters: matters.length });
    await moveRequests(inside, seen);
    await endWhatHangs(inside, by, seen);
    await tellHandover(inside, by, { ...seen, id });
    return id;
  });
}
