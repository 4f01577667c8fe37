import type { Actor } from "../access/rights.ts";
import { mayToward, placeOf } from "../access/rights.ts";
import type { Act } from "../item/acts.ts";
import type { Assignment, SupervisionItem } from "../item/item.ts";
import { isOpen } from "../item/item.ts";
import { isPossible } from "../item/lifecycle.ts";

export type Share = {
  assignment: Pick<Assignment, "status" | "handledIn" | "signOffAt"> & Partial<Pick<Assignment, "forwardedTo">>;
  item: Pick<SupervisionItem, "officeId">;
};

/** Whether the actor holds the right to an act toward this assignment, whatever its state. */
export const entitled = (actor: Actor, act: Act, { assignment, item }: Share): boolean =>
  mayToward(actor, act, placeOf(item, assignment));

const stillOpen = ({ assignment }: Share): boolean => isOpen(assignment.status);

export type Meant<S extends Share> = { kind: "one"; share: S } | { kind: "several"; shares: S[] };

/**
 * Which assignment of an item a typed number means for an act: the one where act and right meet. Where none fits one
 * still open is taken, else the first, so that the rule itself says why not.
 */
export function meant<S extends Share>(actor: Actor, act: Act, shares: readonly [S, ...S[]]): Meant<S> {
  const [own, ...others] = shares.filter((share) => entitled(actor, act, share));
  const pool: readonly [S, ...S[]] = own ? [own, ...others] : shares;
  const possible = pool.filter(({ assignment }) => isPossible(act, assignment));
  if (own && possible.length > 1) return { kind: "several", shares: possible };
  return { kind: "one", share: possible[0] ?? pool.find(stillOpen) ?? pool[0] };
}
