import type { App } from "../../app.ts";
import { itemOf } from "../../db/items.ts";
import { signatoryOf } from "../../db/on-duty.ts";
import { unitById } from "../../db/roster-store.ts";
import { rulesAt } from "../../db/rule-versions.ts";
import type { Actor } from "../../domain/access/rights.ts";
import { mayToward } from "../../domain/access/rights.ts";
import type { AssignmentId } from "../../domain/item/item.ts";
import { isPossible } from "../../domain/item/lifecycle.ts";
import { asksSignOff } from "../../domain/item/sign-off.ts";
import { Refusal } from "../../refusal.ts";

/** 07-2e: no application goes where nobody could sign it; throws `noSignatory` with what is to be done. Whatever else is wrong the rule says. */
export async function guardSignatory(app: App, by: Actor, assignmentId: AssignmentId): Promise<void> {
  const item = await itemOf(app.db, assignmentId);
  const a = item?.assignments.find(({ id }) => id === assignmentId);
  if (!item || !a) return;
  const place = { officeId: item.officeId, handledIn: a.handledIn };
  if (!mayToward(by, "submitCompletion", place) || !isPossible("submitCompletion", a)) return;
  const rules = await rulesAt(app.db, app.clock.now());
  if (!asksSignOff(by, [item, a], rules) || (await signatoryOf(app, a.handledIn))) return;
  const unit = await unitById(app.db, a.handledIn);
  throw new Refusal("noSignatory", { unit: unit?.name ?? "本单位" });
}
