import { ruled } from "../../db/rule-versions.ts";
import { itemSeenBy, shareSeenBy } from "../../db/seen.ts";
import type { View, ViewInput } from "../../db/view.ts";
import type { AssignmentId } from "../../domain/item/item.ts";
import { Refusal } from "../../refusal.ts";
import { urge as doUrge, guardUrge } from "../../usecases/item/urge.ts";
import { urgeWords } from "../draw/urge.ts";
import type { Clicked, Handler } from "./clicked.ts";
import { said, subjectOf, told, warned } from "./clicked.ts";
import { inPlace, openNew } from "./place.ts";
import { isCorrectable, toastOf } from "./toasts.ts";
import { choicesIn, wordsIn } from "./typed.ts";

/** The item and the assignments a card of one share, or of the whole, is about. */
async function meantBy({ app, viewer, subject }: Clicked) {
  if (subject.view === "assignment") {
    const seen = await shareSeenBy(app.db, viewer, subject.assignmentId);
    if (seen) return { item: seen.item, ids: [subject.assignmentId], from: "assignment" as const };
  }
  if (subject.view === "item") {
    const item = await itemSeenBy(app.db, viewer, subject.itemId);
    if (item) return { item, ids: item.assignments.map(({ id }) => id), from: "item" as const };
  }
  throw new Refusal("notFound", {});
}

/** 催办 on a card of the matter: the preview with the names, in place on a private card. */
export const openUrge: Handler = {
  run: async (clicked) => {
    const { app, viewer } = clicked;
    const { item, ids, from } = await meantBy(clicked);
    const fit = await guardUrge(await ruled(app), viewer, { item, ids });
    const open = from === "item" ? fit.map(({ assignment }) => assignment.id) : ids;
    const view: ViewInput = { view: "urge", itemId: item.id, assignmentIds: open };
    if (!inPlace(clicked)) return openNew(clicked, view);
    return { toast: null, show: () => ({ ...view, from }) };
  },
};

type Typed = { units?: string[]; reason: string };

const typedIn = ({ form }: Clicked): Typed => ({
  ...choicesIn(form, ["units"]),
  reason: (wordsIn(form, ["reason"]).reason ?? "").trim(),
});

const kept = (clicked: Clicked, fault: string) => (now: View) =>
  now.view === "urge" ? { ...now, filled: { ...typedIn(clicked) }, fault } : now;

/** 催办 of the preview: decided again under the lock; the card becomes its receipt. */
export const urge: Handler = {
  run: async (clicked) => {
    const { app, viewer, version: expected } = clicked;
    const subject = subjectOf(clicked, "urge");
    if (!subject) throw new Refusal("notFound", {});
    const { itemId, assignmentIds } = subject;
    const { units, reason } = typedIn(clicked);
    if (reason.length > urgeWords.most) throw new Refusal("tooLong", { field: urgeWords.label, most: urgeWords.most });
    if (units?.length === 0) throw new Refusal("incomplete", { fields: ["催办单位"] });
    const ids = assignmentIds.filter((id: AssignmentId) => units?.includes(id) ?? true);
    const batch = await doUrge(app, viewer, { itemId, ids, reason: reason || null, expected });
    return { toast: said("已催办。"), show: () => ({ view: "urge", itemId, assignmentIds: ids, batch }) };
  },
  refused: async (clicked, refusal) => {
    if (refusal.reason === "outdated") {
      const again = "本事项已有新的进展，请核对后再点“催办”。";
      return { toast: toastOf(refusal), show: kept(clicked, again) };
    }
    if (!isCorrectable(refusal)) return null;
    return { toast: warned(refusal.message), show: kept(clicked, refusal.message) };
  },
};

/** 取消: nothing was sent; a card that had become the preview shows the matter again. */
export const leaveUrge: Handler = {
  run: async (clicked) => {
    const subject = subjectOf(clicked, "urge");
    const [assignmentId] = subject?.assignmentIds ?? [];
    if (!subject || !assignmentId) throw new Refusal("notFound", {});
    const back: ViewInput =
      subject.from === "assignment" ? { view: "assignment", assignmentId } : { view: "item", itemId: subject.itemId };
    return { toast: told("已取消，没有催办。"), show: () => back };
  },
};
