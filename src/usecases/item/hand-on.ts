import type { App } from "../../app.ts";
import { actingNow } from "../../db/acting-now.ts";
import { change } from "../../db/change.ts";
import { handlerOf } from "../../db/forwarding.ts";
import { memberById } from "../../db/members.ts";
import { promise } from "../../db/outbox.ts";
import { guardForward } from "../../domain/access/forwarding.ts";
import type { ItemId, SupervisionItem } from "../../domain/item/item.ts";
import type { Move } from "../../domain/item/move.ts";
import { formatNumber } from "../../domain/item/number.ts";
import { admit, step } from "../../domain/item/step.ts";
import { Refusal } from "../../refusal.ts";

type HandingOn = Extract<Move, { act: "forward" | "withdrawForward" }>;

/** Whoever handled it before hears that it is no longer theirs: they lose sight of the matter, so a sentence says it; who left the unit hears nothing. */
async function tellFormer(app: App, item: SupervisionItem, { act, assignmentId, by }: HandingOn): Promise<void> {
  const assignment = item.assignments.find(({ id }) => id === assignmentId);
  const former = assignment ? await handlerOf(app.db, assignment) : null;
  if (!former || former.id === by.id) return;
  const at = app.clock.now();
  const became = act === "withdrawForward" ? `已由${by.name}收回转办` : `已由${by.name}转由他人经办`;
  const text = `您经办的${formatNumber(item.number)}“${item.matter}”${became}，您无需再办。`;
  const view = { view: "text", title: act === "withdrawForward" ? "转办已收回" : "已转由他人经办", text } as const;
  await promise(app.db, [{ to: { personId: former.id }, view, sendAt: at }], at);
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
