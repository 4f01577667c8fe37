import type { App } from "../../app.ts";
import { signatoryOf } from "../../db/on-duty.ts";
import { unitById } from "../../db/roster-store.ts";
import { rulesAt } from "../../db/rule-versions.ts";
import type { Actor } from "../../domain/access/rights.ts";
import { mayToward } from "../../domain/access/rights.ts";
import type { AssignmentId, SupervisionItem } from "../../domain/item/item.ts";
import { isPossible } from "../../domain/item/lifecycle.ts";
import { asksSignOff } from "../../domain/item/sign-off.ts";
import { Refusal } from "../../refusal.ts";

type Applied = { item: SupervisionItem; assignmentId: AssignmentId };

/** 07-2e: no application goes where nobody could sign it; throws `noSignatory` with what is to be done. Whatever else is wrong the rule says. */
export async function guardSignatory(app: App, by: Actor, { item, assignmentId }: Applied): Promise<void> {
  const a = item.assignments.find(({ id }) => id === assignmentId);
  const place = a && { officeId: item.officeId, handledIn: a.handledIn };
  if (!place || !mayToward(by, "submitCompletion", place) || !isPossible("submitCompletion", a)) return;
  const rules = await rulesAt(app.db, app.clock.now());
  if (!asksSignOff(by, [item, a], rules) || (await signatoryOf(app, a.handledIn))) return;
  const unit = await unitById(app.db, a.handledIn);
  throw new Refusal("noSignatory", { unit: unit?.name ?? "本单位" });
}
