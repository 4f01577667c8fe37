import type { App } from "../../app.ts";
import { actingNow } from "../../db/acting-now.ts";
import { change } from "../../db/change.ts";
import { memberById } from "../../db/members.ts";
import { promise } from "../../db/outbox.ts";
import { guardForward } from "../../domain/access/forwarding.ts";
import type { ItemId, SupervisionItem } from "../../domain/item/item.ts";
import type { Move } from "../../domain/item/move.ts";
import { formatNumber } from "../../domain/item/number.ts";
import { admit, step } from "../../domain/item/step.ts";
import { Refusal } from "../../refusal.ts";

type HandingOn = Extract<Move, { act: "forward" | "withdrawForward" }>;

/** Whoever handled it before hears that it is no longer theirs: they lose sight of the matter, so a sentence says it. */
async function tellFormer(app: App, item: SupervisionItem, { assignmentId, by }: HandingOn): Promise<void> {
  const former = item.assignments.find(({ id }) => id === assignmentId)?.forwardedTo;
  if (!former || former === by.id) return;
  const at = app.clock.now();
  const text = `您经办的${formatNumber(item.number)}“${item.matter}”已由${by.name}收回或改由他人经办，您无需再办。`;
  await promise(app.db, [{ to: { personId: former }, view: { view: "text", text }, sendAt: at }], at);
}

/**
 * 转办 and its 收回 (六 06-2): the colleague is looked at under the lock, one forwarding takes the place of the former. Throws
 * `unfitPerson` where it may not be that person, `notForwarded`, or what the rule throws.
 */
export const handOn = (app: App, id: ItemId, move: HandingOn): Promise<SupervisionItem> =>
  change(app, id, async (now, { tx, terms }) => {
    const inside = { ...app, db: tx };
    const by = await actingNow(inside, move.by);
    const assignment = now.assignments.find((each) => each.id === move.assignmentId);
    if (!assignment) throw new Refusal("notFound", {});
    admit(now, assignment, { ...move, by });
    if (move.act === "forward") guardForward({ by: by.id, to: await memberById(tx, move.words.to), assignment });
    const decision = step(now, { ...move, by }, terms);
    await tellFormer(inside, now, { ...move, by });
    return decision;
  });
