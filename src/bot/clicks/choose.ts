import { shareSeenBy } from "../../db/seen.ts";
import type { ViewInput } from "../../db/view.ts";
import { formActs, isPressedAct } from "../../domain/item/forms.ts";
import type { AssignmentId } from "../../domain/item/item.ts";
import { Refusal } from "../../refusal.ts";
import { act as doAct } from "../../usecases/item/act.ts";
import { admitTo } from "../../usecases/item/admit.ts";
import { noteRead } from "../../usecases/item/note-read.ts";
import { filledBy } from "../commands/filled-by.ts";
import { urgePreview } from "../commands/urge-preview.ts";
import { askForFiles } from "./attach-evidence.ts";
import type { Clicked, Handler, Outcome } from "./clicked.ts";
import { said, subjectOf } from "./clicked.ts";
import { guardSight } from "./place.ts";
import { doneWords } from "./toasts.ts";

type Chosen = { assignmentId: AssignmentId; act: string; words: string };

const becomes = (view: ViewInput, toast: Outcome["toast"] = null): Outcome => ({ toast, show: () => view });

/** The asked act on the line that was picked: the list becomes its form, filled with what was typed, or its receipt. */
async function onChosen(clicked: Clicked, { assignmentId, act, words }: Chosen): Promise<Outcome> {
  const { app, viewer, version: expected } = clicked;
  const card = { view: "assignment", assignmentId } as const;
  if (isPressedAct(act)) {
    await doAct(app, viewer, { assignmentId, act, words: {}, expected });
    return becomes(card, said(doneWords[act]));
  }
  if (act === "withdrawForward") {
    await doAct(app, viewer, { assignmentId, act, words: {}, expected });
    return becomes(card, said(doneWords[act]));
  }
  if (act === "urge") return becomes(await urgePreview({ app, actor: viewer }, [assignmentId], words));
  if (act === "attachEvidence") return { ...(await askForFiles(clicked, assignmentId)), show: () => card };
  const form = formActs.find((each) => each === act);
  if (form) {
    await admitTo(app, viewer, { assignmentId, act: form });
    return becomes({ ...card, form, filled: await filledBy({ app, actor: viewer }, form, words) });
  }
  await guardSight(clicked, card);
  const share = act === "whole" ? await shareSeenBy(app.db, viewer, assignmentId) : null;
  const shown = share ? ({ view: "item", itemId: share.item.id } as const) : card;
  await noteRead(app, viewer, [shown]);
  return becomes(shown);
}

/** One of several matters a typed number stands for. */
export const choose: Handler = {
  run: async (clicked) => {
    const subject = subjectOf(clicked, "choice");
    const [assignmentId] = subject?.assignmentIds ?? [];
    if (!subject || !assignmentId) throw new Refusal("notFound", {});
    return onChosen(clicked, { ...subject, assignmentId });
  },
};
