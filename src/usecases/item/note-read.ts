import type { App } from "../../app.ts";
import { itemById, itemOf } from "../../db/items.ts";
import * as journal from "../../db/journal.ts";
import type { ViewInput } from "../../db/view.ts";
import type { Actor } from "../../domain/access/rights.ts";
import type { AssignmentId } from "../../domain/item/item.ts";

type Read = { assignmentId?: AssignmentId | undefined };

const assignmentIn = (view: ViewInput): Read =>
  view.view === "assignment" || view.view === "evidence" ? { assignmentId: view.assignmentId } : {};

async function matterIn({ db }: App, view: ViewInput) {
  if (view.view === "assignment" || view.view === "evidence") return itemOf(db, view.assignmentId);
  return view.view === "item" || view.view === "itemEvidence" ? itemById(db, view.itemId) : null;
}

/** 十七 C13: who opened the card of a restricted matter, or the list of its evidence; the caller has seen that they may. */
export async function noteRead(app: App, by: Actor, views: readonly ViewInput[]): Promise<void> {
  for (const view of views) {
    const item = await matterIn(app, view);
    if (!item?.restricted) continue;
    const row = { act: "readRestricted", by: by.id, at: app.clock.now(), article: "十七", ...assignmentIn(view) };
    await journal.append(app.db, [{ ...row, detail: { itemId: item.id, view: view.view } }]);
  }
}
