import type { View, ViewInput } from "../../db/view.ts";
import type { FormAct } from "../../domain/item/forms.ts";
import { fieldsOf } from "../../domain/item/forms.ts";
import type { Typed } from "../../domain/item/words.ts";
import { readWords } from "../../domain/item/words.ts";
import { Refusal } from "../../refusal.ts";
import { act as doAct } from "../../usecases/item/act.ts";
import { actOnAll } from "../../usecases/item/act-on-all.ts";
import { admitTo, admitToAll } from "../../usecases/item/admit.ts";
import { reading } from "../../usecases/item/reading.ts";
import type { Clicked, Handler } from "./clicked.ts";
import { said, warned } from "./clicked.ts";
import { closed } from "./place.ts";
import { doneWords, isCorrectable, toastOf } from "./toasts.ts";
import { wordsIn } from "./typed.ts";

const ASKED = "已报本单位第一责任人签发，签发后报平安办审核。";
const LOOK_AGAIN = "本事项已有新的进展，请核对后再提交。";

const typedIn = ({ form }: Clicked, act: FormAct): Typed =>
  wordsIn(
    form,
    fieldsOf(act).map(({ name }) => name),
  );

async function onAll(clicked: Clicked, act: FormAct): Promise<void> {
  const { app, viewer, subject, version: expected } = clicked;
  if (subject.view !== "item") throw new Refusal("notFound", {});
  const { itemId } = subject;
  const read = await reading(app);
  const typed = typedIn(clicked, act);
  if (act === "cancel") await actOnAll(app, viewer, { itemId, expected, act, words: readWords(act, typed, read) });
  else if (act === "redate") await actOnAll(app, viewer, { itemId, expected, act, words: readWords(act, typed, read) });
  else throw new Refusal("notFound", {});
}

/** Does it; resolves to what is said of it. */
async function submitted(clicked: Clicked, act: FormAct): Promise<string> {
  const { app, viewer, subject, version: expected } = clicked;
  if (subject.view !== "assignment") {
    await onAll(clicked, act);
    return doneWords[act];
  }
  const words = readWords(act, typedIn(clicked, act), await reading(app));
  const { assignmentId } = subject;
  const item = await doAct(app, viewer, { assignmentId, act, words, expected });
  const waits = item.assignments.some(({ id, signOffAt }) => id === assignmentId && signOffAt !== null);
  return act === "submitCompletion" && waits ? ASKED : doneWords[act];
}

/** Whether the act is still open to this person, whatever has happened since the button was drawn. */
async function stillOpen({ app, viewer, subject }: Clicked, act: FormAct): Promise<boolean> {
  try {
    if (subject.view === "assignment") await admitTo(app, viewer, { assignmentId: subject.assignmentId, act });
    else if (subject.view === "item") await admitToAll(app, viewer, { itemId: subject.itemId, act });
    else return false;
    return true;
  } catch (refusal) {
    if (refusal instanceof Refusal) return false;
    throw refusal;
  }
}

/** The form as it stood, with the typed words and what is wrong; one that was closed meanwhile stays closed. */
const keptOpen =
  (act: FormAct, filled: Typed, fault: string) =>
  (now: View): ViewInput =>
    "form" in now && now.form === act ? ({ ...now, filled, fault } as ViewInput) : now;

/** 提交 of an act's form: read again on the server, done, and the card becomes its own receipt. */
export const submit = (act: FormAct): Handler => ({
  run: async (clicked) => {
    return { toast: said(await submitted(clicked, act)), show: closed };
  },
  refused: async (clicked, refusal) => {
    if (isCorrectable(refusal)) {
      return { toast: warned(refusal.message), show: keptOpen(act, typedIn(clicked, act), refusal.message) };
    }
    if (refusal.reason === "outdated" && (await stillOpen(clicked, act))) {
      return { toast: toastOf(refusal), show: keptOpen(act, typedIn(clicked, act), LOOK_AGAIN) };
    }
    return null;
  },
});
