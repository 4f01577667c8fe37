import type { ViewInput } from "../../db/view.ts";
import type { FormAct } from "../../domain/item/forms.ts";
import { Refusal } from "../../refusal.ts";
import { ownFollowUp } from "../../usecases/follow-up/end.ts";
import { admitTo, admitToAll } from "../../usecases/item/admit.ts";
import type { Clicked, Handler, Outcome } from "./clicked.ts";
import { closed, inPlace, openNew } from "./place.ts";

/** In place on the private card of the matter, else on a new private card: group and grouped cards carry no form. */
export async function opened(clicked: Clicked, withForm: ViewInput): Promise<Outcome> {
  if (!inPlace(clicked)) return openNew(clicked, withForm);
  const form = "form" in withForm ? withForm.form : undefined;
  return { toast: null, show: (now) => ({ ...closed(now), ...(form ? { form } : {}) }) as ViewInput };
}

/** Opens the form of an act, for whoever may do it now. */
export const openForm = (act: FormAct): Handler => ({
  run: async (clicked) => {
    const { app, viewer, subject } = clicked;
    if (subject.view === "assignment") {
      const { assignmentId, why } = subject;
      await admitTo(app, viewer, { assignmentId, act });
      return opened(clicked, { view: "assignment", assignmentId, why, form: act });
    }
    if (subject.view === "item" && (act === "cancel" || act === "redate")) {
      await admitToAll(app, viewer, { itemId: subject.itemId, act });
      return opened(clicked, { view: "item", itemId: subject.itemId, form: act });
    }
    throw new Refusal("notFound", {});
  },
});

/** 处置完毕: asks what was done about it. */
export const openEnd: Handler = {
  run: async (clicked) => {
    const { app, viewer, subject } = clicked;
    if (subject.view !== "followUp") throw new Refusal("notFound", {});
    await ownFollowUp(app, viewer, subject.followUpId);
    return opened(clicked, { view: "followUp", followUpId: subject.followUpId, form: "end" });
  },
};

/** 返回: the form closes, nothing was done. */
export const back: Handler = {
  run: (clicked) => Promise.resolve(inPlace(clicked) ? { toast: null, show: closed } : { toast: null }),
};
