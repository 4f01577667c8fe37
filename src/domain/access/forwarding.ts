import { Refusal } from "../../refusal.ts";
import type { Act } from "../item/acts.ts";
import type { Assignment, SupervisionItem } from "../item/item.ts";
import type { PersonId, UnitId } from "../roster/unit.ts";
import type { Member } from "./delegation.ts";
import { ownRoles } from "./delegation.ts";
import type { Actor } from "./rights.ts";
import { rolesFor, rolesToward } from "./rights.ts";

/** Whether somebody belongs to a unit: works there, or holds a role of their own there. */
export const worksIn = (person: Pick<Member, "unitId" | "roles">, unitId: UnitId): boolean =>
  person.unitId === unitId || ownRoles(person).some((held) => held.unitId === unitId);

export type Wish = {
  by: PersonId;
  to: (Member & { unreachable: string | null }) | null;
  assignment: Pick<Assignment, "handledIn" | "forwardedTo">;
};

const hindrances: readonly [(wish: Wish) => boolean, (wish: Wish) => string][] = [
  [
    ({ to, assignment }) => !to || !worksIn(to, assignment.handledIn),
    () => "只能转办给本单位在通讯录中的人员。请另选一人。",
  ],
  [({ to, by }) => to?.id === by, () => "不能转办给本人。请另选一人，或由您直接办理。"],
  [({ to }) => to?.unreachable !== null, ({ to }) => `${to?.name ?? ""}目前收不到消息，不能转办。请另选一人。`],
  [
    ({ to, assignment }) => to?.id === assignment.forwardedTo,
    ({ to }) => `本事项已由${to?.name ?? ""}经办，无需重复转办。需要换人的，请另选一人。`,
  ],
];

/** 六 06-2: only a colleague of the unit whom a message reaches may be given the handling; throws `unfitPerson`. */
export function guardForward(wish: Wish): void {
  const found = hindrances.find(([holds]) => holds(wish));
  if (found) throw new Refusal("unfitPerson", { why: found[1](wish) });
}

type Toward = { act: Act; item: Pick<SupervisionItem, "officeId">; assignment: Assignment };

/** Who handed on the matter to somebody acting by that alone: both names stand in the history (06-2). */
export function forwarderOf(by: Actor, { act, item, assignment }: Toward): { forwardedBy?: PersonId } {
  const { forwardedTo, forwardedBy, handledIn } = assignment;
  if (forwardedTo !== by.id || !forwardedBy) return {};
  const own = rolesToward(by, item.officeId, handledIn).some((role) => rolesFor(act).includes(role));
  return own ? {} : { forwardedBy };
}
