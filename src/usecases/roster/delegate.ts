import type { App } from "../../app.ts";
import { within } from "../../app.ts";
import { delegationById, endDelegation, insertDelegation, standingDelegations } from "../../db/delegations.ts";
import * as journal from "../../db/journal.ts";
import { memberById } from "../../db/members.ts";
import { promise, tidyCopies } from "../../db/outbox.ts";
import { lockRoster } from "../../db/roster-standing.ts";
import type { Delegation, DelegationId } from "../../domain/access/delegation.ts";
import { guardDelegation, hasSomethingToLend } from "../../domain/access/delegation.ts";
import { wakeAfter } from "../../domain/access/delegation-wake.ts";
import type { Actor } from "../../domain/access/rights.ts";
import type { Day } from "../../domain/calendar/day.ts";
import { dayOf } from "../../domain/calendar/day.ts";
import type { PersonId } from "../../domain/roster/unit.ts";
import { newId } from "../../ids.ts";
import { Refusal } from "../../refusal.ts";
import { reportEnd } from "./delegation-notices.ts";

/** Throws `notAllowed` to whoever has no role that could be lent. */
export function guardAbsent(by: Actor): void {
  if (!hasSomethingToLend(by)) throw new Refusal("notAllowed", { what: "安排代理", right: "delegate" });
}

export type Wished = { delegateId: PersonId; from: Day; through: Day };

/** 代理 (07-4): lends the roles of one's own for these days; decided under the roster's lock, so that no chain arises. */
export function delegate(app: App, by: Actor, { delegateId, from, through }: Wished): Promise<Delegation> {
  return app.db.transaction(async (tx) => {
    guardAbsent(by);
    await lockRoster(tx);
    const absent = await memberById(tx, by.id);
    const stands = await memberById(tx, delegateId);
    if (!absent || !stands) throw new Refusal("personUnknown", { words: "" });
    const at = app.clock.now();
    const standing = await standingDelegations(tx, [absent.id, stands.id], dayOf(at));
    guardDelegation({ absent, delegate: stands, from, through }, standing);
    const made: Delegation = {
      ...{ id: newId<DelegationId>(), absentId: absent.id, delegateId, from, through },
      ...{ endedAt: null, wakeAt: wakeAfter({ from, through }, at) },
    };
    await insertDelegation(tx, { ...made, createdAt: at });
    const detail = { delegationId: made.id, delegate: delegateId, from, through };
    await journal.append(tx, [{ act: "delegate", by: by.id, at, article: "七", detail }]);
    const view = { view: "delegation", delegationId: made.id } as const;
    await promise(tx, [{ to: { personId: delegateId }, view, sendAt: at }], at);
    return made;
  });
}

async function mine(app: App, by: Actor, id: DelegationId): Promise<Delegation> {
  const found = await delegationById(app.db, id);
  if (!found || found.absentId !== by.id) throw new Refusal("notFound", {});
  return found;
}

/** 收回: the absent person is back early; throws `delegationEnded` where it was over already. */
export function takeBack(app: App, by: Actor, id: DelegationId): Promise<void> {
  return app.db.transaction(async (tx) => {
    const inside = within(app, tx);
    const found = await mine(inside, by, id);
    const at = app.clock.now();
    if (found.through < dayOf(at) || !(await endDelegation(tx, { id, at, by: by.id })))
      throw new Refusal("delegationEnded", {});
    await journal.append(tx, [{ act: "takeBack", by: by.id, at, article: "七", detail: { delegationId: id } }]);
    await reportEnd(inside, { ...found, endedAt: at }, at);
    await tidyCopies(tx, [id], { now: at, inHand: app.inHand });
  });
}
