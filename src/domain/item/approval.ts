import { Refusal } from "../../refusal.ts";
import { ownRoles } from "../access/delegation.ts";
import type { Actor } from "../access/rights.ts";
import { unitsGiving } from "../access/rights.ts";
import type { PersonId, UnitId } from "../roster/unit.ts";
import type { Rules } from "../settings/rules.ts";

const isHead = (by: Actor, officeId: UnitId): boolean => unitsGiving(by, "approveIssue", "office").includes(officeId);

/** Whether somebody stands as head of this office by a role of their own: who stands in for the head drafts like anybody else. */
const isHeadInPerson = (by: Actor, officeId: UnitId): boolean => isHead({ ...by, roles: ownRoles(by) }, officeId);

/** Whether the head must agree before this person's draft is issued (四 04-3, by the setting). */
export const asksApproval = (by: Actor, officeId: UnitId, { approveIssue }: Pick<Rules, "approveIssue">): boolean =>
  approveIssue === "on" && !isHeadInPerson(by, officeId);

export type Pending = {
  officeId: UnitId | null;
  createdBy: PersonId;
  pendingSince: Date | null;
  version: number;
};

/**
 * Who answers a draft that is `pendingApproval`: throws `notFound` to whoever is no head of that office today,
 * `approvalMoved` where it waits no more or in another state than the card showed.
 */
export function guardApprover(draft: Pending, by: Actor, expected: number): void {
  if (!draft.officeId || !isHead(by, draft.officeId)) throw new Refusal("notFound", {});
  if (draft.pendingSince === null || draft.version !== expected) throw new Refusal("approvalMoved", {});
}

/** No second pair of eyes are one's own (三): throws `ownDraft` to whoever would agree to their own draft in the head's place. */
export function guardOwnDraft({ officeId, createdBy }: Pending, by: Actor): void {
  if (createdBy === by.id && officeId && !isHeadInPerson(by, officeId)) throw new Refusal("ownDraft", {});
}
