import type { App } from "../../app.ts";
import { reachable, staffOnDuty } from "../../db/on-duty.ts";
import { promise } from "../../db/outbox.ts";
import { actorById, personById } from "../../db/roster-store.ts";
import type { ViewInput } from "../../db/view.ts";
import { may } from "../../domain/access/rights.ts";
import type { ItemId } from "../../domain/item/item.ts";
import type { PersonId } from "../../domain/roster/unit.ts";
import type { Draft } from "./draft.ts";

type Outcome = { approved: ItemId } | { refused: string };

/** Whoever takes over from a drafter who is gone: the office learns what became of the draft instead of nobody. */
const inSteadOf = (name: string, { content }: Draft, outcome: Outcome): ViewInput =>
  "approved" in outcome
    ? { view: "item", itemId: outcome.approved }
    : {
        view: "text",
        title: "下达请示未获同意",
        text: `${name}起草的“${content.matter}”负责人不同意下达，理由：${outcome.refused}。起草人现已不能办理，确需下达的请另行发送 /督办。`,
      };

/** The drafter hears what the head decided by a card of its own (04-3). */
export async function tellDrafter(app: App, draft: Draft, outcome: Outcome): Promise<void> {
  const now = app.clock.now();
  const [drafter, actor] = [await personById(app.db, draft.createdBy), await actorById(app.db, draft.createdBy)];
  const answers = (view: ViewInput, ids: readonly PersonId[]) =>
    promise(
      app.db,
      ids.map((personId) => ({ to: { personId }, view, sendAt: now })),
      now,
    );
  if (reachable(drafter) && actor && may(actor, "issue")) {
    const own: ViewInput =
      "approved" in outcome ? { view: "item", itemId: outcome.approved } : { view: "draft", draftId: draft.id };
    await answers(own, [drafter.id]);
    return;
  }
  const staff = draft.officeId ? await staffOnDuty(app, draft.officeId) : [];
  await answers(
    inSteadOf(drafter?.name ?? "", draft, outcome),
    staff.map(({ id }) => id),
  );
}
