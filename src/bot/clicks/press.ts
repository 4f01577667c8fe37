import type { PressedAct } from "../../domain/item/forms.ts";
import { Refusal } from "../../refusal.ts";
import { act as doAct } from "../../usecases/item/act.ts";
import type { Handler } from "./clicked.ts";
import { said, subjectOf } from "./clicked.ts";
import { closed } from "./place.ts";
import { doneWords } from "./toasts.ts";

/** 签收, 收回: done by the press itself, on any card that carries the line. */
export const press = (act: PressedAct): Handler => ({
  run: async (clicked) => {
    const subject = subjectOf(clicked, "assignment");
    if (!subject) throw new Refusal("notFound", {});
    const { app, viewer, version } = clicked;
    const { assignmentId } = subject;
    await doAct(app, viewer, { assignmentId, act, words: {}, expected: version });
    return { toast: said(doneWords[act]), show: closed };
  },
});
