import type { View } from "../../db/view.ts";
import { Refusal } from "../../refusal.ts";
import { endWithRemark } from "../../usecases/follow-up/end.ts";
import type { Handler } from "./clicked.ts";
import { said, subjectOf, warned } from "./clicked.ts";
import { closed } from "./place.ts";
import { isCorrectable } from "./toasts.ts";
import { wordsIn } from "./typed.ts";

/** 提交 of 处置完毕: the 待处置 is over, with what was done about it. */
export const end: Handler = {
  run: async (clicked) => {
    const subject = subjectOf(clicked, "followUp");
    if (!subject) throw new Refusal("notFound", {});
    const { remark = "" } = wordsIn(clicked.form, ["remark"]);
    await endWithRemark(clicked.app, clicked.viewer, { id: subject.followUpId, remark });
    return { toast: said("已处置完毕。"), show: closed };
  },
  refused: async ({ form }, refusal) => {
    if (!isCorrectable(refusal)) return null;
    const filled = wordsIn(form, ["remark"]);
    const kept = (now: View) => (now.view === "followUp" ? { ...now, filled, fault: refusal.message } : now);
    return { toast: warned(refusal.message), show: kept };
  },
};
