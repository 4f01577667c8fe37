import type { DraftId } from "../../db/schema/item.ts";
import { formatNumber } from "../../domain/item/number.ts";
import { Refusal } from "../../refusal.ts";
import { mustAsk } from "../../usecases/item/approval.ts";
import { createDraft, draftById } from "../../usecases/item/draft.ts";
import type { DraftContent } from "../../usecases/item/draft-content.ts";
import { contentOf } from "../../usecases/item/draft-content.ts";
import { issueDraft, keepTyped, withdrawDraft } from "../../usecases/item/issue.ts";
import { proposeDraft } from "../../usecases/item/propose-draft.ts";
import type { Clicked, Handler, Outcome } from "./clicked.ts";
import { said, subjectOf, told, warned } from "./clicked.ts";
import { openNew } from "./place.ts";
import { isCorrectable, toastOf } from "./toasts.ts";
import { choicesIn, wordsIn } from "./typed.ts";

const texts = ["units", "matter", "requirement", "due", "category", "topic", "basis", "source", "priority"] as const;

export async function filledIn({
  app,
  form,
  ...clicked
}: Clicked): Promise<{ draftId: DraftId; content: DraftContent }> {
  const subject = subjectOf({ app, form, ...clicked }, "draft");
  const draft = subject ? await draftById(app.db, subject.draftId) : null;
  if (!draft) throw new Refusal("notFound", {});
  const typed = { ...wordsIn(form, [...texts, "repeatReason"]), ...choicesIn(form, ["workstreams"]) };
  return { draftId: draft.id, content: contentOf(draft.content, typed) };
}

/** The form again with every word in the draft, and what is wrong with it. */
export async function keptDraft(clicked: Clicked, refusal: Refusal): Promise<Outcome> {
  const { draftId, content } = await filledIn(clicked);
  await keepTyped(clicked.app, clicked.viewer, { draftId, content });
  return { toast: warned(refusal.message), show: () => ({ view: "draft", draftId, fault: refusal.message }) };
}

/** Somebody else was first with the entry of the intake list: the draft gives way to what became of it. */
async function freshEntry(clicked: Clicked, refusal: Refusal): Promise<Outcome | null> {
  const subject = subjectOf(clicked, "draft");
  const draft = subject ? await draftById(clicked.app.db, subject.draftId) : null;
  if (!draft?.entryId) return null;
  const { entryId } = draft;
  return { toast: toastOf(refusal), show: () => ({ view: "intake", entryId }) };
}

const PROPOSED = "已送请负责人同意，同意后下达。";

/** 确认下达: the preview becomes the issuer's card of the item, or waits for the head (04-3). A refusal keeps every word in the draft. */
export const issue: Handler = {
  run: async (clicked) => {
    const filled = await filledIn(clicked);
    if (await mustAsk(clicked.app, clicked.viewer)) {
      await proposeDraft(clicked.app, clicked.viewer, filled);
      return { toast: said(PROPOSED), show: () => ({ view: "draft", draftId: filled.draftId }) };
    }
    const item = await issueDraft(clicked.app, clicked.viewer, filled);
    const words = `已下达，编号${formatNumber(item.number)}，承办单位 ${item.assignments.length} 个。`;
    return { toast: said(words), show: () => ({ view: "item", itemId: item.id }) };
  },
  refused: async (clicked, refusal) => {
    if (refusal.reason === "entryDecided") return freshEntry(clicked, refusal);
    return isCorrectable(refusal) ? keptDraft(clicked, refusal) : null;
  },
};

/** 取消 */
export const discard: Handler = {
  run: async (clicked) => {
    const subject = subjectOf(clicked, "draft");
    if (!subject) throw new Refusal("notFound", {});
    const { proposedIn } = await withdrawDraft(clicked.app, clicked.viewer, subject.draftId);
    return {
      toast: told(proposedIn ? "已取消，没有提请。" : "已取消，没有下达。"),
      show: () => ({ view: "draft", draftId: subject.draftId }),
    };
  },
};

/** 督办 in the menu: an empty form on a card of its own. */
export const newDraft: Handler = {
  run: async (clicked) => {
    const draftId = await createDraft(clicked.app, clicked.viewer, "");
    return openNew(clicked, { view: "draft", draftId });
  },
};
