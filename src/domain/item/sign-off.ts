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

/** Whether somebody is the 第一责任人 of the unit that handles it, by a role of their own: lent ones count for nothing here. */
const signsInPerson = (by: Actor, { officeId }: Pick<Matter, "officeId">, { handledIn }: Share): boolean =>
  mayToward({ ...by, roles: ownRoles(by) }, "signOff", { officeId, handledIn });

/** Whether this application waits for another's sign-off: a 第一责任人 who applies needs no other. */
export const asksSignOff = (by: Actor, [item, a]: readonly [Matter, Share], rules: Rules): boolean =>
  needsSignOff(item, rules) && !signsInPerson(by, item, a);

/** Whether somebody who only stands in would sign what they applied for themselves. */
export const isOwnRequest = (
  by: Actor,
  item: Pick<Matter, "officeId">,
  a: Share & Pick<Assignment, "signOffBy">,
): boolean => a.signOffBy === by.id && !signsInPerson(by, item, a);

/** Throws `nothingToSign` where no application waits, `ownRequest` as `isOwnRequest` says. */
export function guardSignOff(act: Act, by: Actor, [item, a]: readonly [Pick<Matter, "officeId">, Assignment]): void {
  if (ruleOf(act).asked && a.signOffAt === null) throw new Refusal("nothingToSign", { act });
  if (act === "signOff" && isOwnRequest(by, item, a)) throw new Refusal("ownRequest", {});
}

/** What ends a request for sign-off, whatever its outcome. */
export const noRequest = { signOffAt: null, signOffBy: null } as const;
