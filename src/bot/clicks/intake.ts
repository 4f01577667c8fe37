import type { View } from "../../db/view.ts";
import { entryFieldNames } from "../../domain/intake/fields.ts";
import { Refusal } from "../../refusal.ts";
import { admitToEntry, draftFor, turnDownEntry } from "../../usecases/intake/decide.ts";
import { enterIntake as doEnter } from "../../usecases/intake/enter.ts";
import { proposeDraft } from "../../usecases/intake/propose.ts";
import type { Clicked, Handler } from "./clicked.ts";
import { said, subjectOf, warned } from "./clicked.ts";
import { filledIn, keptDraft } from "./draft.ts";
import { opened } from "./open-form.ts";
import { openNew } from "./place.ts";
import { isCorrectable } from "./toasts.ts";
import { wordsIn } from "./typed.ts";

function entryIdOf(clicked: Clicked) {
  const entryId = subjectOf(clicked, "intake")?.entryId;
  if (!entryId) throw new Refusal("notFound", {});
  return entryId;
}

/** 提交 of a proposal: the preview becomes the proposer's card of the entry. A refusal keeps every word in the draft. */
export const propose: Handler = {
  run: async (clicked) => {
    const entryId = await proposeDraft(clicked.app, clicked.viewer, await filledIn(clicked));
    return { toast: said("已提请市委平安办，等待决定是否立项。"), show: () => ({ view: "intake", entryId }) };
  },
  refused: async (clicked, refusal) => (isCorrectable(refusal) ? keptDraft(clicked, refusal) : null),
};

/** 提交 of 登记: the form becomes the card of the entry. */
export const enterIntake: Handler = {
  run: async (clicked) => {
    if (!subjectOf(clicked, "intake")) throw new Refusal("notFound", {});
    const entryId = await doEnter(clicked.app, clicked.viewer, wordsIn(clicked.form, entryFieldNames));
    return { toast: said("已列入待立项清单。"), show: () => ({ view: "intake", entryId }) };
  },
  refused: async ({ form }, refusal) => {
    if (!isCorrectable(refusal)) return null;
    const filled = wordsIn(form, entryFieldNames);
    const kept = (now: View) =>
      now.view === "intake" && !now.entryId ? { ...now, filled, fault: refusal.message } : now;
    return { toast: warned(refusal.message), show: kept };
  },
};

/** 立项: the form of `/督办` on a card of its own, filled from the entry; the entry waits until it is issued. */
export const register: Handler = {
  run: async (clicked) => {
    const draftId = await draftFor(clicked.app, clicked.viewer, entryIdOf(clicked));
    return openNew(clicked, { view: "draft", draftId });
  },
};

/** 不予立项: asks why, for whoever may decide now. */
export const openTurnDown: Handler = {
  run: async (clicked) => {
    const entryId = entryIdOf(clicked);
    await admitToEntry(clicked.app, clicked.viewer, entryId);
    return opened(clicked, { view: "intake", entryId, form: "turnDown" });
  },
};

/** 提交 of 不予立项: the card becomes its own receipt. */
export const turnDown: Handler = {
  run: async (clicked) => {
    const { reason = "" } = wordsIn(clicked.form, ["reason"]);
    const entryId = entryIdOf(clicked);
    const { proposedIn } = await turnDownEntry(clicked.app, clicked.viewer, { entryId, reason });
    const toast = said(proposedIn ? "已决定不予立项，并告知提请单位。" : "已决定不予立项。");
    return { toast, show: () => ({ view: "intake", entryId }) };
  },
  refused: async (clicked, refusal) => {
    if (refusal.reason === "entryBeforeHead") {
      const entryId = entryIdOf(clicked);
      return { toast: warned(refusal.message), show: () => ({ view: "intake", entryId }) };
    }
    if (!isCorrectable(refusal)) return null;
    const filled = wordsIn(clicked.form, ["reason"]);
    const kept = (now: View) => (now.view === "intake" ? { ...now, filled, fault: refusal.message } : now);
    return { toast: warned(refusal.message), show: kept };
  },
};
