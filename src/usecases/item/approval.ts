import type { App } from "../../app.ts";
import * as journal from "../../db/journal.ts";
import { promise, tidyCopies } from "../../db/outbox.ts";
import type { Ruled } from "../../db/rule-versions.ts";
import { rulesAt } from "../../db/rule-versions.ts";
import { behalfIn } from "../../domain/access/delegation.ts";
import type { Actor } from "../../domain/access/rights.ts";
import { asksApproval } from "../../domain/item/approval.ts";
import { officeOf } from "../../domain/item/issue.ts";
import type { PersonId, UnitId } from "../../domain/roster/unit.ts";
import type { Draft } from "./draft.ts";

/** Whether 确认下达 of this person goes before the head first. */
export async function mustAsk(app: App, by: Actor): Promise<boolean> {
  const officeId = officeOf(by);
  return officeId !== null && asksApproval(by, officeId, await rulesAt(app.db, app.clock.now()));
}

type Step = { act: string; by: Actor; draft: Pick<Draft, "id" | "createdBy">; texts?: Record<string, string> };

/** Journal row of a step before there is an item: who, and whose draft (四 04-3). */
export async function noted(inside: Ruled, { act, by, draft, texts = {} }: Step, officeId: UnitId): Promise<void> {
  const { db: tx, clock } = inside;
  const at = clock.now();
  const detail = { draftId: draft.id, drafter: draft.createdBy, ...behalfIn(by, "approveIssue", officeId) };
  await journal.append(tx, [{ act, by: by.id, at, article: "四", detail, texts }]);
}

/** Every card of the draft follows: the drafter's, the heads', and those of the entry it registers. */
export const redrawn = (inside: Ruled, { id, entryId }: Pick<Draft, "id" | "entryId">): Promise<void> =>
  tidyCopies(inside.db, [id, ...(entryId ? [entryId] : [])], { now: inside.clock.now(), inHand: inside.inHand });

/** The card of 下达请示 to each of these, once for each time the draft is put before them. */
export async function askHeads(
  { db, clock }: Pick<App, "db" | "clock">,
  { id: draftId, version }: Pick<Draft, "id" | "version">,
  heads: readonly { id: PersonId }[],
): Promise<void> {
  const now = clock.now();
  const view = { view: "approval", draftId } as const;
  const outgoing = heads.map(({ id }) => ({
    to: { personId: id },
    view,
    sendAt: now,
    slot: `approval:${draftId}:${version}:${id}`,
  }));
  await promise(db, outgoing, now);
}
