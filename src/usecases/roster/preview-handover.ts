import type { App } from "../../app.ts";
import type { Line } from "../../db/assignments.ts";
import { standingDelegations } from "../../db/delegations.ts";
import { awaitedFrom, mattersWith } from "../../db/handovers.ts";
import type { KnownMember } from "../../db/members.ts";
import { memberById } from "../../db/members.ts";
import type { Delegation } from "../../domain/access/delegation.ts";
import type { Actor } from "../../domain/access/rights.ts";
import { dayOf } from "../../domain/calendar/day.ts";
import type { AssignmentId } from "../../domain/item/item.ts";
import type { HandoverPlan } from "../../domain/roster/handover.ts";
import { planHandover, rolesToGive } from "../../domain/roster/handover.ts";
import type { PersonId } from "../../domain/roster/unit.ts";
import { Refusal } from "../../refusal.ts";

export type Pair = { personId: PersonId; successorId: PersonId };

export type HandoverView = {
  person: KnownMember;
  successor: KnownMember;
  plan: HandoverPlan;
  /** Open matters that go along. */
  matters: Line[];
  /** Matters for which a file of the person is awaited just now. */
  awaited: AssignmentId[];
  /** Delegations of the person, on either side, that end with it. */
  delegations: Delegation[];
};

/** What 交接 would move as things stand (07-3). Throws what `planHandover` throws; reads only. */
export async function previewHandover(app: App, by: Actor, { personId, successorId }: Pair): Promise<HandoverView> {
  const person = await memberById(app.db, personId);
  const successor = await memberById(app.db, successorId);
  if (!person || !successor) throw new Refusal("notFound", {});
  const plan = planHandover(by, { person, successor });
  const at = app.clock.now();
  return {
    person,
    successor,
    plan,
    matters: await mattersWith(app.db, personId, plan.moves),
    awaited: await awaitedFrom(app.db, personId, at),
    delegations: await standingDelegations(app.db, [personId], dayOf(at)),
  };
}

/** Throws `notFound` to whoever may hand nothing over for this person, as if there were nobody of that name. */
export async function guardPair(app: App, by: Actor, { personId }: Partial<Pair>): Promise<void> {
  const person = personId ? await memberById(app.db, personId) : null;
  if (personId && (!person || rolesToGive(by, person).length === 0)) throw new Refusal("nothingToGive", {});
}
