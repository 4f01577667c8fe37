import type { App } from "../../app.ts";
import { changeBy } from "../../db/change.ts";
import type { Actor } from "../../domain/access/rights.ts";
import type { ItemEvent } from "../../domain/item/event.ts";
import type { ItemId, SupervisionItem } from "../../domain/item/item.ts";
import { isOpen } from "../../domain/item/item.ts";
import type { Move, MoveWords } from "../../domain/item/move.ts";
import { step } from "../../domain/item/step.ts";
import { Refusal } from "../../refusal.ts";

type AskedOfAll = {
  [A in "cancel" | "redate"]: { act: A; words: MoveWords[A] };
}["cancel" | "redate"] & { itemId: ItemId; expected?: number };

/** 撤销 or 改期 of a whole item: the same act on each of its open assignments, in one transaction. */
export function actOnAll(app: App, asker: Actor, { itemId, expected, ...asked }: AskedOfAll): Promise<SupervisionItem> {
  const at = app.clock.now();
  return changeBy(app, { id: itemId, by: asker }, (now, by, terms) => {
    const fits = ({ status, due }: SupervisionItem["assignments"][number]): boolean =>
      isOpen(status) && !(asked.act === "redate" && due === asked.words.due);
    const open = now.assignments.filter(fits);
    const first = open[0] ?? now.assignments[0];
    if (!first) throw new Refusal("notFound", {});
    const move = (id: typeof first.id): Move => ({ ...asked, assignmentId: id, by, at });
    if (expected !== undefined && expected !== now.version) {
      step(now, move(first.id), terms);
      throw new Refusal("outdated", {});
    }
    return (open.length > 0 ? open : [first]).reduce<{ next: SupervisionItem; events: ItemEvent[] }>(
      ({ next, events }, { id }) => {
        const done = step(next, move(id), terms);
        return { next: done.next, events: [...events, ...done.events] };
      },
      { next: now, events: [] },
    );
  });
}
