import { Refusal } from "../../refusal.ts";
import { ownRoles } from "../access/delegation.ts";
import type { Actor } from "../access/rights.ts";
import { mayToward } from "../access/rights.ts";
import type { Rules } from "../settings/rules.ts";
import type { Act } from "./acts.ts";
import type { Assignment, SupervisionItem } from "./item.ts";
import { ruleOf } from "./lifecycle.ts";

type Matter = Pick<SupervisionItem, "officeId" | "category">;
type Share = Pick<Assignment, "handledIn">;

/** Whether an application in this matter needs the unit's 第一责任人 at all (七 07-2e, by the setting). */
const needsSignOff = ({ category }: Pick<SupervisionItem, "category">, rules: Rules): boolean =>
  rules.signOffCategories.includes(category);

/** Whether this application waits for another's sign-off: a 第一责任人 who applies needs no other. Lent roles count for nothing here. */
export const asksSignOff = (by: Actor, [item, a]: readonly [Matter, Share], rules: Rules): boolean =>
  needsSignOff(item, rules) &&
  !mayToward({ ...by, roles: ownRoles(by) }, "signOff", { officeId: item.officeId, handledIn: a.handledIn });

/** Throws `nothingToSign` where no application waits, `ownRequest` to whoever would sign what they applied for themselves. */
export function guardSignOff(act: Act, by: Actor, { signOffAt, signOffBy }: Assignment): void {
  if (ruleOf(act).asked && signOffAt === null) throw new Refusal("nothingToSign", { act });
  if (act === "signOff" && signOffBy === by.id) throw new Refusal("ownRequest", {});
}

/** What ends a request for sign-off, whatever its outcome. */
export const noRequest = { signOffAt: null, signOffBy: null } as const;
