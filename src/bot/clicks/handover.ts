import type { View } from "../../db/view.ts";
import { Refusal } from "../../refusal.ts";
import { handOver as doHandOver } from "../../usecases/roster/hand-over.ts";
import { personNamed } from "../../usecases/roster/naming.ts";
import { previewHandover } from "../../usecases/roster/preview-handover.ts";
import type { Handler } from "./clicked.ts";
import { said, subjectOf, warned } from "./clicked.ts";
import { chosenPerson } from "./delegation.ts";
import { guardSight } from "./place.ts";
import { isCorrectable } from "./toasts.ts";
import { wordsIn } from "./typed.ts";

/** 提交 of 交接: whose roles, then to whom; nothing moves before 确认交接. */
export const handOver: Handler = {
  run: async (clicked) => {
    const { app, viewer, form } = clicked;
    const subject = subjectOf(clicked, "handover");
    if (!subject) throw new Refusal("notFound", {});
    const typed = wordsIn(form, ["person", "successor"]);
    if (!subject.personId) {
      const found = await personNamed(app, viewer, typed.person ?? "");
      if (!found) throw new Refusal("incomplete", { fields: ["交接人"] });
      const next = { view: "handover", personId: found.id } as const;
      await guardSight(clicked, next);
      return { toast: null, show: () => next };
    }
    const pair = { personId: subject.personId, successorId: chosenPerson(typed.successor, "接手人") };
    await previewHandover(app, viewer, pair);
    return { toast: null, show: () => ({ view: "handover", ...pair }) };
  },
  refused: async ({ form }, refusal) => {
    if (!isCorrectable(refusal)) return null;
    const { person = "" } = wordsIn(form, ["person"]);
    const kept = (now: View) =>
      now.view === "handover" ? { ...now, filled: { person }, fault: refusal.message } : now;
    return { toast: warned(refusal.message), show: kept };
  },
};

/** 确认交接 */
export const confirmHandover: Handler = {
  run: async (clicked) => {
    const { app, viewer } = clicked;
    const { personId, successorId } = subjectOf(clicked, "handover") ?? {};
    if (!personId || !successorId) throw new Refusal("notFound", {});
    const handoverId = await doHandOver(app, viewer, { personId, successorId });
    return { toast: said("交接完毕。"), show: () => ({ view: "handover", handoverId }) };
  },
};

/** 返回: another successor may be chosen; nothing has moved. */
export const backFromHandover: Handler = {
  run: async (clicked) => {
    const { personId } = subjectOf(clicked, "handover") ?? {};
    if (!personId) throw new Refusal("notFound", {});
    return { toast: null, show: () => ({ view: "handover", personId }) };
  },
};
