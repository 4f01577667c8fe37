import { Refusal } from "../../refusal.ts";
import { act as doAct } from "../../usecases/item/act.ts";
import type { Handler } from "./clicked.ts";
import { said, subjectOf } from "./clicked.ts";
import { closed } from "./place.ts";
import { doneWords } from "./toasts.ts";

/** 收回转办: done by the press itself, after its question. */
export const withdrawForward: Handler = {
  run: async (clicked) => {
    const subject = subjectOf(clicked, "assignment");
    if (!subject) throw new Refusal("notFound", {});
    const { app, viewer, version: expected } = clicked;
    const { assignmentId } = subject;
    await doAct(app, viewer, { assignmentId, act: "withdrawForward", words: {}, expected });
    return { toast: said(doneWords.withdrawForward), show: closed };
  },
};
