import { Refusal } from "../../refusal.ts";
import type { Asked } from "../../usecases/item/act.ts";
import { act as doAct } from "../../usecases/item/act.ts";
import type { Clicked, Handler, Outcome } from "./clicked.ts";
import { said, subjectOf } from "./clicked.ts";
import { closed } from "./place.ts";
import { doneWords } from "./toasts.ts";

type AtOnce = "acknowledge" | "closeOut";

async function done<A extends AtOnce>(clicked: Clicked, asked: Pick<Asked<A>, "act" | "words">): Promise<Outcome> {
  const subject = subjectOf(clicked, "assignment");
  if (!subject) throw new Refusal("notFound", {});
  const { app, viewer, version } = clicked;
  await doAct(app, viewer, { ...asked, assignmentId: subject.assignmentId, expected: version });
  return { toast: said(doneWords[asked.act]), show: closed };
}

/** 签收: done by the press itself, on any card that carries the line. */
export const acknowledge: Handler = { run: (clicked) => done(clicked, { act: "acknowledge", words: {} }) };

/** 通过并销号 */
export const closeOut: Handler = { run: (clicked) => done(clicked, { act: "closeOut", words: { result: null } }) };
