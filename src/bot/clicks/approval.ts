import type { DraftId } from "../../db/schema/item.ts";
import type { View, ViewInput } from "../../db/view.ts";
import { formatNumber } from "../../domain/item/number.ts";
import { Refusal } from "../../refusal.ts";
import { approveDraft, refuseDraft } from "../../usecases/item/answer-draft.ts";
import { takeBackDraft } from "../../usecases/item/propose-draft.ts";
import type { Clicked, Handler } from "./clicked.ts";
import { said, subjectOf, told, warned } from "./clicked.ts";
import { opened } from "./open-form.ts";
import { closed, guardSight } from "./place.ts";
import { isCorrectable } from "./toasts.ts";
import { wordsIn } from "./typed.ts";

function draftOf(clicked: Clicked): { draftId: DraftId; expected: number } {
  const subject = subjectOf(clicked, "approval");
  if (!subject) throw new Refusal("notFound", {});
  return { draftId: subject.draftId, expected: clicked.version };
}

/** 同意 */
export const approveIssue: Handler = {
  run: async (clicked) => {
    const item = await approveDraft(clicked.app, clicked.viewer, draftOf(clicked));
    return { toast: said(`已同意下达，编号${formatNumber(item.number)}。`), show: closed };
  },
};

/** 不同意: asks for the reason. */
export const openRefusal: Handler = {
  run: async (clicked) => {
    const { draftId } = draftOf(clicked);
    await guardSight(clicked, { view: "approval", draftId });
    return opened(clicked, { view: "approval", draftId, form: "refuseIssue" });
  },
};

/** 提交 of 不同意. */
export const refuseIssue: Handler = {
  run: async (clicked) => {
    const { reason = "" } = wordsIn(clicked.form, ["reason"]);
    await refuseDraft(clicked.app, clicked.viewer, { ...draftOf(clicked), reason });
    return { toast: said("已退回起草人。"), show: closed };
  },
  refused: async ({ form }, refusal) => {
    if (!isCorrectable(refusal)) return null;
    const filled = wordsIn(form, ["reason"]);
    const kept = (now: View): ViewInput => (now.view === "approval" ? { ...now, filled, fault: refusal.message } : now);
    return { toast: warned(refusal.message), show: kept };
  },
};

/** 收回 of a draft that waits for the head. */
export const takeBackIssue: Handler = {
  run: async (clicked) => {
    const subject = subjectOf(clicked, "draft");
    if (!subject) throw new Refusal("notFound", {});
    await takeBackDraft(clicked.app, clicked.viewer, subject.draftId);
    return { toast: told("已收回，可以修改后再送。"), show: closed };
  },
};
