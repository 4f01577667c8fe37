import { within } from "../../app.ts";
import { Refusal } from "../../refusal.ts";
import { concerning, noteRefusal } from "../receive/refused.ts";
import type { Clicked, Outcome } from "./clicked.ts";
import { handlerOf } from "./handlers.ts";
import { toastOf } from "./toasts.ts";

const aboutOf = ({ subject }: Clicked) => ({
  ...("assignmentId" in subject && subject.assignmentId ? { assignmentId: subject.assignmentId } : {}),
  ...("itemId" in subject ? { itemId: subject.itemId } : {}),
});

/** Does it in a transaction of its own inside the click's, so that a refusal leaves nothing behind. */
async function run(clicked: Clicked): Promise<Outcome> {
  const handler = handlerOf(clicked.act);
  if (!handler) throw new Refusal("notFound", {});
  return clicked.app.db.transaction((tx) => handler.run({ ...clicked, app: within(clicked.app, tx) }));
}

export type Attempt = { outcome: Outcome; refusal: Refusal | null };

/** What comes of a click. A refusal is an answer: noted where a right was refused, and said on the form where that helps. */
export async function attempt(clicked: Clicked): Promise<Attempt> {
  try {
    return { outcome: await concerning(aboutOf(clicked), () => run(clicked)), refusal: null };
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    await noteRefusal(clicked.app, clicked.viewer, { refusal, act: clicked.act });
    const kept = await handlerOf(clicked.act)?.refused?.(clicked, refusal);
    return { outcome: kept ?? { toast: toastOf(refusal) }, refusal };
  }
}
